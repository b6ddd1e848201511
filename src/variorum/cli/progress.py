"""Progress on standard error, so that standard output holds results only."""

from __future__ import annotations

from rich.console import Console


class Progress:
    """Prints each line of progress it is called with."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False)

    def __call__(self, line: str) -> None:
        # One line stays one line, so that a path in it can be copied.
        self._console.print(line, soft_wrap=True)
