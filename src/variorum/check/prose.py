"""Our own prose: it claims nothing, summaries carry only what claims carry (rule 12), and what it puts in
quotation marks stands in an article (rule 1)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from variorum.model.article import Article, dates_of
from variorum.model.dossier import Dossier
from variorum.model.problem import Problem
from variorum.model.when import When
from variorum.text.dates import in_full
from variorum.text.language import language_of, months, weekdays
from variorum.text.nearest import Effort, nearest_passage
from variorum.text.passages import squeezed
from variorum.text.quantities import MentionKind, mentions, numbers_in
from variorum.text.quotations import quotations

from .spots import Spot, shared_spots, spots

# Words that vouch for what they report: never used in our own voice.
CLAIMING = (
    "confirmed", "confirms", "verified", "verifies", "proven", "proves", "proved", "admitted", "admits",
    "revealed", "reveals",
)  # fmt: skip
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]")

# Words that a mention may have or not have without saying something else, beside those of dates.
_ARTICLES = frozenset({"a", "an", "the"})
# Digits in groups, whatever parts them.
_GROUPED = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+")
_MARKS = '“„«"「《'
_EFFORT = 200_000
# The prose of a source, and that of the shared files.
_PROSE = ("summary", "note", "claims.*.note")
_SHARED_PROSE = (
    "headline", "introduction", "origins.*.may_be.*.because", "origins.*.note", "questions.*.note", "actors.*.note",
)  # fmt: skip


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    summary = article.source.summary
    here = Spot(dossier, article.path, ("summary",))
    # A claim that could not be built may carry what the summary tells.
    own = dossier.info.language
    stated = _mentioned(summary, dossier.vague_words, own) if article.whole else []
    carried = _Carried(dossier, article) if stated else None
    for kind, words in dict.fromkeys(stated):
        if carried and not carried.says(kind, words):
            yield here.problem("summary-number", words=words)
    for word in CLAIMING:
        if re.search(rf"(?i)\b{word}\b", outside_quotes(summary)):
            yield here.problem("summary-claims", word=word)
    prose = [each for where in _PROSE for each in spots(dossier, article, where)]
    yield from _quoted_words(dossier, prose, article)


def _mentioned(text: str, vague: Iterable[str], language: str) -> list[tuple[MentionKind, str]]:
    text = squeezed(text)
    return [(each.kind, each.span.of(text)) for each in mentions(text, vague, language)]


class _Carried:
    """What the claims of one source carry: the quantities and dates of their words."""

    def __init__(self, dossier: Dossier, article: Article) -> None:
        self.own, self.language = dossier.info.language, dossier.language_of(article)
        self.small = _ARTICLES.union(
            *(language_of(tag).dates.filling for tag in ("en", self.own, self.language))
        )
        claims, vague = article.source.claims, dossier.vague_words
        dates = [article.source.published, *(date for c in claims for _, date in dates_of(c))]

        def said(texts: Iterable[str | None]) -> list[tuple[MentionKind, str]]:
            return [each for text in texts for each in _mentioned(text or "", vague, self.language)]

        quoted = said(part.text for claim in claims for part in claim.quote)
        dated = said(passage.text for date in dates for passage in date.rests_on)
        counted = said(claim.count.phrase for claim in claims if claim.count)
        spelled = [self._words(words) for kind, words in [*quoted, *dated] if kind == "date"]
        told = (end for date in dates for end in _date_words(date.when, self.own))
        self.dates = _Supersets([*spelled, *told])
        self.days = {end for d in dates for end in d.when.days_text.split("/")}
        quantities = [words for kind, words in [*quoted, *counted] if kind != "date"]
        self.words = _Supersets(self._words(each) for each in quantities)
        numbers = (numbers_in(each, self.language) or () for each in quantities)
        self.numbers = _Supersets(map(frozenset, numbers))

    def says(self, kind: MentionKind, words: str) -> bool:
        """Whether one mention in a quote, or one date of a claim, says all that `words` say.

        A date is sought among dates only and a number never among them, so that the 11th of a month
        carries no eleven tanks. Each is read in its language: “12,029” of an English summary stands
        as “12.029” in a German quote.
        """
        if kind == "date":
            told = in_full(words, self.own)
            return self.dates.of(self._words(words)) or (len(told) == 1 and told[0] in self.days)
        if stated := numbers_in(words, self.own):
            return self.numbers.of(frozenset(stated))
        grouped = _GROUPED.fullmatch(words) is not None
        return self.words.of(self._words(words)) or (
            grouped and self.numbers.of(frozenset({re.sub(r"\D", "", words)}))
        )

    def _words(self, text: str) -> frozenset[str]:
        """The words of a mention, a number's separators inside it kept."""
        return frozenset(re.findall(r"\w+(?:[.,]\w+)*", text.casefold())) - self.small


