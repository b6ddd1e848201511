"""A date is one that the words it rests on allow, and nothing is said after it was published (rule 14)."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from variorum.model.article import Article, dates_of
from variorum.model.basis import Dated
from variorum.model.dossier import Dossier
from variorum.model.problem import Problem
from variorum.model.when import When
from variorum.text.date_patterns import date_patterns
from variorum.text.dates import Days, Named, beside, dates_in, hanging
from variorum.text.excerpts import shortened
from variorum.text.letters import without_invisible
from variorum.text.passages import squeezed

from .spots import Spot, shared_spots, spots

# How far from the date it hangs on a day without a year may lie.
_A_YEAR = dt.timedelta(days=366)


class _Clash(NamedTuple):
    """How a date and its words disagree: whether that is certain, and which dates the words allow, or
    what else is expected."""

    certain: bool
    message: str
    allowed: Sequence[Days] = ()
    otherwise: str = "a date that the words allow"

    @property
    def expected(self) -> str:
        return " or ".join(map(_iso, self.allowed)) or self.otherwise


@dataclass
class _Words:
    """What the words of the date `when` name, and the dates on which some of that may hang.

    `open` says that some of it hangs on a date that nobody knows; `moved` and `partial` that the
    words move a date or take a part of it, `far` that they may move it by years.
    """

    when: When
    texts: list[str] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    anchors: list[Days] = field(default_factory=list)
    fixed: list[Days] = field(default_factory=list)
    open: bool = False
    moved: bool = False
    partial: bool = False
    far: bool = False

    @property
    def ends(self) -> list[dt.date]:
        return [end for end in (self.when.first, self.when.last) if end is not None]

    def add(self, text: str, language: str) -> None:
        """Takes in what one passage says."""
        self.texts.append(text)
        text = without_invisible(text)
        dates = dates_in(text, language)
        rest, known = beside(text, dates, language), date_patterns(language)
        self.named += dates
        self.moved |= known.moves(rest)
        self.partial |= known.takes_part(rest)
        # “Two years after 2022”
        self.far |= known.years.search(rest) is not None


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    published = article.source.published
    yield from _look(Spot(dossier, article.path, ("published",)), published, article)
    for spot, claim in spots(dossier, article, "claims.*"):
        origin = dossier.origin.get(claim.origin.origin) if claim.origin else None
        said = claim.said or (origin.when if origin else None)
        for name, date in dates_of(claim):
            # On which its weekdays and “yesterday” may hang.
            other = said if name != "said" else origin and origin.when
            around = [published.when, *([other.when] if other else [])]
            yield from _look(spot.below(name), date, article, around)
        # It must be certain that what was said then was not said by then.
        first, last = said.when.first if said else None, published.when.last
        if said and first and last and first > last:
            who = "the claim" if claim.said or not origin else f"the origin `{origin.id}`"
            yield spot.below(*(("said", "when") if claim.said else ("origin",))).problem(
                "said-after-published", who=who, found=said.when, published=published
            )


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    """The dates of origins and questions, whose words stand in any article."""
    for where in ("origins.*.when", "questions.*.arises"):
        for spot, date in shared_spots(dossier, where):
            yield from _look(spot, date)


def _look(
    spot: Spot, date: Dated, article: Article | None = None, around: Collection[When] = ()
) -> Iterator[Problem]:
    """The problem of one date, if its words tell it otherwise."""
    if date.when.unknown:
        return
    words = _words(spot, date, article, around)
    stated = date.basis == "stated"
    # “The previous day” names no date, and lies near those around it.
    if words is None or not (words.named or words.fixed or (stated and words.moved)):
        return
    if (clash := _stated(words) if stated else _inferred(words, date.because or "")) is None:
        return
    step = "write `basis: inferred` and the step in `because:`"
    step = step if stated else "name the words that give it"
    yield spot.below("when").problem(
        "date-not-in-words" if stated and clash.certain else "date-against-words",
        message=clash.message, expected=clash.expected, when=date.when,
        words=shortened("” … “".join(words.texts), 160), fix=f"{_fix(words, clash)}, or {step}",
    )  # fmt: skip


def _fix(words: _Words, clash: _Clash) -> str:
    """What to write: the nearest of the dates that the words allow, where they allow some."""
    near = [
        (abs((day - words.ends[0]).days), _iso(span))
        for span in clash.allowed
        if (day := span.first or span.last) is not None
    ]
    return f"write `when: {min(near)[1]}`" if near else "correct `when:`"


def _words(
    spot: Spot, date: Dated, article: Article | None, around: Collection[When]
) -> _Words | None:
    """What the passages say that a date rests on; None where they do not stand in their article."""
    dossier = spot.dossier
    words = _Words(date.when, anchors=_known(around), open=any(when.unknown for when in around))
    for number, passage in enumerate(date.rests_on):
        home, said = article, passage.text or ""
        if passage.claim is not None:
            home = dossier.article.get(passage.claim.partition("/")[0])
            if claim := dossier.claim.get(passage.claim):
                words.fixed += _known([each.when for _, each in dates_of(claim)])
                said = claim.words
        elif passage.source is not None:
            home = dossier.article.get(passage.source)
            words.anchors += _known([home.source.published.when] if home else [])
        if home is None and (passage.claim or passage.source):
            return None
        seed = home.text if home else None
        # What was found already is not sought again.
        found = article is not None and (*spot.keys, "from", number) in article.grounds
        if passage.text is not None and seed is not None and not (found or seed.find(passage.text)):
            return None
        language = dossier.language_of(home) if home else dossier.info.language
        words.add(squeezed(said), language)
    for named in words.named:
        words.fixed += [days for part in named.parts if (days := part.days()) is not None]
    # What the words themselves name comes before the dates around them.
    words.anchors = words.fixed or words.anchors
    return words


def _known(dates: Collection[When]) -> list[Days]:
    return [Days(when.first, when.last) for when in dates if not when.unknown]


def _stated(words: _Words) -> _Clash | None:
    """Whether it is certain that the words do not state the date, how, and what they allow."""
    when, ends = words.when, words.ends
    if odd := _odd_weekday(words.named):
        return odd
    if words.moved:
        if not (words.named or words.fixed):
            return None if words.far or words.open else _far(words)
        return _years(words)
    allowed = [days for named in words.named for days in _allowed(named, words)]
    # What the words name themselves is there already, with its bound.
    own = [part.days() for named in words.named for part in named.parts]
    allowed += [days for days in words.fixed if days not in own]
    if not allowed:
        if words.anchors:
            return None
        message = "nothing says which day these words mean"
        return _Clash(False, message, otherwise="words that say on which date it hangs")
    if when.day is not None and any(days.holds(when.day) for days in allowed):
        return _day(when.day, words, allowed)
    hull = _hull(allowed)
    within = when.day is None and all(hull.holds(end) for end in ends)
    if not within and not _rounds(when, hull):
        # What hangs on a date that nobody knows may lie elsewhere.
        certain = not (words.open and all(named.hangs for named in words.named))
        options = _days_of(words.named[0], hull) if len(words.named) == 1 else [hull]
        return _Clash(certain, f"the words name another date than {when}", options)
    if not any(named.years for named in words.named) and (far := _far(words)):
        return far
    return _narrower(words, allowed) or _at_the_end(words)


def _hull(spans: list[Days]) -> Days:
    """The days from the first of all spans to the last of all, open where one of them is."""
    firsts, lasts = zip(*spans, strict=True)
    return Days(None if None in firsts else min(firsts), None if None in lasts else max(lasts))


def _narrower(words: _Words, allowed: list[Days]) -> _Clash | None:
    """A month or some days out of a year or month that the words name as a whole."""
    when, only = words.when, allowed[0]
    if words.partial or len(words.named) != 1 or len(allowed) != 1 or words.named[0].bound:
        return None
    if not (when.first and when.last) or words.named[0].hangs or (when.first, when.last) == only:
        return None
    if only.holds(when.first) and only.holds(when.last):
        message = f"the words name no part of {_iso(only)}, and {when} is one"
        return _Clash(True, message, [only])
    return None


def _at_the_end(words: _Words) -> _Clash | None:
    """A span that does not begin or end on the day that the words give as its beginning or end."""
    if words.partial:
        return None
    when = words.when
    for sides, day, meaning in (
        (("since", "after"), when.first, f"since when, and {when} begins"),
        (("until", "before"), when.last, f"until when, and {when} ends"),
    ):
        if day is None or not any(named.bound in sides for named in words.named):
            continue
        spans = [
            # “Before Friday” sets the day apart.
            span.moved(-1, 1) if named.bound in ("before", "after") and None not in span else span
            for named in words.named
            if named.bound in ("", *sides)
            for each in _spans(named, words)
            for span in _days_of(named, each)
        ]
        if spans and not any(span.holds(day) for span in spans):
            options = list(dict.fromkeys(spans[:4]))
            return _Clash(False, f"the words say {meaning} on another day", options)
    return None


def _days_of(named: Named, span: Days) -> list[Days]:
    """`span`, or the days in it that are the weekday which the words name."""
    if named.weekday is None or not named.hangs or span.first is None or span.last is None:
        return [span]
    return [Days(day, day) for day in _on({named.weekday}, span.first, span.last)]


def _on(weekdays: Collection[int], first: dt.date, last: dt.date) -> list[dt.date]:
    """The days from `first` to `last` that are one of the weekdays."""
    days = map(dt.date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    return [day for day in days if day.weekday() in weekdays]


def _day(day: dt.date, words: _Words, allowed: list[Days]) -> _Clash | None:
    """What is wrong with a day that lies among those that the words allow."""
    if words.partial:
        return None
    wrong = _wrong_weekday(day, words, allowed) or _at_the_end(words)
    if wrong is None and len(words.named) == 1 and len(allowed) == 1:
        named, only = words.named[0], allowed[0]
        loose = named.bound or named.counted or named.weekday is not None
        if not loose and only.first != only.last:
            wrong = _Clash(True, f"the words fix no day, and {words.when} is one", [only])
    if wrong is None and not any(named.years for named in words.named):
        wrong = _far(words)
    return wrong


def _inferred(words: _Words, because: str) -> _Clash | None:
    """How an inferred date can't follow from words that are read in the plain way."""
    if words.moved or date_patterns("en").moves(because):
        return None
    clash, day = _years(words), words.when.day
    if clash is None and day is not None:
        clash = _wrong_weekday(day, words)
        loose = any(named.hangs for named in words.named) or words.partial
        days = [days for named in words.named for days in _allowed(named, words)] + words.fixed
        if clash is None and not loose and days and not any(each.holds(day) for each in days):
            clash = _Clash(False, f"none of the words names {day}, and no step is told")
    return clash


