"""How the matches of a form can begin: its first words, so that it is tried nowhere else.

An opening is a first word and a mark for what follows it: a space for what parts words in prose (a
gap, a comma, the end), `#` for anything else (a hyphen, a digit). `*` stands for any letters, and a
mark alone for what begins without one. So `last~week` opens with "last " and "last#", `[a-z]++\\$`
with "*#". No match begins otherwise; not all that begins so is a match, since look-arounds are not
asked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from functools import cache

import regex

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
            msg = f"a form with (?{rest[1]} is not understood here"
            raise ValueError(msg)
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
