"""A date is one that the words it rests on allow, and nothing is said after it was published (rule 14)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from variorum.model.article import Article, Keys, dates_of
from variorum.model.basis import Dated
from variorum.model.claim import Claim
from variorum.model.dossier import Dossier
from variorum.model.fields import Passage
from variorum.model.problem import Code, Problem
from variorum.model.when import When
from variorum.text.characters import without_invisible
from variorum.text.dates import Days, Named, beside, dates_in, hanging, moved, moved_far, partial
from variorum.text.excerpts import shortened
from variorum.text.passages import squeezed

NOT_IN_WORDS = Code(
    "date-not-in-words", "error", "A stated date is none that the words it rests on allow.",
    bad="published: {when: 2042-03-02, basis: stated, from: [2 March 2024]}",
    good="published: {when: 2024-03-02, basis: stated, from: [2 March 2024]}",
)  # fmt: skip
AGAINST_WORDS = Code(
    "date-against-words", "warning",
    "An inferred date does not fit the words it rests on, or the words of a stated one leave it open.",
    bad=(
"as_of: {when: 2014-03-01, basis: inferred, from: [\"on Friday, 1 March 2024\"], because: The "
"briefing was on this Friday.}"),
    good=(
"as_of: {when: 2024-03-01, basis: inferred, from: [\"on Friday, 1 March 2024\"], because: The "
"briefing was on this Friday.}"),
)  # fmt: skip
SAID_LATER = Code(
    "said-after-published", "error", "Something is said later than the article that reports it was published.",
    bad="said: {when: 2024-03-05, basis: inferred, from: [\"on Friday, 1 March 2024\"], because: A guess.}",
    good=(
"said: {when: 2024-03-01, basis: inferred, from: [\"on Friday, 1 March 2024\"], because: The "
"briefing speaks of this Friday.}"),
)  # fmt: skip
_A_DATE = re.compile(r"(?:\d{4}-\d\d-\d\d|\.\.)(?:/(?:\d{4}-\d\d-\d\d|\.\.))?")
# How far from the date it hangs on a day without a year may lie.
_A_YEAR = dt.timedelta(days=366)


@dataclass
class _Words:
    """What the words of one date name, and the dates on which some of that may hang.

    `open` says that some of it hangs on a date that nobody knows; `moved` and `partial` that the
    words move a date or take a part of it, `far` that they may move it by years.
    """

    told: str = ""
    named: list[Named] = field(default_factory=list)
    anchors: list[Days] = field(default_factory=list)
    fixed: list[Days] = field(default_factory=list)
    open: bool = False
    moved: bool = False
    partial: bool = False
    far: bool = False


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source, path = article.source, article.path
    published = source.published
    yield from _look(dossier, path, ("published",), published, article, ())
    for at, claim in enumerate(source.claims):
        for name, date in dates_of(claim):
            keys: Keys = ("claims", at, name)
            around = _around(dossier, article, claim, name)
            yield from _look(dossier, path, keys, date, article, around)
        said = claim.said
        origin = dossier.origin.get(claim.origin.origin) if claim.origin else None
        if said is not None and _later(said.when, published.when):
            yield _said_later(
                dossier,
                path,
                ("claims", at, "said", "when"),
                "the claim",
                said.when,
                published.when,
            )
        elif said is None and origin and _later(origin.when.when, published.when):
            yield _said_later(
                dossier, path, ("claims", at, "origin"), f"the origin `{origin.id}`",
                origin.when.when, published.when,
            )  # fmt: skip


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    """The dates of origins and questions, whose words stand in any article."""
    for at, origin in enumerate(dossier.origins):
        keys: Keys = ("origins", at, "when")
        yield from _look(dossier, "data/origins.yaml", keys, origin.when, None, ())
    for at, question in enumerate(dossier.questions):
        if question.arises is not None:
            keys = ("questions", at, "arises")
            yield from _look(dossier, "data/questions.yaml", keys, question.arises, None, ())


def _later(said: When, published: When) -> bool:
    """Whether it is certain that what was said then was not said by then."""
    return said.first is not None and published.last is not None and said.first > published.last


def _said_later(
    dossier: Dossier, path: str, keys: Keys, who: str, said: When, published: When
) -> Problem:
    return SAID_LATER.at(
        dossier.place(path, *keys),
        f"{who} is said on {said}, after the article was published on {published}",
        expected=f"a day not after {published.last}", found=str(said),
        fix="correct the one of the two dates that is wrong; where two time zones meet, let the span "
        "of the later one begin a day earlier",
    )  # fmt: skip


def _around(dossier: Dossier, article: Article, claim: Claim, name: str) -> tuple[When, ...]:
    """The dates on which a claim's weekdays and “yesterday” may hang."""
    around = [article.source.published.when]
    if claim.said is not None and name != "said":
        around.append(claim.said.when)
    elif claim.origin and (origin := dossier.origin.get(claim.origin.origin)):
        around.append(origin.when.when)
    return tuple(around)