class _Supersets:
    """Sets that are asked whether one of them holds all of another, without trying each."""

    def __init__(self, sets: Iterable[frozenset[object]]) -> None:
        self.all = set(sets)
        self.having: dict[object, list[frozenset[object]]] = {}
        for each in self.all:
            for member in each:
                self.having.setdefault(member, []).append(each)

    def of(self, wanted: frozenset[object]) -> bool:
        if wanted in self.all or not wanted:
            return bool(self.all)
        rarest = min((self.having.get(member, []) for member in wanted), key=len)
        return any(wanted <= each for each in rarest)


def _date_words(when: When, language: str) -> Iterator[frozenset[str]]:
    """How each end of a date may be told: its year, month, day and weekday as far as it has them."""
    tags = dict.fromkeys(["en", language.casefold().partition("-")[0]])
    named = [(name, number) for tag in tags for name, number in months(tag).items()]
    days = [(name, number) for tag in tags for name, number in weekdays(tag).items()]
    for side in when.days_text.split("/"):
        year, *rest = side.split("-")
        words = {year}
        if rest:
            words |= {name for name, number in named if number == int(rest[0])}
        if len(rest) > 1:
            day = dt.date(int(year), int(rest[0]), int(rest[1]))
            words |= {str(day.day), *(name for name, number in days if number == day.weekday())}
        yield frozenset(words)


def outside_quotes(text: str) -> str:
    """`text` without what stands in quotation marks, also where quotations stand in one another."""
    without = _QUOTED.sub(" ", text)
    return without if without == text else outside_quotes(without)


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    prose = [each for where in _SHARED_PROSE for each in shared_spots(dossier, where)]
    yield from _quoted_words(dossier, prose)
    own = [spot for spot, _ in prose if spot.keys[0] in ("headline", "introduction")]
    if own and not dossier.info.rests_on:
        yield own[0].problem("prose-rests-on-nothing")


def _quoted_words(
    dossier: Dossier, prose: Iterable[tuple[Spot, str]], own: Article | None = None
) -> Iterator[Problem]:
    """The quotations of some prose, each sought in its own article first."""
    quoted = [(spot, words) for spot, text in prose for words in _quoted(text)]
    if not quoted:
        return
    texts = [each.text for each in dossier.articles if each.text is not None]
    # Words may stand in a text that is withheld or could not be read: of these nothing can be told.
    unread = dossier.unread or len(texts) < len(dossier.articles)
    if unread or (own and not own.whole):
        return
    seed = own.text if own else None
    effort = Effort(_EFFORT)
    for spot, words in quoted:
        if (seed and seed.find(words)) or any(text.find(words) for text in texts):
            continue
        # A note may quote a translation where its article has another language.
        claims = (claim for each in dossier.articles for claim in each.source.claims)
        if any(words in squeezed(c.translation.text) for c in claims if c.translation):
            continue
        near = nearest_passage(words, seed, effort) if seed else None
        expected = f"“{near.words}”" if near else "words of an article, letter for letter"
        yield spot.problem("quotation-in-no-article", words=words, expected=expected)


def _quoted(prose: str) -> Iterator[str]:
    """What stands in outer double quotation marks, without the point or comma that our sentence
    puts before the closing one; parts around an ellipsis one by one."""
    end = 0
    for each in quotations(prose):
        if each.outer.start < end or not each.sure or prose[each.outer.start] not in _MARKS:
            continue
        end = each.outer.end
        for part in re.split(r"…|\[\.\.\.\]", each.inner.of(prose)):
            words = squeezed(part).strip(" ,.;:")
            if any(sign.isalnum() for sign in words):
                yield words
