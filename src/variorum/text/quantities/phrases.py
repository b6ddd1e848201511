"""What a phrase says: which kind of number, and which number, range or vague term.

One reading serves whoever holds a count against its words and whoever drafts one. It says nothing
where careful readers could differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from variorum.text.language import NEUTRAL, Kinds, Language, language_of
from variorum.text.letters import GROUP_SPACES, visible
from variorum.text.passages import Span

from .parts import any_of
from .scanning import Mention, mentions
from .values import plain, value_of

# How far from a number its modifiers begin and end.
_FAR = 48
_MOST_MODIFIERS = 3
# A phrase of more letters states no one number, and number words take time by its square.
_LONGEST = 1_000
# After these the number is not only what it looks like: “$40 m”, “40 k”, “fünf- bis sechshundert”.
_DOUBTED_AFTER = regex.compile(
    rf"[-‐‑]\s|[ {GROUP_SPACES}](?:[kKM](?!\w)|(?<=\p{{Sc}} ?\d[\d.,]*\s)m(?!\w)|m ?(?:\p{{Sc}}|dollars|euros))"
)
# A minus, or a dash, where a space parts it from the words before.
_DASHED = regex.compile(r"(?:\s|\A)–\Z")
_SPACES = regex.compile(rf"[^\S{GROUP_SPACES}]+")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a phrase states.

    `kinds` are the kinds its words allow: one where they leave no doubt, none where they can't be
    told. `numbers` are the numbers in it, None where one stands there that is not read; of kind
    `between` they are both ends. `term` is the vague word. `alone` says whether no other words
    stand before the number, which might change it.
    """

    kinds: Kinds = ()
    numbers: tuple[Decimal, ...] | None = None
    term: str | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """A mention with the words that modify it, and the kinds these allow; None without any.

    `reach` is where words before it begin that are known, also those that change nothing.
    """

    span: Span
    kinds: Kinds | None
    reach: int


def read_phrase(phrase: str, language: str, following: str = "") -> Stated | None:
    """What a phrase says; None where nothing in it is known as a quantity.

    `following` are the words after it in its text: “over 3” is another thing before “days”.
    """
    if len(phrase) > _LONGEST:
        return None
    known = language_of(language)
    # A space that holds a number's groups together stays what it is.
    text = _SPACES.sub(" ", visible(phrase).text).strip()
    found = mentions(text, language=language)
    # A number that could be a year is one where nothing else is.
    quantities = [each for each in found if each.kind != "date"] or list(found)
    # “Neuf”: alone it could be another word, as the phrase of a count it is none.
    if not quantities and value_of(text, known) is not None:
        quantities = [Mention(Span(0, len(text)), "number")]
    if not quantities:
        return None
    if len(quantities) > 1:
        # “Тысяч десять” is ten thousand or so.
        vague = (each.span.of(text) for each in quantities if each.kind == "vague")
        if any(_last_scale(words, known) for words in vague):
            return Stated()
        read = [_numbers(text, each, known)[0] for each in quantities if each.kind != "vague"]
        every = tuple(number for numbers in read for number in numbers or ())
        return Stated(numbers=every if every and None not in read else None)
    (one,) = quantities
    if one.kind == "vague":
        term = one.span.of(text)
        return Stated(() if term.lower() in known.countable else ("vague",), term=term, alone=True)
    one = _without_after(text, one, known)
    numbers, between = _numbers(text, one, known)
    if _DOUBTED_AFTER.match(text + following, one.span.end) or _DASHED.search(
        text, endpos=one.span.start
    ):
        numbers = None
    if one.kind == "date" and numbers is None:
        return None
    around = modified(text + following, one, Span(0, len(text)), language)
    told = known.known and (between or (numbers is not None and len(numbers) == 1))
    kinds = _kinds(one.span.of(text), around.kinds, between, known) if told else ()
    return Stated(kinds, numbers, alone=around.reach == 0)


