"""Which form matches where: each is tried only where it can begin.

An opening is a first word and a mark for what follows it: a space for what parts words in prose (a
gap, a comma, the end), `#` for anything else (a hyphen, a digit). `*` stands for any letters, and a
mark alone for what begins without one. So `last~week` opens with "last " and "last#", `[a-z]++\\$`
with "*#". No match begins otherwise; not all that begins so is a match, since look-arounds are not
asked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import Literal

import regex

from variorum.text.language import Language
from variorum.text.passages import Span

from .parts import compiled, parts

Openings = frozenset[str]
PARTING = ' \t\n\r\u00a0\u2007\u2009\u202f.,;:!?()"“”'
"""What parts words in prose; no form begins with it."""
MARKS = frozenset(" #")
# Small letters of the scripts that have capitals, among which a class of letters is tried.
_LETTERS = "".join(filter(str.islower, map(chr, range(0x61, 0x530))))
# A class of more letters than these counts as one of any, and more ways to set words together than
# these as any word: “zweihundertfünfzig”.
_FEW = 12
_MOST = 3_000
_PIECE = regex.compile(
    r"<[A-Z_]+>|\(\?&\w+\)"  # a part, a call of one
    r"|\[\^?(?:\\.|[^\]\\])+\]|\\p\{\w+\}|\\."  # a class of characters, an escape
    r"|\(\?!\\w\)|\(\?(?:<?[:>=!]|P<\w+>)|[()|]"  # the end of a word, groups and look-arounds
    r"|\{[^}]*\}|[^\W\d_]+(?![?*+{])|.",  # a quantifier, letters that have none, a character
    regex.DOTALL,
)
_WORD_ENDS = (r"\b", r"(?!\w)")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_NOTHING: Openings = frozenset({""})
_ANY_LETTERS: Openings = frozenset({"", "*"})


class Reading:
    """Reads how forms begin that are made of `parts`, each of them once."""

    def __init__(self, parts: Mapping[str, str]) -> None:
        self._parts = parts
        self._read: dict[str, Openings] = {}

    def openings(self, form: str) -> Openings:
        """Every way in which a match of `form` can begin."""
        # A form that ends inside its first word may end inside a longer one.
        begun = self._alternatives(deque(_PIECE.findall(form)))
        return _joined(_joined(begun, _ANY_LETTERS), MARKS)

    def _alternatives(self, pieces: deque[str]) -> Openings:
        """The openings up to the end of a group; one without a mark is not yet at the end of a word."""
        read: Openings = frozenset()
        begun = _NOTHING
        while pieces and (piece := pieces.popleft()) != ")":
            if piece == "|":
                read |= begun
                begun = _NOTHING
            elif piece in _WORD_ENDS:
                begun = (begun & _NOTHING) | _joined(begun - _NOTHING, MARKS)
            else:
                begun = _joined(begun, _repeated(self._openings_of(piece, pieces), pieces))
        return read | begun

    def _openings_of(self, piece: str, rest: deque[str]) -> Openings:
        if part := regex.match(r"(?:<|\(\?&)(\w+)", piece):
            return self._part(part[1].upper())
        if not piece.startswith("("):
            return _characters(piece)
        if piece == "(" and rest[0] == "?":
            raise ValueError(f"a form with (?{rest[1]} is not understood here")
        group = self._alternatives(rest)
        return _NOTHING if piece in _LOOKS else group

    def _part(self, name: str) -> Openings:
        if name not in self._read:
            self._read[name] = self._alternatives(deque(_PIECE.findall(self._parts[name])))
        return self._read[name]


@cache
def _characters(piece: str) -> Openings:
    if piece == "~":
        return MARKS
    if piece.isalpha():
        return frozenset({piece})
    if len(piece) == 1 and piece != ".":
        return frozenset(" " if piece in PARTING else "#")
    accepted = set(regex.findall(piece, _LETTERS + PARTING))
    letters = accepted.intersection(_LETTERS)
    marks = MARKS if accepted - letters else {"#"}
    return frozenset({"*"} if len(letters) > _FEW else letters) | marks


def _repeated(begun: Openings, pieces: deque[str]) -> Openings:
    """`begun` as often as the quantifier allows that stands next, if one does."""
    if not pieces or pieces[0][0] not in "?*+{":
        return begun
    quantifier = pieces.popleft()
    if pieces and pieces[0] in "+?":  # possessive or lazy
        pieces.popleft()
    if quantifier != "?":
        begun = _joined(_joined(begun, _ANY_LETTERS), begun | _NOTHING)
    return begun | _NOTHING if quantifier in "?*" or quantifier.startswith("{0") else begun


def _joined(begun: Openings, more: Openings) -> Openings:
    """Each of `begun` that is not yet at the end of a word, with each of `more` behind it."""
    ended = {each for each in begun if each[-1:] in MARKS}
    open_ones = begun - ended
    if len(open_ones) * len(more) > _MOST:
        open_ones = (open_ones & _NOTHING) | {"*"}
    longer = {each + behind for each in open_ones for behind in more}
    return frozenset(ended | {_starred(each) for each in longer})


def _starred(opening: str) -> str:
    """`opening`; where some of its letters are not known, none counts."""
    if "*" not in opening:
        return opening
    return f"*{opening[-1]}" if opening[-1] in MARKS else "*"


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
