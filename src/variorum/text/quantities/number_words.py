"""What number words in a row are worth, by the grammar of their language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from variorum.text.language import Language

# text2num is imported where it is used: English never waits for it.


def added(words: tuple[str, ...], language: Language) -> Decimal | None:
    """Of a language that sets number words side by side, from large to small."""
    numbers, links = language.numbers, language.links
    # “Two hundred” multiplies; “двести” is a word of its own.
    multiplied = 200 not in numbers.values()
    if not words or words[0] in links or words[-1] in links:
        return None
    total = 0
    smallest = 10**15
    group: list[int] = []
    for word in words:
        if word in links:
            continue
        if word in numbers:
            group.append(numbers[word])
            continue
        scale = int(language.scales.get(word, 0))
        times = _group(group, multiplied=multiplied)
        if scale < 1000 or times is None:
            return None
        if total and not group:  # "a thousand billion"
            if scale < smallest:
                return None
            total *= scale
        elif scale < smallest:
            total += (times or 1) * scale
        else:
            return None
        smallest, group = scale, []
    rest = _group(group, multiplied=multiplied)
    return Decimal(total + rest) if rest is not None and (total == 0 or 0 not in group) else None


def _group(values: list[int], *, multiplied: bool) -> int | None:
    """What numbers below a thousand in a row make together; where `multiplied`, a hundred multiplies
    those before it ("two hundred"), elsewhere hundreds are words of their own ("двести")."""
    if multiplied and 100 in values:
        at = values.index(100)
        times = _group(values[:at], multiplied=False)
        rest = _group(values[at + 1 :], multiplied=False)
        if times is None or rest is None or max(times, rest) >= 100 or (at and not times):
            return None
        return (times or 1) * 100 + rest
    total, room = 0, 1000
    for value in values:
        unit = 1 if value < 20 else 10 ** (len(str(value)) - 1)
        fits = value < room and (value < 10 or room != 10) and (value > 0 or len(values) == 1)
        if not fits or (10 <= value < 20 and room < 100):
            return None
        total, room = total + value, unit if value >= 20 else 1
    return total


def by_library(words: tuple[str, ...], language: Language) -> Decimal | None:
    """Asked of text2num, which refuses what is no one number."""
    from text_to_num import text2num  # noqa: PLC0415

    try:
        spelled = " ".join(language.spelled.get(word, word) for word in words)
        return Decimal(text2num(spelled, language.tag))
    except ValueError:
        return None


Reader = Callable[[tuple[str, ...], Language], Decimal | None]
"""Reads number words in a row; None where they are no one number."""
GRAMMARS: Mapping[str, Reader] = {"added": added, "text2num": by_library}
