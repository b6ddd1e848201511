"""Generated words: dates, counts, voices and answers as sentences need them (rule 12)."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from variorum.model.count import Bounds
from variorum.model.reported import Reported
from variorum.model.when import When

VOICES = {
    "direct": "in quotation marks",
    "indirect": "reported speech",
    "narrator": "the article’s own voice",
    "headline": "headline",
}
STANCES = {
    "asserts": "says",
    "denies": "denies",
    "predicts": "predicts",
    "conditional": "says, on a condition",
    "demands": "demands",
}
NOBODY = "nobody named"


def day(date: dt.date) -> str:
    return f"{date.day} {calendar.month_name[date.month]} {date.year}"


def when_words(when: When) -> str:
    """The dates in words: "22 December 2025", "on or before 25 December 2025", "not known"."""
    first, last = when.first, when.last
    if first is None and last is None:
        return "not known"
    if first is None:
        assert last is not None
        return f"on or before {day(last)}"
    if last is None:
        return f"on or after {day(first)}"
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months:
        start, end = (f"{calendar.month_name[d.month]} {d.year}" for d in (first, last))
        return start if start == end else f"{start} to {end}"
    return f"{day(first)} to {day(last)}"


def moment_words(when: When) -> str:
    """The dates of one moment: where several days are possible, "some day from … to …"."""
    if when.first is None or when.last is None or when.first == when.last:
        return when_words(when)
    words = when_words(when)
    return f"some day in {words}" if " to " not in words else f"some day from {words}"


def number_words(number: Decimal | int) -> str:
    """A number with separators between thousands."""
    return f"{number:,}" if isinstance(number, int) else f"{number:,f}"


def bounds_words(bounds: Bounds) -> str:
    """What the bounds leave possible, in words."""
    low, high, best = bounds.low, bounds.high, bounds.best
    if low is not None and low == high:
        return f"exactly {number_words(low)}"
    parts = []
    if low is not None:
        parts.append(f"{'above' if bounds.low_excluded else 'at least'} {number_words(low)}")
    if high is not None:
        parts.append(f"{'below' if bounds.high_excluded else 'at most'} {number_words(high)}")
    if best is not None:
        parts.append(f"best {number_words(best)}")
    return ", ".join(parts) if parts else "open"


def plural(number: int, one: str, many: str = "") -> str:
    return f"{number_words(number)} {one if number == 1 else many or one + 's'}"


def joined(items: Sequence[str], last: str = "and") -> str:
    """Items as a list in a sentence."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


_INNER = str.maketrans('“”„«»"', "‘’‚‹›'")


def quoted(words: str) -> str:
    """Words in quotation marks; marks inside them become single ones, so that ours are the outer."""
    return f"“{' '.join(words.split()).translate(_INNER)}”"


def chain_words(each: Reported) -> str:
    """Who says it: "The harbour master", or "Y, according to X"."""
    if each.speaker is None:
        return NOBODY
    names = [each.speaker.name, *(actor.name for actor in each.quoted_speakers)]
    if len(names) == 1:
        return names[0]
    return f"{names[-1]}, according to {', according to '.join(reversed(names[:-1]))}"


def answer_words(each: Reported) -> str:
    """What a claim answers: the verbatim phrase of its count, or the listed answer's label.

    Anything but an assertion says so: a number that is denied must not look like one that is told.
    """
    if each.claim.count is not None:
        label = quoted(each.claim.count.phrase)
    elif each.answer is not None:
        label = each.answer.label
    else:
        return ""
    return {
        "asserts": label,
        "denies": f"denies: {label}",
        "predicts": f"predicts: {label}",
        "conditional": f"on a condition: {label}",
        "demands": f"demands: {label}",
    }[each.claim.stance]


def line_words(each: Reported) -> str:
    """The lines of the article on which a claim's quote begins: "Line 15", "Lines 2 and 4"."""
    assert each.article.text is not None
    lines = dict.fromkeys(each.article.text.line(span.start) for span in each.spans)
    return f"{'Line' if len(lines) == 1 else 'Lines'} {joined([str(line) for line in lines])}"
