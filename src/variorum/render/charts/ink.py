"""A scene drawn by matplotlib: as raw SVG in sentinel colours with marks as groups, or as PNG."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import count

import matplotlib as mpl
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image

from .palette import LIGHT, SENTINEL
from .scene import Group, Part, Scene, Shape, Words
from .words import drawable, face_file

LINK = "link-"
ANCHOR = "anchor-"
_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}
_PIXELS = 2.0
_COLOURS = 128


def raw(scene: Scene) -> str:
    """The scene as matplotlib writes it; its n-th group is `link-n`."""
    out = io.StringIO()
    with _own_settings():
        renderer = RendererSVG(  # type: ignore[no-untyped-call]
            scene.width, scene.height, out, metadata={"Date": None}
        )
        _Ink(renderer, scene.height, SENTINEL).draw(scene)
        renderer.finalize()  # type: ignore[no-untyped-call]
    return out.getvalue()


def pixels(scene: Scene) -> bytes:
    """The scene as a PNG of twice its size, in the light scheme's colours."""
    out = io.BytesIO()
    size = round(scene.width * _PIXELS), round(scene.height * _PIXELS)
    with _own_settings():
        renderer = RendererAgg(*size, 72 * _PIXELS)  # type: ignore[no-untyped-call]
        _Ink(renderer, scene.height, LIGHT, _PIXELS).draw(scene)
        drawn = renderer.buffer_rgba()  # type: ignore[no-untyped-call]
        picture = Image.frombuffer("RGBA", size, drawn).convert("RGB")
    # A chart has few colours: a palette makes a quarter of the bytes.
    picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        out, format="png", optimize=False, compress_level=6
    )
    return out.getvalue()


@contextmanager
def _own_settings() -> Iterator[None]:
    """A reader's own matplotlibrc changes nothing in here."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rc("svg", fonttype="none", hashsalt="variorum")
        mpl.rc("path", simplify=False)
        yield


@dataclass(frozen=True)
class _Ink:
    """Draws parts straight with a renderer: figures and artists would measure text with the
    machine's fonts, and take their time."""

    renderer: RendererBase
    height: float
    colours: Mapping[str, str]
    scale: float = 1.0

    def draw(self, scene: Scene) -> None:
        numbers = count()
        for part in scene.parts:
            self._part(part, numbers)

    def _part(self, part: Part | Group, numbers: Iterator[int]) -> None:
        if isinstance(part, Group):
            self.renderer.open_group("mark", gid=f"{LINK}{next(numbers)}")
            for inner in part.parts:
                self._part(inner, numbers)
            self.renderer.close_group("mark")
        elif isinstance(part, Words):
            self._words(part)
        else:
            self._shape(part)

    def _words(self, words: Words) -> None:
        """A line of text at its baseline; where letters become pixels, those that the face has."""
        renderer, face = self.renderer, _face(words.size, words.bold)
        context = renderer.new_gc()
        context.set_foreground(self.colours[words.role])
        x, text = words.x * self.scale, words.text
        if isinstance(renderer, RendererAgg):
            text = drawable(text, words.bold)
            size = renderer.get_text_width_height_descent(text, face, ismath=False)  # type: ignore[no-untyped-call]
            x -= size[0] * _SHIFT[words.anchor]
        renderer.open_group("text", gid=ANCHOR + words.anchor)
        renderer.draw_text(context, x, words.y * self.scale, text, face, 0, ismath=False)
        renderer.close_group("text")

    def _shape(self, shape: Shape) -> None:
        context = self.renderer.new_gc()
        width = shape.width if shape.stroke else 0.0
        context.set_linewidth(width)
        context.set_foreground(self.colours[shape.stroke] if shape.stroke else "none")
        context.set_capstyle("butt")
        context.set_joinstyle("round")
        if shape.dashes:
            context.set_dashes(0, [each * width for each in shape.dashes])
        if shape.alpha < 1:
            context.set_alpha(shape.alpha)
        upright = Affine2D().scale(self.scale, -self.scale).translate(0, self.height * self.scale)
        fill = self.colours[shape.fill] if shape.fill else "none"
        face = to_rgba(fill, shape.alpha) if fill != "none" else None
        self.renderer.draw_path(context, _path(shape), upright, face)


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
