"""The articles' words inside our own: each in its language and direction, so that neither turns the other.

Pages are in English. Words of another language say so, and words of another direction are kept apart
from the line around them (Unicode Standard Annex 9, as HTML's `bdi` applies it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

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


def speaker_of(each: Reported) -> Markup:
    return said(chain_words(each))


def language_of(analysis: Analysis, source: str) -> str:
    """The language of a source by its id; of one that is gone, the dossier's."""
    dossier = analysis.dossier
    article = dossier.article.get(source)
    return dossier.language_of(article) if article else dossier.info.language


def quote_of(analysis: Analysis, each: Reported) -> Markup:
    return markup("“") + said(each.words, language_of(analysis, each.source.id)) + markup("”")


def wording_of(analysis: Analysis, rendering: Rendering) -> Markup:
    """The quote of a rendering, its words marked that no other has there."""
    words = (
        differing(word.text) if word.differs else markup(word.text) for word in rendering.words
    )
    each = rendering.claim
    language = language_of(analysis, each.source.id)
    return markup("“") + _isolated(markup(" ").join(words), each.words, language) + markup("”")


def answer_of(analysis: Analysis, each: Reported) -> Markup:
    return told(scoped_words(each), language_of(analysis, each.source.id))


def title_of(analysis: Analysis, source: str) -> Markup:
    return told(analysis.dossier.label[source], language_of(analysis, source))


def in_words(analysis: Analysis, text: str, claims: Iterable[Reported]) -> Markup:
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
