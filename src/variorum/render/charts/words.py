"""Text for a drawing: made safe, measured and wrapped without asking the machine for its fonts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

# DejaVu Sans, measured here, runs about 15 % wider than the Helvetica, Arial or Roboto of a page:
# that is the room for another face. The rest is for a page that falls back on DejaVu itself.
ROOM = 1.03
_BOLD = 1.1
_UNITS = 2048
# “· 2 articles” stays on one line.
_WORD = re.compile(r"· [0-9]+ [^ ]+|[^ ]+")
_SPACES = re.compile("[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_NO_CHARACTERS = "".join(chr(n << 16 | last) for n in range(17) for last in (0xFFFE, 0xFFFF))
_UNFIT = re.compile(
    f"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef{_NO_CHARACTERS}]"
)
MISSING = "\u25af"
"""Stands in a picture of pixels for a character that the face lacks."""


def clean(text: str) -> str:
    """`text` on one line, with what XML forbids or what would reorder a line shown as U+FFFD."""
    return _UNFIT.sub("\ufffd", _SPACES.sub(" ", text).strip(" "))


def face_file(bold: bool = False) -> str:
    """The face that matplotlib ships, so that every machine measures and draws alike."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    import matplotlib as mpl  # noqa: PLC0415

    return str(Path(mpl.get_data_path(), "fonts", "ttf", name))


@lru_cache(maxsize=2)
def _font(bold: bool = False) -> FT2Font:
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415 - pages without a chart need no matplotlib

    return FT2Font(face_file(bold))


def drawable(text: str, bold: bool = False) -> str:
    """`text` with a box for each character that the face lacks."""
    return "".join(c if _font(bold).get_char_index(ord(c)) else MISSING for c in text)


@lru_cache(maxsize=4096)
def _advance(c: str) -> float:
    """The advance of one character in ems; one em where the face lacks it."""
    if unicodedata.combining(c):
        return 0.0
    index = _font().get_char_index(ord(c))
    if not index:
        return 1.0
    from matplotlib.ft2font import LoadFlags  # noqa: PLC0415

    glyph = _font().load_char(ord(c), flags=LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance) / _UNITS


def measure(text: str, size: float) -> float:
    """The width to keep free for `text` at `size`, with room for another face."""
    return sum(_advance(c) for c in text) * size * ROOM


def wrap(text: str, size: float, width: float, bold: bool = False) -> tuple[str, ...]:
    """`text` in lines no wider than `width`; only a word wider than that is broken."""
    size = size * _BOLD if bold else size
    lines: list[str] = []
    line = ""
    for word in _WORD.findall(clean(text)):
        joined = f"{line} {word}" if line else word
        if measure(joined, size) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, size, width)
        lines.extend(full)
    return (*lines, line)


def _pieces(word: str, size: float, width: float) -> list[str]:
    pieces, piece, used = [], "", 0.0
    for c in word:
        advance = measure(c, size)
        if piece and advance and used + advance > width:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + c, used + advance
    return [*pieces, piece]
