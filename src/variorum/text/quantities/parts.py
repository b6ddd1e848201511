"""The parts from which forms are made, and how a form becomes a regular expression.

In a form a space is one gap within a line, `~` a gap or a hyphen, and `<NAME>` a part. No form
looks past the end of a line, so what follows in the next line never changes what was found. What is
repeated without limit gives nothing back (`*+`, `(?>…)`), so that time grows with the text and not
faster. Forms are read on lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from variorum.text.language import NEVER, Language, months, shared_parts, weekdays
from variorum.text.letters import GROUP_SPACES

GAP = f"(?:[ \\t{GROUP_SPACES}]{{1,3}})"
_WORDS_ONLY = re.compile(r"[\w '|-]+")


@cache
def parts(language: Language) -> Mapping[str, str]:
    """The parts of a language: those all share (`parts.yaml`), those made of its tables, and its own."""
    numbers, halves = language.numbers, language.halves
    long = language.scales.keys() - language.short
    openers = (f"{_escaped(opener)} <N> {_escaped(joiner)}" for opener, joiner in language.openers)
    words: dict[str, Iterable[str]] = {
        "WORD": numbers.keys() - language.unfound,
        "ANY_WORD": numbers,
        "UNFOUND": language.unfound,
        "TEN": (word for word, value in numbers.items() if value in range(20, 100, 10)),
        "HUNDREDS": (word for word, value in numbers.items() if value >= 100),
        "LONG": long,
        "SHORT": language.short,
        "BARE": language.bare,
        "HALF": (word for word, value in halves.items() if value < 1),
        "MORE": (word for word, value in halves.items() if value > 1),
        "HALF_MORE": language.and_half,
        "ARTICLE": language.articles,
        "LINK": language.links,
        "SCALE_LINK": language.scale_links,
        "POINT": language.points,
        "MINUS": language.minus,
        "BELOW": language.below,
        "JOINER": language.joiners,
    }
    # A language that writes its weekdays out waits for no CLDR.
    if "WD" not in language.parts:
        words |= {"MONTH": months(language.tag), "WD": weekdays(language.tag)}
    made = {name: any_of(each) for name, each in words.items()}
    own = {
        name: any_of(part.split("|")) if _WORDS_ONLY.fullmatch(part) else part
        for name, part in language.parts.items()
    }
    made |= {"OPENED": "|".join(openers) or NEVER, "GROUP_SPACE": f"[ {GROUP_SPACES}]"}
    return {**shared_parts(), **made, **own}


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, longest first; of none where there are none."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(map(_escaped, ordered)) or NEVER


def _escaped(word: str) -> str:
    return re.escape(word).replace("\\ ", " ").replace("'", "['’ʼ]")


def compiled(form: str, language: Language) -> str:
    """The regular expression that a form stands for."""
    while found := re.search(r"<([A-Z_]+)>", form):
        form = form.replace(found[0], f"(?:{parts(language)[found[1]]})")
    gaps = {" ": GAP, "~": f"(?:[-‐‑]|{GAP})"}
    return re.sub(r"\[[^\]]*\]|[ ~]", lambda found: gaps.get(found[0], found[0]), form)
