"""The value of a number, however it is written, where its words leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import takewhile
from typing import NamedTuple

import regex

from variorum.text.language import Language
from variorum.text.letters import GROUP_SPACES, POWERS

from .number_words import GRAMMARS
from .parts import compiled

_SPACE = f" {GROUP_SPACES}"
_TOKEN = regex.compile(
    rf"(?P<figure>(?<!\d)\d{{1,3}}(?:[{_SPACE}]\d{{3}}(?!\d))++(?:[.,·٫]\d++)?"
    r"|\d++(?:[.,·٫٬'’]\d++)*+)"
    r"|(?P<fraction>[½⅓⅔¼¾⅛])"
    rf"|(?P<power>(?<=\d)[{''.join(POWERS)}])"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)(?P<stop>\.(?=\W|\Z))?"
    r"|(?P<money>\p{Sc})|(?P<percent>[%‰])|(?P<sign>[-−–+])|(?P<other>[^\s.,;:()“”\"„«»'‘’])"
)
_HYPHEN = regex.compile(r"(?<=[\p{L}\d])[-‐‑](?=\p{L})")
_APOSTROPHE = regex.compile("[’ʼ]")
# Only right after digits, without a space: after one `m` is metres.
_LETTERS = {"k": Decimal(1_000), "m": Decimal(1_000_000)}
_HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅛": Decimal("0.125")}


class _Token(NamedTuple):
    kind: str
    text: str
    glued: bool


_END = _Token("", "", False)


def value_of(words: str, language: Language) -> Decimal | None:
    """The number that `words` are, all of them; None where that can't be told."""
    return _Words(_tokens(words), language).value()


