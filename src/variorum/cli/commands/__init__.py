"""Each command in a module of its own name."""
