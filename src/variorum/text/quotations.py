"""Where a text quotes: what stands between quotation marks of any kind, over paragraphs too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from .passages import Span

# Each mark that may open, with those that close it. Some open in one language and close in another.
_CLOSES = {
    "“": "”“", "”": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", '"': '"',
    "＂": "＂", "‘": "’", "‚": "‘’", "'": "'", "「": "」", "『": "』", "《": "》", "〝": "〞〟",
}  # fmt: skip
_SINGLE = "‘‚'’‹›"
_EVENTS = re.compile("[“”„‟«»‹›\"＂‘’‚'「」『』《》〝〞〟]|\n[ \t\r\u00a0]*\n\\s*")
# A line of a dialogue or an interview, whose words nobody puts in marks.
_DIALOGUE = re.compile(r"\s*(?:[—–―-]\s?\w|[^\W\d_a-z][\w .’'-]{1,40}:\s)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a text quotes: `outer` with its marks, `inner` without. `sure` is false where a mark may
    be another sign, or is never closed."""

    outer: Span
    inner: Span
    sure: bool


class _Open(NamedTuple):
    mark: str
    at: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation in `text`, those inside others too, in order.

    One of several paragraphs has a mark at the beginning of each and is closed in the last.
    """
    found: list[Quotation] = []
    stack: list[_Open] = []

    def close(opened: _Open, at: int, end: int, *, sure: bool) -> None:
        found.append(Quotation(Span(opened.at, end), Span(opened.at + 1, at), sure))

    def leave(until: int, mark: str = "") -> None:
        """Ends what is open at a paragraph's end; `mark` is the one that goes on with it."""
        for opened in stack:
            # A single mark that nothing closes is an apostrophe.
            if opened.mark not in _SINGLE:
                end = max(until, opened.at + 1)
                close(opened, end, end, sure=opened.mark == mark)
        stack.clear()

    for event in _EVENTS.finditer(text):
        at, sign = event.start(), event[0]
        if sign[0] == "\n":
            if stack:
                leave(at, text[event.end() : event.end() + 1])
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        begins = not before or before.isspace() or before in "([{—–-“‘„‚«»‹›\"'/"
        if sign in "'’" and _again(text, at):
            continue
        depth = _closed(stack, sign, before, after, begins=begins)
        if depth is not None:
            # What was opened inside and not closed is no quotation.
            del stack[depth + 1 :]
            opened = stack.pop()
            close(opened, at, at + 1, sure=opened.mark not in "‘'" or _alone(text, opened.at, at))
        elif sign in _CLOSES and _opens(sign, after, begins=begins):
            same = next((n for n, opened in enumerate(stack) if opened.mark == sign), None)
            if same is not None and sign in _SINGLE:
                del stack[same]
            elif same is not None:
                line = text.find("\n", stack[same].at, at)
                leave(line if line >= 0 else at, sign if before in ("", "\n") else "")
            stack.append(_Open(sign, at))
    leave(len(text))
    return tuple(sorted(found, key=lambda each: (each.outer.start, -each.outer.end)))


def _closed(stack: list[_Open], sign: str, before: str, after: str, *, begins: bool) -> int | None:
    """Which of the open marks `sign` closes."""
    if sign in "'’" and (after.isalnum() or before.isspace()):
        return None
    depth = next((n for n in range(len(stack) - 1, -1, -1) if sign in _CLOSES[stack[n].mark]), None)
    # A straight mark, or one that opens as well, opens where a word begins behind it.
    return None if sign in '"＂“‘' and begins and after.isalnum() else depth


def _opens(sign: str, after: str, *, begins: bool) -> bool:
    if sign == "’":
        return False
    if sign in "\"＂'‘”»›":
        return begins and bool(after) and not after.isspace()
    return True


def _again(text: str, at: int) -> bool:
    """Whether the same single mark could close again before another quotation begins: this one is
    an apostrophe then (“the soldiers’ fault,’ she said”)."""
    behind = re.split(r"[\n‘“\"]|(?<!\w)'", text[at + 1 : at + 300], maxsplit=1)[0]
    return re.search(rf"[\w.,!?…]{text[at]}(?!\w)", behind) is not None


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a single mark between the two could close as well."""
    return not re.search(rf"\w{text[end]}(?!\w)", text[start + 1 : end]) and text[end] != "'"


def is_dialogue(text: str, span: Span) -> bool:
    """Whether the line of `span` is of a dialogue or an interview, which needs no marks."""
    start = text.rfind("\n", 0, span.start) + 1
    return _DIALOGUE.match(text, start) is not None