def _look(
    dossier: Dossier,
    path: str,
    keys: Keys,
    date: Dated,
    article: Article | None,
    around: Iterable[When],
) -> Iterator[Problem]:
    """The problem of one date, if its words tell it otherwise."""
    if date.when.unknown:
        return
    words = _words(dossier, date.rests_on, article, around)
    stated = date.basis == "stated"
    # “The previous day” names no date, and lies near those around it.
    if words is None or not (words.named or words.fixed or (stated and words.moved)):
        return
    clash = _stated(date.when, words) if stated else _inferred(date, words)
    if clash is None:
        return
    certain, message, expected = clash
    code = NOT_IN_WORDS if stated and certain else AGAINST_WORDS
    yield code.at(
        dossier.place(path, *keys, "when"),
        message,
        expected=expected or "a date that the words allow",
        found=f"{date.when}, from “{shortened(words.told, 160)}”",
        fix=_mended(date.when, expected)
        + ("or write `basis: inferred` and the step in `because:`" if stated else "or name the words that give it"),
    )  # fmt: skip


def _mended(when: When, expected: str) -> str:
    """What to write: the nearest of the dates that the words allow, where they allow some."""
    options = [each for each in expected.split(" or ") if _A_DATE.fullmatch(each)]
    if not options:
        return "correct `when:`, "
    near = [(abs((day - here).days), each) for each in options for day, here in _pairs(each, when)]
    return f"write `when: {min(near)[1] if near else options[0]}`, "


def _pairs(option: str, when: When) -> Iterator[tuple[dt.date, dt.date]]:
    """A day of `option` with one of `when`, to tell how far they are apart."""
    days = [dt.date.fromisoformat(each) for each in option.split("/") if each != ".."]
    here = when.first or when.last
    if days and here:
        yield days[0], here


def _words(
    dossier: Dossier,
    passages: Iterable[Passage],
    article: Article | None,
    around: Iterable[When],
) -> _Words | None:
    """What the passages say of a date; None where they do not stand in their article."""
    words = _Words()
    told: list[str] = []
    for when in around:
        words.open |= when.unknown
        if not when.unknown:
            words.anchors.append(Days(when.first, when.last))
    for passage in passages:
        home = article
        if passage.claim is not None:
            home = dossier.article.get(passage.claim.partition("/")[0])
            claim = dossier.claim.get(passage.claim)
            for _, date in dates_of(claim) if claim else ():
                if not date.when.unknown:
                    words.fixed.append(Days(date.when.first, date.when.last))
        elif passage.source is not None:
            home = dossier.article.get(passage.source)
            if home is not None and not home.source.published.when.unknown:
                published = home.source.published.when
                words.anchors.append(Days(published.first, published.last))
        if home is None and (passage.claim or passage.source):
            return None
        seed = home.text if home else None
        if passage.text is not None and seed is not None and not seed.find(passage.text):
            return None
        text = squeezed(dossier.words_of(passage, ""))
        language = dossier.language_of(home) if home else dossier.info.language
        told.append(text)
        text = without_invisible(text)
        dates = dates_in(text, language)
        rest = beside(text, dates, language)
        words.named += dates
        words.moved |= moved(rest, language)
        words.partial |= partial(rest, language)
        words.far |= moved_far(rest, language)
    for named in words.named:
        words.fixed += [days for part in named.parts if (days := part.days()) is not None]
    # What the words themselves name comes before the dates around them.
    words.anchors = words.fixed or words.anchors
    words.told = "” … “".join(told)
    return words


