"""Pure functions on text, the lowest layer: finding words, quantities and differences."""