def only_reading(
    phrase: str, language: str, following: str, vague: Iterable[str]
) -> dict[str, str | list[str]] | None:
    """The keys beside `phrase` of the one count that words can be; None where they leave another one
    open. `vague` are words that count as vague beside the language's own."""
    if len(phrase) > _LONGEST:
        return None
    stated = read_phrase(phrase, language, following)
    if stated is None:
        # A word of the dossier's own.
        own = [each.span.of(phrase) for each in mentions(phrase, vague, language)]
        return {"kind": "vague", "term": own[0]} if len(own) == 1 else None
    if len(stated.kinds) != 1 or not stated.alone:
        return None
    (kind,), numbers = stated.kinds, [plain(each) for each in stated.numbers or ()]
    if kind == "vague":
        return {"kind": kind, "term": stated.term} if stated.term else None
    if kind == "between":
        return {"kind": kind, "range": numbers} if len(numbers) == 2 else None
    return {"kind": kind, "number": numbers[0]} if len(numbers) == 1 else None


def numbers_in(phrase: str, language: str = "en") -> tuple[str, ...] | None:
    """The numbers a phrase states as decimal text; None where they can't be told."""
    stated = read_phrase(phrase, language)
    if stated is None or not stated.numbers:
        return None
    return tuple(plain(number) for number in stated.numbers)


def modified(text: str, mention: Mention, bounds: Span, language: str) -> Around:
    """A mention with the words before and after it, inside `bounds`, that make its kind."""
    known = language_of(language)
    start, end = mention.span.start, mention.span.end
    if mention.kind == "vague" or not known.before:
        return Around(mention.span, None, mention.span.start)
    end = _without_after(text, mention, known).span.end
    allowed: list[Kinds] = []
    reach = start
    patterns = _modifiers(known)
    marked = patterns.mark.match(text, end, bounds.end)
    for _ in range(_MOST_MODIFIERS):
        near = max(bounds.start, reach - _FAR)
        if marked and (before := patterns.before_mark.search(text, near, reach)):
            kinds = known.at_marks[_bare(before)]
        elif before := patterns.before.search(text, near, reach):
            words = _bare(before)
            timed = words in known.timed and patterns.timed.match(text, end)
            kinds = () if timed else known.before[words]
        else:
            break
        reach = before.start()
        if kinds != NEUTRAL:
            allowed.append(kinds)
            start = reach
            if marked:
                end, marked = marked.end(), None
    if after := patterns.after.match(text, end, min(bounds.end, end + _FAR)):
        allowed.append(known.after[_bare(after)])
        end = after.end()
    return Around(Span(start, end), _together(allowed) if allowed else None, reach)


def _without_after(text: str, mention: Mention, language: Language) -> Mention:
    """A mention without a modifier that is tied to its digits: “40-odd”, “the 2,000-mark”."""
    words = mention.span.of(text)
    cut = max(words.rfind(hyphen) for hyphen in "-‐‑")
    tied = words[cut + 1 :].lower()
    if mention.kind != "number" or cut < 1 or tied not in (*language.after, *language.marks):
        return mention
    return Mention(Span(mention.span.start, mention.span.start + cut), "number")


def _together(allowed: list[Kinds]) -> Kinds:
    """What several modifiers allow together."""
    if () in allowed:
        return ()
    shared = [kind for kind in allowed[0] if all(kind in kinds for kinds in allowed)]
    # “At least about 40” may be called either.
    return tuple(shared or dict.fromkeys(kind for kinds in allowed for kind in kinds))


def _kinds(words: str, modified: Kinds | None, between: bool, language: Language) -> Kinds:
    """The kinds that a number, or a range, may have with what the words around it make of it."""
    if not between:
        return _unmodified(words, language) if modified is None else modified
    if words.lower().split()[0] in language.changers:
        return ()
    if modified in (None, ("about",)):
        return ("between",)
    return (*modified, "between") if modified else ()


def _unmodified(words: str, language: Language) -> Kinds:
    """The kinds that a number without modifiers may have, as its own words are chosen."""
    first, *rest = words.lower().replace("-", " ").split()
    article = bool(rest) and first in language.articles
    if first in language.rounds or (article and rest[0] in language.rounds):
        return ("about", "vague")
    # “A dozen” and “a hundred” are often round numbers, and sometimes meant.
    round_word = article or (not rest and first in language.scales)
    return ("exact", "about") if round_word else ("exact",)