def _stated(when: When, words: _Words) -> tuple[bool, str, str] | None:
    """Whether it is certain that the words do not state `when`, how, and what they allow."""
    if (odd := _odd_weekday(words.named)) is not None:
        return odd
    ends = [end for end in (when.first, when.last) if end is not None]
    if words.moved:
        if not (words.named or words.fixed):
            return None if words.far or words.open else _far(ends, words)
        return _years(ends, words, 1)
    allowed = [days for named in words.named for days in _allowed(named, ends, words)]
    allowed += [days for days in words.fixed if not _completed(days, words)]
    if not allowed:
        if words.anchors:
            return None
        return (
            False,
            "nothing says which day these words mean",
            "words that say on which date it hangs",
        )
    day = when.day
    if day is not None and any(days.holds(day) for days in allowed):
        return _day(when, day, words, allowed)
    low = (
        None if any(a.first is None for a in allowed) else min(a.first for a in allowed if a.first)
    )
    high = None if any(a.last is None for a in allowed) else max(a.last for a in allowed if a.last)
    hull = Days(low, high)
    within = day is None and all(hull.holds(end) for end in ends)
    if not within and not _rounds(when, hull):
        # What hangs on a date that nobody knows may lie elsewhere.
        certain = not (words.open and all(named.hangs for named in words.named))
        days = [_told(each) for named in words.named for each in _days_of(named, hull)]
        told = _told(hull) if len(words.named) != 1 else " or ".join(days)
        return certain, f"the words name another date than {when}", told
    if not any(named.years for named in words.named) and (far := _far(ends, words)):
        return far
    return _narrower(when, words, allowed) or _at_the_end(when, words)


def _narrower(when: When, words: _Words, allowed: list[Days]) -> tuple[bool, str, str] | None:
    """A month or some days out of a year or month that the words name as a whole."""
    if words.partial or len(words.named) != 1 or len(allowed) != 1 or words.named[0].bound:
        return None
    named, (only,) = words.named[0], allowed
    if when.first is None or when.last is None or named.hangs or (when.first, when.last) == only:
        return None
    if only.holds(when.first) and only.holds(when.last):
        return True, f"the words name no part of {_told(only)}, and {when} is one", _told(only)
    return None


def _at_the_end(when: When, words: _Words) -> tuple[bool, str, str] | None:
    """A span that does not begin or end on the day that the words give as its beginning or end."""
    if words.partial:
        return None
    ends = [end for end in (when.first, when.last) if end is not None]
    for sides, day in ((("since", "after"), when.first), (("until", "before"), when.last)):
        bounds = [named for named in words.named if named.bound in sides]
        if day is None or not bounds:
            continue
        spans = [
            _moved_by(span, named.bound in ("before", "after"))
            for named in words.named
            if named.bound in ("", *sides)
            for each in _spans(named, ends, words)
            for span in _days_of(named, each)
        ]
        if spans and not any(span.holds(day) for span in spans):
            told = "since when, and {} begins" if sides[0] == "since" else "until when, and {} ends"
            expected = " or ".join(dict.fromkeys(map(_told, spans[:4])))
            return False, f"the words say {told.format(when)} on another day", expected
    return None


def _days_of(named: Named, span: Days) -> list[Days]:
    """`span`, or the days in it that are the weekday which the words name."""
    if named.weekday is None or not named.hangs or span.first is None or span.last is None:
        return [span]
    days = [span.first + dt.timedelta(days=n) for n in range((span.last - span.first).days + 1)]
    return [Days(day, day) for day in days if day.weekday() == named.weekday]


def _moved_by(span: Days, apart: bool) -> Days:
    """`span` with the day on either side, where the words set it apart: “before Friday”."""
    if not apart or span.first is None or span.last is None:
        return span
    try:
        return Days(span.first - dt.timedelta(days=1), span.last + dt.timedelta(days=1))
    except OverflowError:
        return span


def _day(
    when: When, day: dt.date, words: _Words, allowed: list[Days]
) -> tuple[bool, str, str] | None:
    """What is wrong with a day that lies among those that the words allow."""
    if words.partial:
        return None
    wrong = _wrong_weekday(day, words, allowed) or _at_the_end(when, words)
    if wrong is None and len(words.named) == 1 and len(allowed) == 1:
        named, only = words.named[0], allowed[0]
        loose = named.bound or named.counted or named.weekday is not None
        if not loose and only.first != only.last:
            wrong = True, f"the words fix no day, and {when} is one", _told(only)
    if wrong is None and not any(named.years for named in words.named):
        wrong = _far([day], words)
    return wrong


def _inferred(date: Dated, words: _Words) -> tuple[bool, str, str] | None:
    """How an inferred date can't follow from words that are read in the plain way."""
    because = date.because or ""
    ends = [end for end in (date.when.first, date.when.last) if end is not None]
    if words.moved or moved(because):
        return None
    clash = _years(ends, words, 1)
    day = date.when.day
    if clash is None and day is not None:
        clash = _wrong_weekday(day, words)
        loose = any(named.hangs for named in words.named) or words.partial
        days = [days for named in words.named for days in _allowed(named, ends, words)]
        days += words.fixed
        if clash is None and not loose and days and not any(each.holds(day) for each in days):
            clash = False, f"none of the words names {day}, and no step is told", ""
    return clash