def _allowed(named: Named, words: _Words) -> Iterator[Days]:
    """The days that one named date may be, with what its words make of it."""
    for span in _spans(named, words):
        first = None if named.bound in ("until", "before") else span.first
        last = None if named.bound in ("since", "after") else span.last
        yield Days(first, last)


def _spans(named: Named, words: _Words) -> list[Days]:
    if named.hangs:
        return [days for anchor in words.anchors if (days := hanging(named, anchor)) is not None]
    if not named.years:
        years = sorted({year for other in words.named for year in other.years})
        years = years or sorted({each.year for each in words.ends})
        return [days for year in years for part in named.parts if (days := part.days(year))]
    if _serves_year(named, words):
        return []
    return [days for part in named.parts if (days := part.days())]


def _serves_year(named: Named, words: _Words) -> bool:
    """Whether it is a year, or a month of one, that only completes a date named more exactly."""
    exact = [part for other in words.named if other is not named for part in other.parts]
    return any(
        (part.month is None and any(p.month for p in exact if p.year is None))
        or (part.day is None and any(p.day and p.month == part.month for p in exact))
        for part in named.parts
    )


def _rounds(when: When, hull: Days) -> bool:
    """Whether `when` is the month or the year around what the words allow."""
    if "/" in when.text or when.day or not (when.first and when.last and hull.first and hull.last):
        return False
    return when.first <= hull.first and hull.last <= when.last