def _numbers(
    text: str, mention: Mention, language: Language
) -> tuple[tuple[Decimal, ...] | None, bool]:
    """The numbers of one mention, and whether they are the ends of a range."""
    words = mention.span.of(text)
    if not language.known and regex.search(r"\p{L}", text[mention.span.end :]):
        return None, False
    value = value_of(words, language)
    if value is not None:
        return (value,), False
    for pattern, is_range in _ranges(language):
        for found in pattern.finditer(words, overlapped=True):
            if ends := _ends(found["low"], found["high"], language):
                return (None, False) if is_range and ends[0] >= ends[1] else (ends, is_range)
    return None, False


def _ends(low: str, high: str, language: Language) -> tuple[Decimal, Decimal] | None:
    first, second = value_of(low, language), value_of(high, language)
    if first is None or second is None:
        return None
    # “Two to three million”: a scale that stands once holds for both.
    scale = _last_scale(high, language)
    if scale is not None and _last_scale(low, language) is None and first * scale < second:
        return first * scale, second
    # “10–15,000” may mean 10,000.
    if scale is None and first < second and second >= 1000 > first and low.strip().isdigit():
        return None
    return first, second


def _last_scale(words: str, language: Language) -> Decimal | None:
    for word in reversed(regex.findall(r"\p{L}+", words.lower())):
        if word in language.scales:
            return language.scales[word]
        if word not in language.units:
            return None
    return None


@cache
def _ranges(language: Language) -> tuple[tuple[regex.Pattern[str], bool], ...]:
    """Patterns of two numbers in one mention, and whether they make a range."""
    low, high = "(?P<low>.+?)", "(?P<high>.+)"
    rows = [
        *((rf"\A{opens}\s+{low}\s+{joins}\s+{high}\Z", True) for opens, joins in language.openers),
        (rf"\A{low}\s+(?:{_listed(language.joiners)})\s+{high}\Z", True),
        (r"\A(?P<low>.*?\d[^\s]*?)\s?[-–—‑]\s?(?P<high>[^\w]*\d.*)\Z", True),
        (rf"\A{low}\s+(?:{_listed(language.shares)})\s+{high}\Z", False),
    ]
    return tuple((regex.compile(f"(?i){row}"), is_range) for row, is_range in rows)


def _listed(words: Iterable[str]) -> str:
    return any_of(words).replace(" ", r"\s+")


class _Modifiers:
    """Patterns of the words around a number of a language that make its kind."""

    def __init__(self, language: Language) -> None:
        the = rf"(?:{_listed(language.determiners)})\s+"
        self.before, self.before_mark = _before(language.before), _before(language.at_marks, the)
        words = _listed(each for each in language.after if each[0].isalpha())
        signs = _listed(each for each in language.after if not each[0].isalpha())
        self.after = regex.compile(
            rf"(?i)(?:(?:\s+|\s?[-‐‑])(?P<words>{words})(?!\w)|(?P<words>{signs})(?!\w))"
        )
        self.mark = regex.compile(rf"(?i)[\s-](?:\w+\s+)?(?:{_listed(language.marks)})(?!\w)")
        self.timed = regex.compile(rf"(?i)\s+(?:{_listed(language.time_units)})(?!\w)")


_modifiers = cache(_Modifiers)


def _before(table: Iterable[str], the: str = "") -> regex.Pattern[str]:
    """The longest modifier of a table that ends where a number, or `the` before it, begins."""
    parted = [each for each in table if each[-1].isalpha() or each.endswith(".")]
    # “plus d’une centaine”
    elided = [each for each in table if each.endswith("'")]
    signs = [each for each in table if each not in parted and each not in elided]
    return regex.compile(
        rf"(?i)(?:(?<!\w)(?P<words>{_listed(parted)})\s+{the}"
        rf"|(?<!\w)(?P<words>{_listed(elided)})|(?<![\w<>])(?P<words>{_listed(signs)})\s*)\Z"
    )


def _bare(found: regex.Match[str]) -> str:
    return " ".join(found["words"].lower().replace("’", "'").split())