def plain(value: Decimal) -> str:
    """`value` as decimal text."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _tokens(words: str) -> tuple[_Token, ...]:
    text = _HYPHEN.sub(" ", _APOSTROPHE.sub("'", words.lower()))
    return tuple(
        _Token(
            found.lastgroup or "",
            found[found.lastgroup or 0],
            found.start() > 0 and not text[found.start() - 1].isspace(),
        )
        if found.lastgroup != "stop"
        else _Token("word", found["word"], False)
        for found in _TOKEN.finditer(text)
    )


@cache
def _digits(language: Language) -> regex.Pattern[str]:
    """Digits in a language's way. Three digits after its decimal sign leave doubt, since other
    languages part thousands with it and articles copy one another."""
    if not language.known:
        return regex.compile(r"\d+")
    group, point = f"[{regex.escape(language.group)}]", f"[{regex.escape(language.decimal)}]"
    grouped = rf"\d{{1,3}}(?:(?P<sign>{group})\d{{3}})(?:(?P=sign)\d{{3}})*"
    # How India parts 1,50,000.
    indian = r"|\d{1,2}(?:,\d\d)+,\d{3}" if "," in language.group else ""
    doubted = rf"(?!0)\d{{1,3}}{point}\d{{3}}\Z"
    return regex.compile(rf"(?:{grouped}{indian})(?:{point}\d+)?|(?!{doubted})\d+(?:{point}\d+)?")


@cache
def _compound(language: Language) -> regex.Pattern[str]:
    return regex.compile(compiled("<COMPOUND>", language))


class _Words:
    """The words of one number, read from left to right."""

    def __init__(self, tokens: Sequence[_Token], language: Language) -> None:
        self.tokens, self.language = tokens, language
        self.at = 0

    @property
    def token(self) -> _Token:
        """The one that stands next."""
        return self.tokens[self.at] if self.at < len(self.tokens) else _END

    def value(self) -> Decimal | None:
        sign = self._sign()
        money = self._money()
        sign *= self._sign()
        money = self._money() or money
        found = self._first(money)
        if found is None:
            return None
        value, unit = found
        while (scale := self._scale()) is not None:
            # “Million thousand”, which the reader of words refused.
            if unit >= 1000 and unit >= scale:
                return None
            value, unit = value * scale, scale
        if self._take(self.language.and_half):
            value += unit / 2
            # "One and a half million"
            while (scale := self._scale()) is not None:
                value *= scale
        if self._take(self.language.below):
            sign = -abs(sign)
        units_left = (
            each.kind in ("money", "percent") or each.text in self.language.units
            for each in self.tokens[self.at :]
        )
        return sign * value if all(units_left) else None

    def _first(self, money: bool) -> tuple[Decimal, Decimal] | None:
        """The value up to its scale, and what half of one would be half of."""
        one, language = Decimal(1), self.language
        if half := self._take(tuple(language.halves)):
            # “Anderthalb” is a number of its own, “half” is not.
            part = language.halves[half]
            return (part, one) if part > 1 or self.token.text in language.scales else None
        token = self.token
        if token.kind in ("figure", "fraction"):
            self.at += 1
            value = self._figure(token.text) if token.kind == "figure" else _HALVES.get(token.text)
            if value is None:
                return None
            if token.kind == "figure" and self.token.glued and self.token.text in _HALVES:
                value += _HALVES[self.token.text]
                self.at += 1
            return value * self._letter(money), one
        if token.text in language.articles:
            self.at += 1
            if self.token.text in language.scales:
                return one, one
            self.at -= 1
        # “Сотня”: a scale that needs no number before it.
        return self._spelled() or ((one, one) if token.text in language.bare else None)

    def _figure(self, text: str) -> Decimal | None:
        if _digits(self.language).fullmatch(text) is None:
            return None
        grouped = text.translate(dict.fromkeys(map(ord, self.language.group + _SPACE)))
        return Decimal(grouped.translate(dict.fromkeys(map(ord, self.language.decimal), ".")))

    def _letter(self, money: bool) -> Decimal:
        """What letters right after digits make of them: `k`, of money also `m`; 万."""
        token = self.token
        if token.kind == "power":
            self.at += 1
            return Decimal(POWERS[token.text])
        if token.glued and token.text in _LETTERS and (token.text != "m" or money):
            self.at += 1
            return _LETTERS[token.text]
        return Decimal(1)

    def _spelled(self) -> tuple[Decimal, Decimal] | None:
        language = self.language
        long = language.scales.keys() - language.short

        def known(token: _Token) -> bool:
            text = token.text
            written = text in language.numbers or text in language.links or text in long
            return token.kind == "word" and bool(written or _compound(language).fullmatch(text))

        words = [each.text for each in takewhile(known, self.tokens[self.at :])]
        for end in range(len(words), 0, -1):
            value = GRAMMARS[language.grammar](tuple(words[:end]), language)
            if value is not None:
                self.at += end
                return self._pointed(value), language.scales.get(words[end - 1], Decimal(1))
        return None

    def _pointed(self, value: Decimal) -> Decimal:
        """“one point two”: the digits after the point, word by word."""
        if self.token.text not in self.language.points:
            return value
        numbers = (self.language.numbers.get(each.text, 10) for each in self.tokens[self.at + 1 :])
        digits = "".join(map(str, takewhile(lambda number: number < 10, numbers)))
        if not digits:
            return value
        self.at += 1 + len(digits)
        return value + Decimal(f"0.{digits}")

    def _scale(self) -> Decimal | None:
        """The scale that stands next, which is passed."""
        # “Une dizaine de milliers”
        linked = self.token.text in self.language.scale_links
        self.at += linked
        word, scales = self.token.text, self.language.scales
        # “350 milliondollars”: two words that lost their space.
        parted = (word.removesuffix(unit) for unit in self.language.units if word.endswith(unit))
        scale = next((scales[each] for each in (word, *parted) if each in scales), None)
        self.at += -linked if scale is None else 1
        return scale

    def _sign(self) -> int:
        if self.token.kind == "sign":
            self.at += 1
            return 1 if self.tokens[self.at - 1].text == "+" else -1
        return -1 if self._take(self.language.minus) else 1

    def _money(self) -> bool:
        """Whether the sign of a currency stands next, which is passed: “$40”, “us$40”."""
        here = self.tokens[self.at : self.at + 2]
        kinds = [token.kind for token in here]
        lettered = kinds == ["word", "money"] and here[1].glued
        passed = 2 if lettered else int(kinds[:1] == ["money"])
        self.at += passed
        return passed > 0

    def _take(self, phrases: Sequence[str]) -> str:
        """The longest of `phrases` whose words stand next, which are passed."""
        for phrase in sorted(phrases, key=len, reverse=True):
            words = phrase.split()
            here = self.tokens[self.at : self.at + len(words)]
            if [each.text for each in here] == words:
                self.at += len(words)
                return phrase
        return ""
