"""What the curators' own prose puts in quotation marks stands in an article (rule 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from variorum.model.article import Article, Keys
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem
from variorum.text.nearest import Effort, nearest_passage
from variorum.text.passages import squeezed
from variorum.text.quotations import quotations

from .values import shared_values, values

NOT_SAID = Code(
    "quotation-in-no-article",
    "warning",
    "A summary, a note, the introduction or the reason why two origins may be one has words in quotation "
    "marks that stand in no article.",
    bad="summary: The harbour master speaks of “About 40 men” aboard.",
    good="summary: The harbour master speaks of “about 40 crew” aboard.",
)
_MARKS = '“„«"「《'
_EFFORT = 200_000


# The prose of a source, and that of the shared files.
_PROSE = ("summary", "claims.*.note")
_SHARED_PROSE = (
    "introduction", "origins.*.may_be.*.because", "origins.*.note", "questions.*.note", "actors.*.note",
)  # fmt: skip


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    told = [(article.path, *each) for where in _PROSE for each in values(article.source, where)]
    yield from _checked(dossier, told, article)


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    told = [each for where in _SHARED_PROSE for each in shared_values(dossier, where)]
    yield from _checked(dossier, told)


def _checked(
    dossier: Dossier, prose: Iterable[tuple[str, Keys, str]], own: Article | None = None
) -> Iterator[Problem]:
    """The quotations of some prose, each sought in its own article first."""
    texts = [each.text for each in dossier.articles]
    # Words may stand in a text that is withheld or could not be read: of these nothing can be told.
    if None in texts or (own and not own.whole) or dossier.unread:
        return
    seed = own.text if own else None
    effort = Effort(_EFFORT)
    for path, keys, words in ((p, k, words) for p, k, text in prose for words in _quoted(text)):
        if seed and seed.find(words):
            continue
        if any(text.find(words) for text in texts if text):
            continue
        if any(words in each for each in _translated(dossier)):
            continue
        near = nearest_passage(words, seed, effort) if seed else None
        yield NOT_SAID.at(
            dossier.place(path, *keys),
            f"“{words}” stands in quotation marks here and in no article",
            expected=f"“{near.words}”" if near else "words of an article, letter for letter",
            found=f"“{words}”",
            fix="copy the words from the article, or take the quotation marks away",
        )  # fmt: skip


def _quoted(prose: str) -> Iterator[str]:
    """What stands in outer double quotation marks, without the point or comma that our sentence
    puts before the closing one; parts around an ellipsis one by one."""
    end = 0
    for each in quotations(prose):
        if each.outer.start < end or not each.sure or prose[each.outer.start] not in _MARKS:
            continue
        end = each.outer.end
        for part in re.split(r"…|\[\.\.\.\]", prose[each.inner.start : each.inner.end]):
            words = squeezed(part).strip(" ,.;:")
            if any(sign.isalnum() for sign in words):
                yield words


def _translated(dossier: Dossier) -> Iterator[str]:
    """What translations say: a note may quote these where its article has another language."""
    for article in dossier.articles:
        yield from (squeezed(c.translation.text) for c in article.source.claims if c.translation)
