"""A page for each source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from variorum.model.analysis import Analysis
from variorum.model.article import Article
from variorum.model.claim import VOICE_ORDER, Voice
from variorum.model.dossier import Dossier
from variorum.model.entities import Name
from variorum.model.grouping import by_key
from variorum.render import citation
from variorum.render.addresses import source_address
from variorum.render.attribution import alone, attribution, sides_words
from variorum.render.charts import Drawings
from variorum.render.context import common
from variorum.render.figure import shown
from variorum.render.paging import many_articles
from variorum.render.restricted_markdown import plain
from variorum.render.templating import Page, page
from variorum.render.wordings import MOST_ARTICLES, shared_by
from variorum.render.words import joined, plural
from variorum.text.excerpts import Change, changes, shortened
from variorum.text.language import language_of

Spelled = tuple[Name, list[str], list[str]]
"""A name that stands in an article, with the forms it uses and those of the others."""
# Of the questions that others answer, so many stand on a page where articles are many.
MOST_SILENT = 10
# Of the changes between two versions so many are shown, each with so many letters of either at most.
MOST_CHANGES = 12
LONGEST_CHANGE = 120
IN_VOICE: dict[Voice, str] = {
    "direct": "in quotation marks",
    "indirect": "as reported speech",
    "narrator": "in the article’s own voice",
    "headline": "in the headline",
}
FORMS = {
    "transcript": "words as spoken, written down",
    "post": "a post",
    "table": "a table or list",
}
ACCOUNTS = {
    "coded": "used in a claim",
    "set-aside": "set aside",
    "quoted": "quoted only",
    "missed": "missed",
}


class Version(NamedTuple):
    """Another version of an article; `changes` from the earlier to the later one, None where a text is
    withheld."""

    article: Article
    earlier: bool
    changes: Sequence[Change] | None


def sources(analysis: Analysis, drawings: Drawings) -> Iterator[Page]:
    spelled = _spelled(analysis)
    for article in analysis.dossier.articles:
        yield _source(analysis, drawings, article, spelled.get(article.source.id, []))
    for source_id in analysis.dossier.gone:
        if source_id not in analysis.dossier.article:
            yield _gone(analysis, source_id)


def _gone(analysis: Analysis, source_id: str) -> Page:
    """What stands at the address of a source that is gone, so that links to its claims answer."""
    return page(
        "source_gone.md.j2", source_address(source_id), f"{source_id}: no longer here",
        f"What became of the claims of {source_id}.", **common(analysis),
        gone=analysis.dossier.gone[source_id],
    )  # fmt: skip


def _spelled(analysis: Analysis) -> Mapping[str, list[Spelled]]:
    """For each source the names that stand in it."""
    spelled: list[tuple[str, Spelled]] = []
    for name in analysis.dossier.names:
        forms = {form: users for form, users in analysis.spelled[name.id].items() if users}
        here = by_key((source, form) for form, users in forms.items() for source in users)
        spelled += [
            (source, (name, used, [form for form in forms if form not in used]))
            for source, used in here.items()
        ]
    return by_key(spelled)


def _source(
    analysis: Analysis, drawings: Drawings, article: Article, spelled: Sequence[Spelled]
) -> Page:
    source, dossier = article.source, analysis.dossier
    claims = analysis.by_source[source.id]
    reasons = {
        span: entry.reason for span, entry in zip(article.aside, source.set_aside, strict=False)
    }
    accounts = []
    for each in article.accounts:
        assert article.text is not None
        span = each.mention.span
        word = ACCOUNTS[each.account]
        if each.account == "set-aside":
            word += ": " + next((r for s, r in reasons.items() if s.holds(span)), "")
        accounts.append(
            (" ".join(article.text.words(span).split()), article.text.line(span.start), word)
        )
    address, language = source_address(source.id), dossier.language_of(article)
    many = many_articles(dossier)
    key = f"source_{source.id}"
    bars = (
        None if many else attribution(analysis, drawings, alone(analysis, [article]), address, key)
    )
    silent = [row for row in analysis.rows if row.sources and source.id in row.silence]
    first = sorted(silent, key=lambda row: -row.articles)[:MOST_SILENT] if many else silent
    return page(
        "source.md.j2", address, dossier.label[source.id],
        plain(source.summary), **common(analysis),
        article=article, source=source, claims=claims,
        FORMS=FORMS,
        about=[
            ("Title", source.title), ("Outlet", source.outlet), ("Agency", source.agency),
            ("Byline", source.byline),
        ],
        answering=sum(c.question is not None for c in claims),
        unseen_language="" if language_of(language).known else language,
        gone=dossier.gone.get(source.id, ()), names=spelled,
        accounts=accounts, spoken=_spoken(analysis, article),
        figures=bars, sides=sides_words(analysis, article), **shown([*bars] if bars else []),
        shared=shared_by(analysis, source.id), most_shared=MOST_ARTICLES,
        versions=[_version(dossier, article, dossier.article[v]) for v in dossier.versions(source.id)],
        most_changes=MOST_CHANGES,
        silent=first, more_silent=len(silent) - len(first),
        citations=[citation.source_page(analysis, source), citation.article(source)],
    )  # fmt: skip


def _version(dossier: Dossier, article: Article, other: Article) -> Version:
    here, there = (each.source.published.when for each in (article, other))
    first = dossier.version_root[article.home] == article.home
    # Where the dates leave it open, the one of which the other is a version comes first.
    earlier = not first if here.meets(there) else here.may_follow(there)
    texts = (other.text, article.text) if earlier else (article.text, other.text)
    found = None
    if texts[0] and texts[1]:
        found = [
            Change(*(shortened(words, LONGEST_CHANGE) for words in each))
            for each in changes(texts[0].text, texts[1].text)
        ]
    return Version(other, earlier, found)


def _spoken(analysis: Analysis, article: Article) -> str:
    """How much of the article's text its quotes of each voice cover."""
    voices = analysis.voices[article.source.id]
    length = len(article.text.text) if article.text else 0
    given = [v for v in VOICE_ORDER if voices.claims[v]]
    told = joined([f"{voices.claims[v]} {IN_VOICE[v]}" for v in given])
    shares = joined([f"{voices.characters[v] / length:.0%}" for v in given if length])
    count = plural(sum(voices.claims.values()), "claim")
    cover = f" Their quotes cover {shares} of the text." if shares else ""
    return f"Of {count}: {told}.{cover}" if given else f"{count}."
