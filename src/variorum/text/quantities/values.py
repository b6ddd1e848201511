"""The value of a number, however it is written, where its words leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from variorum.text.characters import GROUP_SPACES, POWERS
from variorum.text.language import Language

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
        return sign * value if self._only_units_left() else None

    def _first(self, money: bool) -> tuple[Decimal, Decimal] | None:
        """The value up to its scale, and what half of one would be half of."""
        one = Decimal(1)
        if half := self._take(tuple(self.language.halves)):
            # “Anderthalb” is a number of its own, “half” is not.
            part = self.language.halves[half]
            return (part, one) if part > 1 or self._peek_scale() else None
        token = self._token()
        if token is None:
            return None
        if token.kind == "figure":
            value = self._figure(token.text)
            self.at += 1
            if value is None:
                return None
            return self._with_fraction(value) * self._letter(money), one
        if token.kind == "fraction" and token.text in _HALVES:
            self.at += 1
            return _HALVES[token.text] * self._letter(money), one
        if token.kind == "word" and token.text in self.language.articles:
            self.at += 1
            if self._peek_scale():
                return one, one
            self.at -= 1
        if spelled := self._spelled():
            return spelled
        # “Сотня”: a scale that needs no number before it.
        return (one, one) if token.text in self.language.bare else None

    def _figure(self, text: str) -> Decimal | None:
        match = _digits(self.language).fullmatch(text)
        if match is None:
            return None
        for sign in self.language.group + _SPACE:
            text = text.replace(sign, "")
        for sign in self.language.decimal:
            text = text.replace(sign, ".")
        return Decimal(text)

    def _with_fraction(self, value: Decimal) -> Decimal:
        token = self._token()
        if token and token.kind == "fraction" and token.glued and token.text in _HALVES:
            self.at += 1
            return value + _HALVES[token.text]
        return value

    def _letter(self, money: bool) -> Decimal:
        """What letters right after digits make of them: `k`, of money also `m`; 万."""
        token = self._token()
        if token and token.kind == "power":
            self.at += 1
            return Decimal(POWERS[token.text])
        if token and token.kind == "word" and token.glued and (token.text != "m" or money):
            self.at += token.text in _LETTERS
            return _LETTERS.get(token.text, Decimal(1))
        return Decimal(1)

    def _spelled(self) -> tuple[Decimal, Decimal] | None:
        language = self.language
        words: list[str] = []
        for token in self.tokens[self.at :]:
            known = token.kind == "word" and (
                token.text in language.numbers
                or token.text in language.links
                or (token.text in language.scales and token.text not in language.short)
                or _compound(language).fullmatch(token.text)
            )
            if not known:
                break
            words.append(token.text)
        for end in range(len(words), 0, -1):
            value = GRAMMARS[language.grammar](tuple(words[:end]), language)
            if value is not None:
                self.at += end
                value, unit = self._pointed(value), Decimal(1)
                last = words[end - 1]
                return value, language.scales.get(last, unit)
        return None

    def _pointed(self, value: Decimal) -> Decimal:
        """“one point two”: the digits after the point, word by word."""
        token = self._token()
        if token is None or token.text not in self.language.points:
            return value
        digits = ""
        for each in self.tokens[self.at + 1 :]:
            digit = self.language.numbers.get(each.text)
            if digit is None or digit > 9:
                break
            digits += str(digit)
        if not digits:
            return value
        self.at += 1 + len(digits)
        return value + Decimal(f"0.{digits}")

    def _scale(self) -> Decimal | None:
        token = self._token()
        if token is None or token.kind != "word":
            return None
        # “Une dizaine de milliers”
        step = 1
        if token.text in self.language.scale_links and self.at + 1 < len(self.tokens):
            token, step = self.tokens[self.at + 1], 2
        scale = self._scale_of(token.text)
        if scale is not None:
            self.at += step
        return scale

    def _scale_of(self, word: str) -> Decimal | None:
        scales = self.language.scales
        if word in scales:
            return scales[word]
        # “350 milliondollars”: two words that lost their space.
        for unit in self.language.units:
            if word.endswith(unit) and word.removesuffix(unit) in scales:
                return scales[word.removesuffix(unit)]
        return None

    def _peek_scale(self) -> bool:
        token = self._token()
        return token is not None and token.kind == "word" and token.text in self.language.scales

    def _sign(self) -> int:
        token = self._token()
        if token and token.kind == "sign":
            self.at += 1
            return 1 if token.text == "+" else -1
        if self._take(self.language.minus):
            return -1
        return 1

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

    def _only_units_left(self) -> bool:
        return all(
            each.kind in ("money", "percent")
            or (each.kind == "word" and each.text in self.language.units)
            for each in self.tokens[self.at :]
        )

    def _token(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None
