"""Generated words: dates, counts, voices and answers as sentences need them (rule 12)."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError

from variorum.model.analysis import Silence
from variorum.model.claim import Stance
from variorum.model.count import Bounds
from variorum.model.dossier import Dossier
from variorum.model.ranges import Range
from variorum.model.reported import Holder, Reported
from variorum.model.when import When
from variorum.text.yaml_values import load_file

WORDS: Mapping[str, Any] = load_file(Path(__file__).with_name("words.yaml"))
"""The tables of words that do not depend on what they stand for."""
VOICES: Mapping[str, str] = WORDS["voices"]
STANCES: Mapping[str, str] = WORDS["stances"]
SILENCES: Mapping[Silence, str] = WORDS["silences"]
NOBODY = "nobody named"
UNDATED = "undated"
_FEW = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Holders(NamedTuple):
    """Words that every sentence takes from here, so that none speaks of sides where there are none.

    `not_known` is said of a speaker without a party.
    """

    one: str
    on_one: str
    all_one: str
    many: str
    two: str
    not_known: str


SIDES, SPEAKERS = (Holders(**WORDS[name]) for name in ("sides", "speakers"))


def holders(dossier: Dossier, among: Iterable[Holder] = ()) -> Holders:
    """The words for those `among` whom something is told; “the two sides” only where there are no more."""
    if not dossier.parties or any(each.kind != "party" for each in among):
        return SPEAKERS
    return SIDES if len(dossier.parties) == 2 else SIDES._replace(two="two sides")


def holder_name(dossier: Dossier, holder: Holder) -> str:
    """What a holder is called within a sentence."""
    if holder.kind == "article":
        return dossier.label[holder.id]
    table = dossier.party if holder.kind == "party" else dossier.actor
    return named(table[holder.id].name)


def say(sentence: str, number: int | Range | None = None, /, **blanks: object) -> str:
    """The sentence of that name with its blanks filled in, as one `number` or many need it."""
    words = WORDS["sentences"][sentence]
    if number is not None:
        if not isinstance(words, str):
            most = number.most if isinstance(number, Range) else number
            words = words["one" if most == 1 else "many"]
        blanks |= {"number": number_words(number), "few": few(number)}
    return str(words.format_map(blanks))


def day(date: dt.date) -> str:
    return f"{date.day} {calendar.month_name[date.month]} {date.year}"


def when_words(when: When) -> str:
    """A span in words: "22 to 25 December 2025", "from 22 December 2025", "up to 25 December 2025"."""
    if when.first is None or when.last is None:
        if when.last is not None:
            return f"up to {day(when.last)}"
        return f"from {day(when.first)}" if when.first is not None else UNDATED
    start, end = _ends(when.first, when.last)
    return f"{start} to {end}" if start else end


def moment_words(when: When) -> str:
    """One moment that lies somewhere in the dates: "by 25 December 2025", "in November 2025",
    "between 22 and 25 December 2025"."""
    if when.first is None or when.last is None:
        if when.last is not None:
            return f"by {_last(when.last)}"
        return f"{day(when.first)} or later" if when.first is not None else UNDATED
    if when.first == when.last:
        return f"{day(when.first)}{_time_words(when)}"
    start, end = _ends(when.first, when.last)
    if not start:
        return f"in {end}"
    one_day = (when.last - when.first).days == 1
    return f"{start} or {end}" if one_day else f"between {start} and {end}"


def _time_words(when: When) -> str:
    """The time of day, as its words give it, and its zone."""
    if when.instant is None:
        return ""
    time = when.text.partition("T")[2]
    sign, hours, minutes = time[5:6].replace("-", "−"), time[6:8].lstrip("0"), time[9:]
    past = f":{minutes}" if minutes != "00" else ""
    zone = "" if time.endswith("Z") else f"{sign}{hours or 0}{past}"
    return f", {time[:5]} UTC{zone}"


def spoken_of(when: When, lasting: bool) -> str:
    """What a claim speaks of: a moment, or a span that it covers."""
    if not lasting:
        return moment_words(when)
    words = when_words(when)
    return f"in {words}" if whole_months(when) and " to " not in words else words


def without_year(period: When, words: str) -> str:
    """The words of a date, without its year where the whole period lies in that one."""
    years = {day.year if day else None for day in (period.first, period.last)}
    year = years.pop() if len(years) == 1 else None
    return words.replace(f" {year}", "") if year else words


def _ends(first: dt.date, last: dt.date) -> tuple[str, str]:
    """The two ends as briefly as they can be told; the start is empty where one name says both."""
    if first == last:
        return "", day(last)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year != last.year else "", str(last.year)
    whole = whole_months(When(first, last))
    same_year = first.year == last.year
    if whole and same_year and first.month == last.month:
        return "", f"{calendar.month_name[last.month]} {last.year}"
    if whole:
        start = calendar.month_name[first.month]
        end = f"{calendar.month_name[last.month]} {last.year}"
        return start if same_year else f"{start} {first.year}", end
    if same_year and first.month == last.month:
        return str(first.day), day(last)
    start = f"{first.day} {calendar.month_name[first.month]}"
    return start if same_year else day(first), day(last)


def whole_months(when: When) -> bool:
    """Whether the dates are whole months or years."""
    first, last = when.first, when.last
    if first is None or last is None:
        return False
    return first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]


def _last(date: dt.date) -> str:
    """The end of the time up to which a moment may lie; that of a whole year says so."""
    return f"the end of {date.year}" if (date.month, date.day) == (12, 31) else day(date)


def number_words(number: Decimal | int | Range) -> str:
    """A number with separators between thousands; a range as "1 or 2", "14 to 16"."""
    if isinstance(number, Range):
        return _range_words(number, number_words(number.least), number_words(number.most))
    return f"{number:,}" if isinstance(number, int) else f"{number:,f}"


def _range_words(number: Range, least: str, most: str) -> str:
    if number.certain:
        return most
    return f"{least} {'or' if number.most - number.least == 1 else 'to'} {most}"


def bounds_words(bounds: Bounds) -> str:
    """What the bounds leave possible, in words."""
    low, high, best = bounds.low, bounds.high, bounds.best
    if low is not None and low == high:
        return f"exactly {number_words(low)}"
    figure = f" (best figure {number_words(best)})" if best is not None else ""
    if low is not None and high is not None and not (bounds.low_excluded or bounds.high_excluded):
        return f"{number_words(low)} to {number_words(high)}{figure}"
    parts = []
    if low is not None:
        parts.append(f"{'more than' if bounds.low_excluded else 'at least'} {number_words(low)}")
    if high is not None:
        parts.append(f"{'less than' if bounds.high_excluded else 'at most'} {number_words(high)}")
    return f"{joined(parts) or ('open' if figure else 'any number')}{figure}"


def plural(number: int | Range, one: str, many: str = "") -> str:
    most = number.most if isinstance(number, Range) else number
    return f"{number_words(number)} {one if most == 1 else many or one + 's'}"


def few(number: int | Range) -> str:
    """A number in a sentence, the small ones as words."""
    if isinstance(number, Range):
        if number.most >= len(_FEW):
            return number_words(number)
        return _range_words(number, few(number.least), few(number.most))
    return _FEW[number] if number < len(_FEW) else number_words(number)


def language_name(tag: str) -> str:
    """The English name of a language by its tag; the tag where it has none."""
    try:
        return Locale.parse(tag, sep="-").english_name or tag
    except (UnknownLocaleError, ValueError):
        return tag


def joined(items: Sequence[str], last: str = "and") -> str:
    """Items as a list in a sentence."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def enumerated(items: Sequence[str]) -> str:
    """Items as a list; set apart by semicolons where one of them has a comma of its own."""
    return "; ".join(items) if any(", " in each for each in items) else joined(items)


