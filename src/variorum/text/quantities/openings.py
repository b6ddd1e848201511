"""How the matches of a form can begin: its first words, so that it is tried nowhere else.

An opening is a first word and a mark for what follows it: a space for what parts words in prose (a
gap, a comma, the end), `#` for anything else (a hyphen, a digit, a letter beyond a to z). `*` stands
for any letters, and a mark alone for what begins without one. So `last~week` opens with "last " and
"last#", `[a-z]++\\$` with "*#". No match begins otherwise; not all that begins so is a match, since
look-arounds are not asked.
"""

from __future__ import annotations

import re
from collections import deque
from functools import cache

from .parts import PARTS

Openings = frozenset[str]
PARTING = ' \t\n\r\u00a0\u2007\u2009\u202f.,;:!?()"“”'
"""What parts words in prose; no form begins with it."""
MARKS = frozenset(" #")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PIECE = re.compile(
    r"<[A-Z_]+>|\(\?&\w+\)"  # a part, a call of one
    r"|\[\^?(?:\\.|[^\]\\])+\]|\\."  # a class of characters, an escape
    r"|\(\?!\\w\)|\(\?(?:<?[:>=!]|P<\w+>)|[()|]"  # the end of a word, groups and look-arounds
    r"|\{[^}]*\}|[a-z]+(?![?*+{])|.",  # a quantifier, letters that have none, a character
    re.DOTALL,
)
_WORD_ENDS = (r"\b", r"(?!\w)")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_NOTHING: Openings = frozenset({""})
_ANY_LETTERS: Openings = frozenset({"", "*"})


def openings(form: str) -> Openings:
    """Every way in which a match of `form` can begin."""
    # A form that ends inside its first word may end inside a longer one.
    return _joined(_joined(_read(form), _ANY_LETTERS), MARKS)


def _read(form: str) -> Openings:
    return _alternatives(deque(_PIECE.findall(form)))


def _alternatives(pieces: deque[str]) -> Openings:
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
            begun = _joined(begun, _repeated(_openings_of(piece, pieces), pieces))
    return read | begun


def _openings_of(piece: str, rest: deque[str]) -> Openings:
    if part := re.match(r"(?:<|\(\?&)(\w+)", piece):
        return _part(part[1].upper())
    if not piece.startswith("("):
        return _characters(piece)
    if piece == "(" and rest[0] == "?":
        msg = f"a form with (?{rest[1]} is not understood here"
        raise ValueError(msg)
    group = _alternatives(rest)
    return _NOTHING if piece in _LOOKS else group


@cache
def _part(name: str) -> Openings:
    return _read(PARTS[name])


@cache
def _characters(piece: str) -> Openings:
    if piece == "~":
        return MARKS
    if piece.isascii() and piece.isalpha():
        return frozenset({piece})
    if len(piece) == 1 and piece != ".":
        return frozenset(" " if piece in PARTING else "#")
    accepted = set(re.findall(piece, _LETTERS + PARTING))
    letters = accepted & set(_LETTERS)
    marks = MARKS if accepted - letters else {"#"}
    return frozenset({"*"} if len(letters) == len(_LETTERS) else letters) | marks


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
    longer = {each + behind for each in begun - ended for behind in more}
    return frozenset(ended | {_starred(each) for each in longer})


def _starred(opening: str) -> str:
    """`opening`; where some of its letters are not known, none counts."""
    if "*" not in opening:
        return opening
    return f"*{opening[-1]}" if opening[-1] in MARKS else "*"