def _wrong_weekday(day: dt.date, words: _Words, allowed: Iterable[Days] = ()) -> _Clash | None:
    loose = {named.weekday for named in words.named if named.weekday is not None and named.hangs}
    if not loose or day.weekday() in loose:
        return None
    if any(days.first == days.last == day for days in words.fixed):
        return None
    if any(part.day for named in words.named for part in named.parts if part.year is None):
        return None
    if any(named.step for named in words.named if named.weekday is None):
        return None
    names = " or ".join(calendar.day_name[each] for each in sorted(loose))
    first, last = Days(day, day).moved(-6, 6)
    around = _on(loose, first or dt.date.min, last or dt.date.max)
    near = [Days(each, each) for span in allowed for each in around if span.holds(each)]
    message = f"{day} is a {calendar.day_name[day.weekday()]}, and the words say {names}"
    return _Clash(True, message, near, f"a {names}")


def _odd_weekday(named: list[Named]) -> _Clash | None:
    """The words of one date that tell a weekday and a day which that was not."""
    for each in named:
        days = [
            days.first for part in each.parts if part.day and (days := part.days()) and days.first
        ]
        if each.weekday is not None and days and all(d.weekday() != each.weekday for d in days):
            named_day, real = calendar.day_name[each.weekday], calendar.day_name[days[0].weekday()]
            message = f"the article's own words clash: {days[0]} was a {real}, not a {named_day}"
            otherwise = "`basis: inferred`, with `because:` saying which of the words is followed"
            return _Clash(False, message, otherwise=otherwise)
    return None


def _years(words: _Words) -> _Clash | None:
    """A year that the words, which name years, are not near."""
    years = [day.year for days in words.fixed for day in days if day is not None]
    if words.far or not years:
        return None
    low, high = min(years), max(years)
    for end in words.ends:
        if not low - 1 <= end.year <= high + 1:
            named = f"{low}" if low == high else f"{low} to {high}"
            message = f"the words speak of {named}, and {end.year} is far from that"
            return _Clash(True, message, otherwise=named)
    return None


def _far(words: _Words) -> _Clash | None:
    """A date without a year that lies more than a year from what it hangs on."""
    near = [day for days in words.anchors for day in days if day is not None]
    if not near or any(abs(end - day) <= _A_YEAR for end in words.ends for day in near):
        return None
    return _Clash(False, "the words name no year, and this one is far from the article's own dates")


def _iso(days: Days) -> str:
    first, last = days
    if first == last:
        return str(first)
    return f"{first or '..'}/{last or '..'}"
