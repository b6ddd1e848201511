"""A page for each source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from variorum.model.analysis import Analysis
from variorum.model.article import Article
from variorum.model.basis import Basis
from variorum.model.claim import VOICE_ORDER
from variorum.model.dossier import Dossier
from variorum.model.entities import Name, Origin
from variorum.model.fields import Passage
from variorum.model.grouping import by_key
from variorum.model.reported import Reported
from variorum.model.source import UNKNOWN_TEXT
from variorum.render import citation
from variorum.render.addresses import source_address
from variorum.render.attribution import sides_strip
from variorum.render.context import common
from variorum.render.paging import many_articles
from variorum.render.restricted_markdown import plain
from variorum.render.templating import Page, page
from variorum.render.wordings import MOST_ARTICLES, shared_by
from variorum.render.words import NOBODY, WORDS, joined, plural
from variorum.text.excerpts import MOST_SHOWN, changes, shown_words
from variorum.text.language import language_of

Spelled = tuple[Name, list[str], list[str]]
"""A name that stands in an article, with the forms it uses and those of the others."""
# Of the questions that others answer, so many stand on a page where articles are many.
MOST_SILENT = 10


class Version(NamedTuple):
    """Another version of an article; `changes` are words of the earlier and of the later one, None where
    a text is withheld."""

    article: Article
    earlier: bool
    changes: Sequence[tuple[str, str]] | None


def sources(analysis: Analysis) -> Iterator[Page]:
    spelled = _spelled(analysis)
    for article in analysis.dossier.articles:
        yield _source(analysis, article, spelled.get(article.source.id, []))
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


def _source(analysis: Analysis, article: Article, spelled: Sequence[Spelled]) -> Page:
    source, dossier = article.source, analysis.dossier
    claims = analysis.by_source[source.id]
    reasons = {
        span: entry.reason for span, entry in zip(article.aside, source.set_aside, strict=False)
    }
    accounts = []
    for each in article.accounts:
        assert article.text is not None
        span = each.mention.span
        word = WORDS["accounts"][each.account]
        if each.account == "set-aside":
            word += ": " + next((r for s, r in reasons.items() if s.holds(span)), "")
        accounts.append(
            (" ".join(article.text.words(span).split()), article.text.line(span.start), word)
        )
    address, language = source_address(source.id), dossier.language_of(article)
    many = many_articles(dossier)
    given = {
        "Title": source.title, "Outlet": source.outlet, "Agency": source.agency, "Byline": source.byline,
    }  # fmt: skip
    silent = [row for row in analysis.rows if row.sources and source.id in row.silence]
    first = sorted(silent, key=lambda row: -row.articles)[:MOST_SILENT] if many else silent
    return page(
        "source.md.j2", address, dossier.label[source.id],
        plain(source.summary), **common(analysis),
        article=article, source=source, claims=claims,
        FORMS=WORDS["forms"], many=many, finding="" if many else _spoken(analysis, article),
        about=[(label, words) for label, words in given.items() if words != UNKNOWN_TEXT],
        missing=[label.lower() for label, words in given.items() if words == UNKNOWN_TEXT],
        filters=_filters(claims), ties=_ties(claims),
        wordings={o for o, each in analysis.utterances.items() if any(len(u.renderings) > 1 for u in each)},
        answering=sum(c.question is not None for c in claims),
        unseen_language="" if language_of(language).known else language,
        gone=dossier.gone.get(source.id, ()), names=spelled,
        accounts=accounts, spoken=_spoken(analysis, article),
        shares=sides_strip(analysis, article),
        shared=shared_by(analysis, source.id), most_shared=MOST_ARTICLES,
        versions=[_version(dossier, article, dossier.article[v]) for v in dossier.versions(source.id)],
        most_changes=MOST_SHOWN,
        silent=first, more_silent=len(silent) - len(first),
        citations=[citation.source_page(analysis, source), citation.article(source)],
    )  # fmt: skip


def _filters(claims: Sequence[Reported]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What claims can be picked by, with the values that are there: who says it, and the question."""
    speakers = {c.speaker.id: c.speaker.name for c in claims if c.speaker}
    asked = {c.question.id: c.question.short for c in claims if c.question}
    nobody = [("none", NOBODY)] if any(c.speaker is None for c in claims) else []
    context = [("none", "no question: context")] if any(c.question is None for c in claims) else []
    by_name = sorted(speakers.items(), key=lambda item: item[1].casefold())
    return [
        ("speaker", "Who says it", [*by_name, *nobody]),
        ("question", "Question", [*asked.items(), *context]),
    ]


class Tied(NamedTuple):
    """What an article has of one origin: how many claims, how many of them by inference, and for each
    reason its basis, the words that it rests on, and the claims that it ties."""

    origin: Origin
    claims: int
    inferred: int
    reasons: Sequence[tuple[Basis, str, Sequence[Passage], int]]


def _ties(claims: Sequence[Reported]) -> list[Tied]:
    """The origins of these claims, those with most claims first."""
    found = []
    for tied in by_key(
        (c.origin.id, (c.origin, c.tie)) for c in claims if c.origin and c.tie
    ).values():
        reasons = by_key(((tie.basis, tie.because or ""), tie.rests_on) for _, tie in tied)
        found.append(
            Tied(
                tied[0][0], len(tied), sum(tie.basis == "inferred" for _, tie in tied),
                [
                    (basis or "stated", because, tuple(dict.fromkeys(p for rests in given for p in rests)), len(given))
                    for (basis, because), given in reasons.items()
                ],
            )
        )  # fmt: skip
    return sorted(found, key=lambda each: -each.claims)


def _version(dossier: Dossier, article: Article, other: Article) -> Version:
    earlier = not dossier.is_earlier(article, other)
    old, new = (other.text, article.text) if earlier else (article.text, other.text)
    found = None
    if old and new:
        found = [
            (shown_words(old.text, before), shown_words(new.text, after))
            for before, after in changes(old.text, new.text)
        ]
    return Version(other, earlier, found)


def _spoken(analysis: Analysis, article: Article) -> str:
    """How much of the article's text its quotes of each voice cover."""
    voices = analysis.voices[article.source.id]
    length = len(article.text.text) if article.text else 0
    given = [v for v in VOICE_ORDER if voices.claims[v]]
    told = joined([f"{voices.claims[v]} {WORDS['voices_in_sentences'][v]}" for v in given])
    shares = joined([f"{voices.characters[v] / length:.0%}" for v in given if length])
    count = plural(sum(voices.claims.values()), "claim")
    cover = f" Their quotes cover {shares} of the text." if shares else ""
    return f"Of {count}: {told}.{cover}" if given else f"{count}."
