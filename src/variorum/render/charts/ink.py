"""A scene drawn by matplotlib: as raw SVG in sentinel colours with marks as groups, or as PNG."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform
from PIL import Image

from .palette import LIGHT, sentinel
from .scene import Linked, Part, Scene, Shape, Titled, Words
from .words import drawable, face_file

LINK = "link-"
ANCHOR = "anchor-"
_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}
_PIXELS = 2.0
_COLOURS = 128
_KEPT = 16
"""A chart of the home page comes again on its question's page."""


class _Text(Artist):
    """A line of text at its baseline.

    matplotlib's own Text measures with the machine's fonts and warns of glyphs they lack.
    """

    def __init__(self, words: Words, pen: Pen) -> None:
        super().__init__()
        self._words, self._pen = words, pen

    def draw(self, renderer: RendererBase) -> None:
        words, pen = self._words, self._pen
        context = renderer.new_gc()
        context.set_foreground(pen.colour(words.role))
        if pen.glyphs:
            self._blit(renderer, context)
        else:
            renderer.open_group("text", gid=ANCHOR + words.anchor)
            face = _face(words.size, words.bold)
            renderer.draw_text(context, words.x, words.y, words.text, face, 0, ismath=False)
            renderer.close_group("text")
        context.restore()

    def _blit(self, renderer: RendererBase, context: GraphicsContextBase) -> None:
        """The line as one image: glyph by glyph, as Agg draws it, takes ten times as long."""
        words, pen = self._words, self._pen
        face = _letters(words.bold)
        face.set_size(words.size, 72 * pen.scale)
        face.set_text(drawable(words.text, words.bold), 0, flags=LoadFlags.NO_HINTING)
        wide, _ = face.get_width_height()
        face.draw_glyphs_to_bitmap(antialiased=True)
        grey = face.get_image()
        image = grey.repeat(4).reshape(*grey.shape, 4)
        image[..., :3] = [round(255 * part) for part in context.get_rgb()[:3]]
        left, _ = face.get_bitmap_offset()
        _, height = renderer.get_canvas_width_height()
        x = words.x * pen.scale - wide / 64 * _SHIFT[words.anchor] + left / 64
        y = height - words.y * pen.scale - face.get_descent() / 64
        renderer.draw_image(context, round(x), round(y), image[::-1])


class _Group(Artist):
    """The artists of one mark, drawn into one group."""

    def __init__(self, gid: str, members: tuple[Artist, ...]) -> None:
        super().__init__()
        self._gid, self._members = gid, members

    def draw(self, renderer: RendererBase) -> None:
        renderer.open_group("mark", gid=self._gid)
        for member in self._members:
            member.draw(renderer)
        renderer.close_group("mark")


@dataclass(frozen=True, slots=True)
class Pen:
    """How a scene is drawn: its colours, its size, and whether letters become pixels here."""

    colour: Callable[[str], str]
    scale: float = 1.0
    glyphs: bool = False


def raw(scene: Scene) -> str:
    """The scene as matplotlib writes it; the n-th `Linked` or `Titled` part is group `link-n`."""
    return _raw(_bare(scene))


def pixels(scene: Scene) -> bytes:
    """The scene as a PNG of twice its size, in the light scheme's colours."""
    return _pixels(_bare(scene))


def _bare(scene: Scene) -> Scene:
    """The scene without what a drawing does not show, so that two pages share one drawing."""
    return replace(
        scene,
        parts=tuple(replace(p, href="") if isinstance(p, Linked) else p for p in scene.parts),
    )


@lru_cache(maxsize=_KEPT)
def _raw(scene: Scene) -> str:
    out = io.StringIO()
    with _own_settings():
        figure = _figure(scene, Pen(sentinel))
        FigureCanvasSVG(figure)
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


@lru_cache(maxsize=_KEPT)
def _pixels(scene: Scene) -> bytes:
    out = io.BytesIO()
    with _own_settings():
        figure = _figure(scene, Pen(LIGHT.__getitem__, _PIXELS, glyphs=True))
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        size = canvas.get_width_height()
        drawn = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
        picture = Image.frombuffer("RGBA", size, drawn).convert("RGB")
        # A chart has few colours: a palette makes a quarter of the bytes.
        picture.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            out, format="png", optimize=False, compress_level=6
        )
    return out.getvalue()


@contextmanager
def _own_settings() -> Iterator[None]:
    """A reader's own matplotlibrc changes nothing in here, in drawing and in saving."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rc("svg", fonttype="none", hashsalt="variorum")
        mpl.rc("path", simplify=False)
        mpl.rc("text", parse_math=False)
        yield


def _figure(scene: Scene, pen: Pen) -> Figure:
    figure = Figure(figsize=(scene.width / 72, scene.height / 72), dpi=72 * pen.scale)
    figure.patch.set_visible(False)
    upright = Affine2D().scale(pen.scale, -pen.scale).translate(0, scene.height * pen.scale)
    links = 0
    for number, part in enumerate(scene.parts):
        artist: Artist
        if isinstance(part, Linked | Titled):
            members = tuple(_artist(inner, figure, upright, pen) for inner in part.parts)
            artist = _Group(f"{LINK}{links}", members)
            links += 1
        else:
            artist = _artist(part, figure, upright, pen)
        artist.set_zorder(number)
        artist.set_figure(figure)
        figure.add_artist(artist)
    return figure


def _artist(part: Part, figure: Figure, upright: Transform, pen: Pen) -> Artist:
    if isinstance(part, Words):
        return _Text(part, pen)
    patch = PathPatch(
        _path(part),
        facecolor=pen.colour(part.fill) if part.fill else "none",
        edgecolor=pen.colour(part.stroke) if part.stroke else "none",
        linewidth=part.width if part.stroke else 0,
        linestyle=(0, part.dashes) if part.dashes else "solid",
        alpha=part.alpha if part.alpha < 1 else None,
        capstyle="butt",
        joinstyle="round",
        transform=upright,
        clip_on=False,
    )
    patch.set_figure(figure)
    return patch


def _path(shape: Shape) -> Path:
    points = [*shape.points]
    follow = Path.CURVE3 if shape.arc else Path.LINETO
    codes = [Path.MOVETO, *[follow] * (len(points) - 1)]
    if shape.closed:
        points.append(points[0])
        codes.append(Path.CLOSEPOLY)
    return Path(points, codes)


@cache
def _face(size: float, bold: bool) -> FontProperties:
    """The face that matplotlib ships: a machine's own of that name could differ."""
    weight = "bold" if bold else "normal"
    return FontProperties(family="DejaVu Sans", size=size, weight=weight, fname=face_file(bold))


@cache
def _letters(bold: bool) -> FT2Font:
    return FT2Font(face_file(bold))
