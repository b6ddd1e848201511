"""Which form matches where: each is tried only where it can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

import regex

from variorum.text.passages import Span

from .forms import DATES, NO_QUANTITIES, NUMBERS, VAGUE
from .kinds import MentionKind
from .openings import PARTING, openings
from .parts import compiled


@dataclass(frozen=True)
class Form:
    """A row of a table, and the kind of mention it finds: None where it is to be passed over."""

    kind: MentionKind | None
    text: str

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """Compiled when a text first asks for it, since most texts ask for a part of the forms.

        Parts that give nothing back (`*+`, `(?>…)`) match wrongly in `re` of early releases of
        Python 3.11 (CPython issue 101955), which are in wide use: so `regex`, where they are sound.
        """
        # What every match holds, `regex` seeks in the whole rest of the text before it tries one:
        # time would grow with the square of the text. An alternative without it prevents that.
        return regex.compile(f"{compiled(self.text)}|(?!)")


def _whole(form: str) -> str:
    return rf"(?:{form})(?!\w)"


# A word of a form is a whole word; digits may run into letters.
FORMS = (
    *(Form(None, _whole(row)) for row in NO_QUANTITIES),
    *(Form("date", row) for row in DATES),
    *(Form("vague", _whole(row)) for row in VAGUE),
    *(Form("number", row) for row in NUMBERS),
)
"""Every form in the order in which they are tried: the first that matches counts."""
# A word with what parts it from the next one, if that follows, or a character no word begins with.
_START = regex.compile(
    rf"(?<!\w)(?:([a-z]++)([{re.escape(PARTING)}]|\Z)?|[^\s{re.escape(PARTING)}])"
)


@cache
def by_opening() -> Mapping[str, tuple[Form, ...]]:
    """The forms to try at each opening, in order; at a word not listed, those of `*`."""
    starts = [(form, openings(form.text)) for form in FORMS]
    return {
        opening: tuple(
            form for form, begins in starts if opening in begins or f"*{opening[-1]}" in begins
        )
        for opening in {"* ", "*#", *chain.from_iterable(begins for _, begins in starts)}
    }


def matches(lower: str) -> Iterator[tuple[Span, MentionKind]]:
    """What the forms find in a text in lower case, from left to right, without overlap."""
    forms_at = by_opening()
    end = 0
    for start in _START.finditer(lower):
        at = start.start()
        if at < end:
            continue
        word, parting = start.groups()
        mark = "#" if parting is None else " "
        for form in forms_at.get(f"{word or ''}{mark}", forms_at[f"*{mark}"]):
            if found := form.pattern.match(lower, at):
                end = found.end()
                if form.kind:
                    yield Span(at, end), form.kind
                break
