"""The sizes of a picture, in its own units: a CSS pixel at natural width."""

from __future__ import annotations

WIDTH = 800.0
LABEL = 13.0
SMALL = 12.0
LEADING = 17.2
"""From one baseline of a label to the next."""
LANE_NAMES = 190.0
"""The column at the left in which the rows of a picture are named."""
GLYPH = 5.2
"""Half the width of a mark's shape."""
APART = 2 * GLYPH + 6
"""From mark to mark where several stand side by side."""
STUB = 23.0
"""How long the arrow at an open end is; its length says nothing."""
ABOUT = GLYPH + 8.5
"""How far above its shape the sign ≈ stands."""
