"""Pure functions on text, the lowest layer: finding words, naming quantities, telling differences."""