_INNER = str.maketrans('“”„«»"', "‘’‚‹›'")


def quoted(words: str) -> str:
    """Words in quotation marks; marks inside them become single ones, so that ours are the outer."""
    return f"“{' '.join(words.split()).translate(_INNER)}”"


def named(name: str) -> str:
    """A name inside a sentence: "the harbour master", but "The Hague"."""
    first, _, rest = name.partition(" ")
    return f"the {rest}" if first == "The" and rest[:1].islower() else name


def capital(words: str) -> str:
    """Words at the head of a sentence."""
    return words[:1].upper() + words[1:]


def chain_words(each: Reported) -> str:
    """Who says it: "The harbour master", or "Y, according to X"."""
    if each.speaker is None:
        return NOBODY
    names = [each.speaker.name, *(actor.name for actor in each.quoted_speakers)]
    if len(names) == 1:
        return names[0]
    return f"{names[-1]}, according to {', according to '.join(map(named, reversed(names[:-1])))}"


def speakers_words(claims: Iterable[Reported]) -> str:
    """Who says these claims, each once."""
    return enumerated(list(dict.fromkeys(map(chain_words, claims))))


def answer_words(each: Reported) -> str:
    """What a claim answers: the verbatim phrase of its count, or the listed answer's label.

    Anything but an assertion says so: a number that is denied must not look like one that is told.
    """
    if each.claim.count is not None:
        count = each.claim.count
        label = quoted(count.phrase)
        if count.certainty and count.certainty not in count.phrase:
            label = f"{label} ({quoted(count.certainty)})"
    elif each.answer is not None:
        label = each.answer.label
    else:
        return ""
    return stance_words(label, each.claim.stance)


def scoped_words(each: Reported) -> str:
    """What a claim answers, with the words that narrow or widen what it is about."""
    scope = each.claim.scope
    if scope is None:
        return answer_words(each)
    if each.in_scope:
        return f"{answer_words(each)}, for {part_words(each)}"
    words = part_words(each)
    what = f"{answer_words(each)}, {scope.relation} than asked"
    return f"{what}: {words}" if words else what


def part_words(each: Reported) -> str:
    """The words of a claim that narrow or widen what it is about; nothing where none do."""
    passages = each.claim.scope.rests_on if each.claim.scope else ()
    return joined([quoted(passage.text) for passage in passages if passage.text])


def stance_words(label: str, stance: Stance) -> str:
    """An answer as it is put forward: as it is, denied, foretold."""
    return str(WORDS["answers_by_stance"][stance].format(answer=label))


def line_words(each: Reported) -> str:
    """The lines of the article on which a claim's quote begins: "Line 15", "Lines 2 and 4"."""
    assert each.article.text is not None
    lines = dict.fromkeys(each.article.text.line(span.start) for span in each.spans)
    return f"{'Line' if len(lines) == 1 else 'Lines'} {joined([str(line) for line in lines])}"
