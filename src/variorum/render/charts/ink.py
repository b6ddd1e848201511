"""A scene in matplotlib's SVG, raw: roles as sentinel colours, marks as groups."""

from __future__ import annotations

import io
from functools import cache

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform

from .palette import sentinel
from .scene import Linked, Part, Scene, Shape, Titled, Words

LINK = "link-"
ANCHOR = "anchor-"


class _Text(Artist):
    """A line of text at its baseline.

    matplotlib's own Text measures with the machine's fonts and warns of glyphs they lack.
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def draw(self, renderer: RendererBase) -> None:
        words = self._words
        context = renderer.new_gc()
        context.set_foreground(sentinel(words.role))
        renderer.open_group("text", gid=ANCHOR + words.anchor)
        renderer.draw_text(
            context, words.x, words.y, words.text, _face(words.size, words.bold), 0, ismath=False
        )
        renderer.close_group("text")
        context.restore()


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


def raw(scene: Scene) -> str:
    """The scene as matplotlib writes it; the n-th `Linked` or `Titled` part is group `link-n`."""
    # A reader's own matplotlibrc must change nothing, in drawing and in saving.
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rc("svg", fonttype="none", hashsalt="variorum")
        mpl.rc("path", simplify=False)
        mpl.rc("text", parse_math=False)
        figure = Figure(figsize=(scene.width / 72, scene.height / 72), dpi=72)
        figure.patch.set_visible(False)
        FigureCanvasSVG(figure)
        upright = Affine2D().scale(1, -1).translate(0, scene.height)
        links = 0
        for number, part in enumerate(scene.parts):
            artist: Artist
            if isinstance(part, Linked | Titled):
                members = tuple(_artist(inner, figure, upright) for inner in part.parts)
                artist = _Group(f"{LINK}{links}", members)
                links += 1
            else:
                artist = _artist(part, figure, upright)
            artist.set_zorder(number)
            artist.set_figure(figure)
            figure.add_artist(artist)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


def _artist(part: Part, figure: Figure, upright: Transform) -> Artist:
    if isinstance(part, Words):
        return _Text(part)
    patch = PathPatch(
        _path(part),
        facecolor=sentinel(part.fill) if part.fill else "none",
        edgecolor=sentinel(part.stroke) if part.stroke else "none",
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
    return FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
