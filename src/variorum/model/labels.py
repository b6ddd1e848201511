"""What a page calls each article: by what is known of it, and no two alike."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from .source import UNKNOWN_TEXT, Source

UNTITLED = "Untitled article"
# Marks inside our quotation marks are single ones.
_INNER_MARKS = str.maketrans('“”„«»"', "‘’‚‹›'")


def labels(sources: Iterable[Source]) -> Mapping[str, str]:
    """A label for each source's id: the title, in quotation marks since the words are the article's;
    else outlet and agency, or that it has no title.

    Where two would be called alike their outlet or byline and their day are added, and at last a number.
    """
    every = {source.id: source for source in sources}
    found = {key: _first(source) for key, source in every.items()}
    for more in (_outlet, _day, _byline):
        _tell_apart(found, every, more)
    alike = Counter(found.values())
    given: Counter[str] = Counter()
    for key, label in found.items():
        given[label] += 1
        if alike[label] > 1:
            found[key] = f"{label} ({given[label]})"
    return found


def _tell_apart(
    found: dict[str, str], every: Mapping[str, Source], more: Callable[[Source], str]
) -> None:
    """Adds what more is known of those that are called alike, where that tells them apart."""
    groups: dict[str, list[str]] = {}
    for key, label in found.items():
        groups.setdefault(label, []).append(key)
    for label, keys in groups.items():
        told = [more(every[key]) for key in keys]
        if len(set(told)) > 1:
            found.update(
                (key, f"{label}, {words}")
                for key, words in zip(keys, told, strict=True)
                if words and words not in label
            )


def _first(source: Source) -> str:
    if source.title != UNKNOWN_TEXT:
        return f"“{source.title.translate(_INNER_MARKS)}”"
    if outlet := _outlet(source):
        return outlet
    return ", ".join(filter(None, (UNTITLED, _day(source))))


def _outlet(source: Source) -> str:
    return " – ".join(word for word in (source.outlet, source.agency) if word != UNKNOWN_TEXT)


def _byline(source: Source) -> str:
    return source.byline if source.byline != UNKNOWN_TEXT else ""


def _day(source: Source) -> str:
    """When it was published, as far as that is known: a day, a month or a year."""
    when = source.published.when
    if when.first is None or when.last is None or when.first.year != when.last.year:
        return ""
    month = f"{calendar.month_name[when.first.month]} {when.first.year}"
    if when.day is not None:
        return f"{when.day.day} {month}"
    return month if when.first.month == when.last.month else str(when.first.year)