def _allowed(named: Named, ends: list[dt.date], words: _Words) -> Iterator[Days]:
    """The days that one named date may be, with what its words make of it."""
    for span in _spans(named, ends, words):
        first = None if named.bound in ("until", "before") else span.first
        last = None if named.bound in ("since", "after") else span.last
        yield Days(first, last)


def _spans(named: Named, ends: list[dt.date], words: _Words) -> list[Days]:
    spans: list[Days] = []
    if named.hangs:
        spans = [days for anchor in words.anchors if (days := hanging(named, anchor)) is not None]
    elif not named.years:
        years = sorted({year for other in words.named for year in other.years})
        years = years or sorted({each.year for each in ends})
        spans = [days for year in years for part in named.parts if (days := part.days(year))]
    else:
        spans = [days for part in named.parts if (days := part.days())]
        if _serves_year(named, words):
            spans = []
    return spans


def _serves_year(named: Named, words: _Words) -> bool:
    """Whether it is a year, or a month of one, that only completes a date named more exactly."""
    exact = [other for other in words.named if other is not named and other.parts]
    return any(
        (part.month is None and any(p.month for o in exact for p in o.parts if p.year is None))
        or (
            part.day is None
            and any(p.day and p.month == part.month for o in exact for p in o.parts)
        )
        for part in named.parts
    )


def _completed(days: Days, words: _Words) -> bool:
    """Whether these are days of a date that the words name, which is told with its bound."""
    return any(days == part.days() for named in words.named for part in named.parts)


def _rounds(when: When, hull: Days) -> bool:
    """Whether `when` is the month or the year around what the words allow."""
    if "/" in when.text or when.day or not (when.first and when.last and hull.first and hull.last):
        return False
    return when.first <= hull.first and hull.last <= when.last


def _wrong_weekday(
    day: dt.date, words: _Words, allowed: Iterable[Days] = ()
) -> tuple[bool, str, str] | None:
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
    return (
        True,
        f"{day} is a {calendar.day_name[day.weekday()]}, and the words say {names}",
        " or ".join(_told(each) for span in allowed for each in _near(span, day, loose)) or f"a {names}",
    )  # fmt: skip


def _near(span: Days, day: dt.date, weekdays: set[int]) -> Iterator[Days]:
    """The days within a week of `day`, inside `span`, that are one of the weekdays."""
    for step in range(-6, 7):
        here = day + dt.timedelta(days=step)
        if here.weekday() in weekdays and span.holds(here):
            yield Days(here, here)


def _odd_weekday(named: list[Named]) -> tuple[bool, str, str] | None:
    """The words of one date that tell a weekday and a day which that was not."""
    for each in named:
        days = [
            days.first for part in each.parts if part.day and (days := part.days()) and days.first
        ]
        if each.weekday is not None and days and all(d.weekday() != each.weekday for d in days):
            told, real = calendar.day_name[each.weekday], calendar.day_name[days[0].weekday()]
            return (
                False, f"the article's own words clash: {days[0]} was a {real}, not a {told}",
                "`basis: inferred`, with `because:` saying which of the words is followed",
            )  # fmt: skip
    return None


def _years(ends: list[dt.date], words: _Words, slack: int) -> tuple[bool, str, str] | None:
    """A year that the words, which name years, are not near."""
    if words.far:
        return None
    years = [day.year for days in words.fixed for day in days if day is not None]
    if not years:
        return None
    low, high = min(years) - slack, max(years) + slack
    for end in ends:
        if not low <= end.year <= high:
            named = str(min(years)) if min(years) == max(years) else f"{min(years)} to {max(years)}"
            return True, f"the words speak of {named}, and {end.year} is far from that", named
    return None


def _far(ends: list[dt.date], words: _Words) -> tuple[bool, str, str] | None:
    """A date without a year that lies more than a year from what it hangs on."""
    near = [day for days in words.anchors for day in days if day is not None]
    if not near or any(abs(end - day) <= _A_YEAR for end in ends for day in near):
        return None
    return False, "the words name no year, and this one is far from the article's own dates", ""


def _told(days: Days) -> str:
    first, last = days
    if first == last:
        return str(first)
    return f"{first or '..'}/{last or '..'}"
