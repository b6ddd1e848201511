"""A scene drawn by matplotlib, as PNG."""

from __future__ import annotations

import io
from functools import cache

import matplotlib as mpl
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image

from .palette import LIGHT
from .scene import Scene, Shape, Words
from .words import drawable, face_file

_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}
_PIXELS = 2.0
_COLOURS = 128


def pixels(scene: Scene) -> bytes:
    """The scene as a PNG of twice its size, in the light scheme's colours.

    Its parts are drawn straight with a renderer: figures and artists would measure text with the
    machine's fonts, and take their time.
    """
    out = io.BytesIO()
    size = round(scene.width * _PIXELS), round(scene.height * _PIXELS)
    with mpl.rc_context():
        # A reader's own matplotlibrc changes nothing in here.
        mpl.rcdefaults()
        mpl.rc("path", simplify=False)
        renderer = RendererAgg(*size, 72 * _PIXELS)  # type: ignore[no-untyped-call]
        upright = Affine2D().scale(_PIXELS, -_PIXELS).translate(0, scene.height * _PIXELS)
        for part in scene.ink:
            if isinstance(part, Words):
                _words(renderer, part)
            else:
                _shape(renderer, part, upright)
        drawn = renderer.buffer_rgba()  # type: ignore[no-untyped-call]
        picture = Image.frombuffer("RGBA", size, drawn).convert("RGB")
    # A chart has few colours: a palette makes a quarter of the bytes.
    picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        out, format="png", optimize=False, compress_level=6
    )
    return out.getvalue()


def _words(renderer: RendererBase, words: Words) -> None:
    """A line of text at its baseline, in the letters that the face has."""
    face, text = _face(words.size, words.bold), drawable(words.text, words.bold)
    context = renderer.new_gc()
    context.set_foreground(LIGHT[words.role])
    width, _, _ = renderer.get_text_width_height_descent(text, face, ismath=False)
    x = words.x * _PIXELS - width * _SHIFT[words.anchor]
    renderer.draw_text(context, x, words.y * _PIXELS, text, face, 0, ismath=False)


def _shape(renderer: RendererBase, shape: Shape, upright: Affine2D) -> None:
    context = renderer.new_gc()
    width = shape.width if shape.stroke else 0.0
    context.set_linewidth(width)
    context.set_foreground(LIGHT[shape.stroke] if shape.stroke else "none")
    context.set_capstyle("butt")
    context.set_joinstyle("round")
    if shape.dashes:
        context.set_dashes(0, [each * width for each in shape.dashes])
    if shape.alpha < 1:
        context.set_alpha(shape.alpha)
    fill = LIGHT[shape.fill] if shape.fill else "none"
    face = to_rgba(fill, shape.alpha) if fill != "none" else None
    renderer.draw_path(context, _path(shape), upright, face)


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
