"""The articles' words inside our own: each in its language and direction, so that neither turns the other.

Pages are in English. Words of another language say so, and words of another direction are kept apart
from the line around them (Unicode Standard Annex 9, as HTML's `bdi` applies it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from variorum.model.analysis import Analysis
from variorum.model.findings import Rendering
from variorum.model.reported import Reported

from .escape import differing, isolated, markup
from .words import chain_words, quoted, scoped_words

PAGE_LANGUAGE = "en"
# The blocks of scripts that are written from right to left.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)
# A language tag of RFC 5646, so that nothing else gets into an attribute.
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LETTER = re.compile(r"[^\W\d_]")
_QUOTED = re.compile("“([^“”]*)”")


def said(words: str, language: str = "") -> Markup:
    """`words` inside an element, in their language and direction where these are not the page's."""
    return _isolated(markup(words), words, language)


def _isolated(inner: Markup, words: str, language: str) -> Markup:
    tag = language if _TAG.fullmatch(language) else ""
    foreign = tag.partition("-")[0].casefold() not in ("", PAGE_LANGUAGE)
    if not foreign and (words.isascii() or not _RIGHT_TO_LEFT.search(words)):
        return inner
    return isolated(inner, tag, direction(words))


def direction(words: str) -> str:
    """`rtl` where the first letter of the words is of a script written from right to left."""
    first = _LETTER.search(words)
    return "rtl" if first and _RIGHT_TO_LEFT.match(first[0]) else "ltr"


def told(text: str, language: str | Mapping[str, str] = "") -> Markup:
    """A sentence of ours inside an element, what it quotes in its own language and direction.

    `language` is that of everything it quotes, or of each passage that it may quote.
    """
    pieces: list[Markup] = []
    at = 0
    for found in _QUOTED.finditer(text):
        words = found[1]
        own = language if isinstance(language, str) else language.get(words, "")
        pieces += (said(text[at : found.start(1)]), said(words, own))
        at = found.end(1)
    return markup("").join([*pieces, said(text[at:])])


def speech(analysis: Analysis) -> dict[str, Any]:
    """What templates print of the articles' words."""
    dossier = analysis.dossier

    def language(source: str) -> str:
        article = dossier.article.get(source)
        return dossier.language_of(article) if article else dossier.info.language

    def quote_of(each: Reported) -> Markup:
        return markup("“") + said(each.words, language(each.source.id)) + markup("”")

    def wording_of(rendering: Rendering) -> Markup:
        words = (
            differing(word.text) if word.differs else markup(word.text) for word in rendering.words
        )
        each = rendering.claim
        inner = _isolated(markup(" ").join(words), each.words, language(each.source.id))
        return markup("“") + inner + markup("”")

    def answer_of(each: Reported) -> Markup:
        return told(scoped_words(each), language(each.source.id))

    def title_of(source: str) -> Markup:
        return told(dossier.label[source], language(source))

    return {
        "said": said,
        "told": told,
        "quote_of": quote_of,
        "wording_of": wording_of,
        "answer_of": answer_of,
        "title_of": title_of,
        "speaker_of": lambda each: said(chain_words(each)),
        "language_of": language,
        "in_words": partial(_in_words, analysis),
    }


def _in_words(analysis: Analysis, text: str, claims: Iterable[Reported]) -> Markup:
    """A sentence about claims, their words each in the language of its article."""
    every = [(each, analysis.dossier.language_of(each.article)) for each in claims]
    if len({own for _, own in every}) == 1:
        return told(text, every[0][1])
    languages: dict[str, str] = {}
    for each, own in every:
        languages[quoted(each.words)[1:-1]] = own
        if each.claim.count:
            languages[quoted(each.claim.count.phrase)[1:-1]] = own
    return told(text, languages)
