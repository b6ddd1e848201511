"""Dates and spans as reported: a documented subset of EDTF.

Extended Date/Time Format, ISO 8601-2:2019, level 0 intervals and reduced precision, and open
interval ends of level 1; of one day also a time with its zone. Days are proleptic Gregorian, from the
year 1 to 9999.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache

from variorum.text.letters import called, odd_letters, plain
from variorum.text.nearest import alike

from .failure import Refused

FORMS = (
    "`2025-12-25`, `2025-12`, `2025`, `2025-12-22/2025-12-25`, `2025-12-25/..`, "
    "`../2025-12-25`, `2025-12-25T18:30+02:00` or `unknown`"
)
_MONTHS = tuple(calendar.month_name)[1:]
# So much alike is a slip of the pen.
_NEARLY = 75
_DAYS = r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9](Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])"
# What of a date can be seen without a calendar.
WHEN_PATTERN = (
    rf"^(unknown|{_DAYS}(/({_DAYS}|\.\.))?|\.\./{_DAYS}"
    rf"|(?!0000)[0-9]{{4}}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T{_TIME})$"
)
_MOMENT = re.compile(rf"(\d{{4}}-\d\d-\d\d)T{_TIME}\Z", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class When:
    """The days between which a moment lies, or which a span covers.

    `first` and `last` are inclusive; None is an open or unknown end. `instant` is the moment itself where a time
    with its zone is known, in UTC; the day is then the one in that zone.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    text: str = field(default="unknown", compare=False)
    instant: dt.datetime | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            blanks = {"found": self.text, "first": self.first, "last": self.last}
            raise Refused("ends-before-it-begins", **blanks)

    @property
    def unknown(self) -> bool:
        return self.first is None and self.last is None

    @property
    def day(self) -> dt.date | None:
        """The one day it is, or None where several days are possible."""
        return self.first if self.first is not None and self.first == self.last else None

    @property
    def days_text(self) -> str:
        """What was written, without a time of day."""
        return self.text.partition("T")[0]

    def meets(self, other: When) -> bool:
        """Whether a moment can lie in both; an open end reaches everywhere. Symmetric."""
        return not (_before(self, other) or _before(other, self))

    def may_follow(self, other: When) -> bool:
        """Whether a day in it can be one in the other, or come after it."""
        return not _before(self, other)

    def __str__(self) -> str:
        return self.text


UNKNOWN = When()


def _before(left: When, right: When) -> bool:
    if left.instant and right.instant:
        return left.instant < right.instant
    return left.last is not None and right.first is not None and left.last < right.first


@lru_cache(maxsize=4096)
def parse_when(text: str) -> When:
    """The dates that `text` names.

    Raises Refused(`bad-date`) for anything outside the forms in `FORMS`.
    """
    if text == "unknown":
        return UNKNOWN
    start, slash, end = text.partition("/")
    if timed := _MOMENT.match(text):
        day, _ = _days(timed[1], text)
        try:
            instant = dt.datetime.fromisoformat(text).astimezone(dt.UTC)
        except OverflowError:
            raise _refused("outside-calendar", text) from None
        return When(day, day, text, instant)
    if not slash:
        first, last = _days(text, text)
        return When(first, last, text)
    if start == end == "..":
        raise _refused("open-at-both-ends", text)
    return When(
        None if start == ".." else _days(start, text)[0],
        None if end == ".." else _days(end, text)[1],
        text,
    )


def _days(part: str, whole: str) -> tuple[dt.date, dt.date]:
    """First and last day of a year, a month or a day."""
    match = _DATE.match(part)
    if not match:
        raise _refused("not-a-date", whole, nearest=_suggested(whole))
    year, month, day = (int(group) if group else None for group in match.groups())
    if not year:
        raise _refused("no-such-year", whole, year=part[:4])
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if not 1 <= month <= 12:
        raise _refused("no-such-month", whole, month=month)
    length = calendar.monthrange(year, month)[1]
    if day is not None and not 1 <= day <= length:
        name = calendar.month_name[month]
        raise _refused("no-such-day", whole, name=name, year=year, length=length, day=day)
    return dt.date(year, month, day or 1), dt.date(year, month, day or length)


def _suggested(text: str) -> str:
    """How to write a date that was told otherwise, as far as its parts leave no doubt."""
    if alike(text.strip().casefold(), UNKNOWN.text) >= _NEARLY:
        return f"write `{UNKNOWN.text}`"
    odd, common = odd_letters(text), plain(text).strip().replace("...", "..")
    hint = f": here stands {' and '.join(map(called, odd))}" if odd else ""
    for form, why in ((common if odd and common != text else None, hint), (_meant(text), "")):
        with suppress(Refused):  # Its parts may be those of no day.
            if form:
                parse_when(form)
                return f"write `{form}`{why}"
    return (
        "write the date as year-month-day, for example `2025-12-25`, or `unknown` where the "
        "article gives none"
    )


def _meant(text: str) -> str | None:
    """A date told otherwise, in our form; its parts may be those of no day."""
    if span := re.fullmatch(
        r"(\d{4}(?:-\d\d){0,2})\s*(?:-|to|until)\s*(\d{4}(?:-\d\d){0,2})", plain(text)
    ):
        return f"{span[1]}/{span[2]}"
    year = re.search(r"\b[12]\d{3}\b", text)
    named = [m for m in _MONTHS if re.search(rf"(?i)\b(?:{m}|{m[:3]}|{m[:4]})\b", text)]
    days = re.findall(r"(?<!\d)(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)", text)
    loose = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text.strip())
    if loose:
        return f"{int(loose[1]):04}-{int(loose[2]):02}-{int(loose[3]):02}"
    if len(named) == 1 and year and len(days) < 2:
        month = f"{int(year[0])}-{_MONTHS.index(named[0]) + 1:02}"
        return f"{month}-{int(days[0]):02}" if days else month
    return None


def _refused(name: str, found: str, /, **blanks: object) -> Refused:
    return Refused(name, expected=FORMS, found=found, **blanks)
