"""Which form matches where: each is tried only where it can begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import Literal

import regex

from variorum.text.language import Language
from variorum.text.passages import Span

from .openings import PARTING, Reading
from .parts import compiled, parts

MentionKind = Literal["number", "date", "vague"]


@dataclass(frozen=True)
class Form:
    """A row of a language's forms, and the kind of mention it finds: None where it is to be passed
    over."""

    kind: MentionKind | None
    text: str
    language: Language

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """Compiled when a text first asks for it, since most texts ask for a part of the forms.

        Parts that give nothing back (`*+`, `(?>…)`) match wrongly in `re` of early releases of
        Python 3.11 (CPython issue 101955), which are in wide use: so `regex`, where they are sound.
        """
        # What every match holds, `regex` seeks in the whole rest of the text before it tries one:
        # time would grow with the square of the text. An alternative without it prevents that.
        return regex.compile(f"{compiled(self.text, self.language)}|(?!)")


@cache
def forms(language: Language) -> tuple[Form, ...]:
    """Every form of a language in the order in which they are tried: the first that matches counts."""
    tables: tuple[tuple[MentionKind | None, tuple[str, ...]], ...] = (
        (None, language.passed_over),
        ("date", language.date_forms),
        # “More than a thousand”, where the word for thousand looks like “thousands”.
        ("number", language.one_scale),
        ("vague", language.vague),
        ("number", language.number_forms),
    )
    return tuple(Form(kind, _whole(row, kind), language) for kind, rows in tables for row in rows)


def _whole(row: str, kind: MentionKind | None) -> str:
    """A row whose last word is a whole word; digits may run into letters."""
    runs_on = kind == "number" and ("<N" in row or "DIGITS" in row)
    return row if runs_on else rf"(?:{row})(?!\w)"


# A word with what parts it from the next one, if that follows, or a character no word begins with.
_START = regex.compile(
    rf"(?<!\w)(?:([^\W\d_]++)([{regex.escape(PARTING)}]|\Z)?|[^\s{regex.escape(PARTING)}])"
)


@cache
def by_opening(language: Language) -> Mapping[str, tuple[Form, ...]]:
    """The forms to try at each opening, in order; at a word not listed, those of `*`."""
    read = Reading(parts(language)).openings
    starts = [(form, read(form.text)) for form in forms(language)]
    return {
        opening: tuple(
            form for form, begins in starts if opening in begins or f"*{opening[-1]}" in begins
        )
        for opening in {"* ", "*#", *chain.from_iterable(begins for _, begins in starts)}
    }


def matches(lower: str, language: Language) -> Iterator[tuple[Span, MentionKind]]:
    """What the forms find in a text in lower case, from left to right, without overlap."""
    forms_at = by_opening(language)
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
