"""Our own sentences claim nothing (rule 12): summaries carry only what claims carry."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator

from variorum.model.article import Article, dates_of
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem
from variorum.model.when import When
from variorum.model.wording import CLAIMING, outside_quotes
from variorum.text.passages import squeezed
from variorum.text.quantities import MentionKind, mentions, numbers_in

NUMBER = Code(
    "summary-number",
    "error",
    "A summary has a quantity or date that no claim of its source carries.",
    bad="summary: About 60 crew were aboard.",
    good="summary: According to the harbour master, about 40 crew were aboard.",
)
WORD = Code(
    "summary-claims", "warning",
    f"A summary uses a word that vouches for what it reports ({', '.join(CLAIMING)}).",
    bad="summary: The master confirmed it.", good="summary: The master said so.",
)  # fmt: skip
CODES = (NUMBER, WORD)
# Words that a mention may have or not have without saying something else.
_SMALL = frozenset({"a", "an", "the", "of", "on", "in"})


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source = article.source
    place = dossier.place(article.path, "summary")
    # A claim that could not be built may carry what the summary tells.
    if article.whole:
        for kind, words in _mentioned(source.summary, dossier.vague_words):
            if not _carries(article, kind, words, dossier.vague_words):
                yield NUMBER.at(
                    place, f"no claim of this source carries “{words}”",
                    expected="what the claims carry", found=words,
                    fix="take the number or date out, or code the claim it comes from",
                )  # fmt: skip
    for word in CLAIMING:
        if re.search(rf"(?i)\b{word}\b", outside_quotes(source.summary)):
            yield WORD.at(
                place, f"“{word}” vouches for what is reported", expected="“said”, “reported”, …",
                found=word, fix="say who says it",
            )  # fmt: skip


def _mentioned(text: str, vague: Iterable[str]) -> list[tuple[MentionKind, str]]:
    text = squeezed(text)
    return [(each.kind, text[each.span.start : each.span.end]) for each in mentions(text, vague)]


def _carries(article: Article, kind: MentionKind, words: str, vague: Iterable[str]) -> bool:
    """Whether one mention in a quote, or one date of a claim, says all that `words` say.

    A date is sought among dates only and a number never among them, so that the 11th of a month
    carries no eleven tanks.
    """
    source = article.source
    texts = [part.text or "" for claim in source.claims for part in claim.quote]
    if kind == "date":
        dates = [source.published, *(date for c in source.claims for _, date in dates_of(c))]
        texts += [passage.text or "" for date in dates for passage in date.rests_on]
        carried = [end for date in dates for end in _date_words(date.when)]
        carried += [
            _words(found) for text in texts for at, found in _mentioned(text, vague) if at == "date"
        ]
        return any(_words(words) <= each for each in carried)
    texts += [claim.count.phrase for claim in source.claims if claim.count]
    stated = numbers_in(words)
    for text in texts:
        for at, found in _mentioned(text, vague):
            if at == "date":
                continue
            if stated is not None and set(stated) <= set(numbers_in(found) or ()):
                return True
            if stated is None and _words(words) <= _words(found):
                return True
    return False


def _words(text: str) -> frozenset[str]:
    """The words of a mention, a number's separators inside it kept."""
    return frozenset(re.findall(r"\w+(?:[.,]\w+)*", text.casefold())) - _SMALL


def _date_words(when: When) -> Iterator[frozenset[str]]:
    """How each end of a date may be told: its year, month, day and weekday as far as it has them."""
    for side in when.text.split("/"):
        year, *rest = side.split("-")
        words = {year}
        if rest:
            words.add(calendar.month_name[int(rest[0])].casefold())
        if len(rest) > 1:
            day = dt.date(int(year), int(rest[0]), int(rest[1]))
            words |= {str(day.day), calendar.day_name[day.weekday()].casefold()}
        yield frozenset(words)
