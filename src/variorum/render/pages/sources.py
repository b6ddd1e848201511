"""A page for each source, and the list of sources."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.analysis import Analysis
from variorum.model.article import Article
from variorum.model.names import Name
from variorum.render.addresses import SOURCES, source_address
from variorum.render.attribution import ORDER, attribution
from variorum.render.citation_forms import source_citations
from variorum.render.context import common, source_line
from variorum.render.figure import shown
from variorum.render.page import Page, page
from variorum.render.prose import plain
from variorum.render.words import VOICES, joined, plural
from variorum.text.quantities import LANGUAGE

ACCOUNTS = {
    "coded": "coded",
    "set-aside": "set aside",
    "quoted": "quoted but not coded",
    "missed": "missed",
}


def sources(analysis: Analysis) -> Iterator[Page]:
    articles = analysis.dossier.articles
    bars = attribution(analysis, articles, SOURCES, "sources")
    yield page(
        "sources.md.j2", SOURCES, "Sources", "The articles of this dossier.",
        opening=f"{plural(len(articles), 'article')}, in the order of their ids. Titles, outlets, agencies and "
        "bylines are words that stand in the texts; what a text does not give is not guessed.",
        entries=[(source_address(a.source.id), a.source.label, source_line(a.source)) for a in articles],
        voices=bars.voices.html, parties=bars.parties.html, **shown([*bars]),
    )  # fmt: skip
    for article in articles:
        yield _source(analysis, article)
    for source_id in analysis.dossier.gone:
        if source_id not in analysis.dossier.article:
            yield _gone(analysis, source_id)


def _gone(analysis: Analysis, source_id: str) -> Page:
    """What stands at the address of a source that is gone, so that links to its claims answer."""
    return page(
        "source_gone.md.j2", source_address(source_id), f"{source_id}: no longer here",
        f"What became of the claims of {source_id}.", **common(analysis),
        opening="No source of this dossier has this id today. What became of its claims:",
        gone=analysis.dossier.gone[source_id],
    )  # fmt: skip


def _names(analysis: Analysis, source_id: str) -> list[tuple[Name, list[str], list[str]]]:
    """Each name that stands in the article, with the forms it uses and those of the others."""
    found = []
    for name in analysis.dossier.names:
        spelled = analysis.spelled[name.id]
        here = [form for form, users in spelled.items() if source_id in users]
        if here:
            others = [form for form, users in spelled.items() if users and form not in here]
            found.append((name, here, others))
    return found


def _source(analysis: Analysis, article: Article) -> Page:
    source, dossier = article.source, analysis.dossier
    claims = analysis.by_source[source.id]
    answering = sum(c.question is not None for c in claims)
    share = article.quoted_share
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
    address = source_address(source.id)
    bars = attribution(analysis, [article], address, f"source_{source.id}")
    return page(
        "source.md.j2", address, source.label,
        plain(source.summary), **common(analysis),
        article=article, source=source, claims=claims,
        about=[
            ("Title", source.title), ("Outlet", source.outlet), ("Agency", source.agency),
            ("Byline", source.byline),
        ],
        intro=f"{plural(len(claims), 'claim')}, {answering} of which "
        f"{'answers a question' if answering == 1 else 'answer a question'}; the others are context. "
        "What stands between quotation marks here is the article’s wording, white space apart.",
        coverage=f"The text names {plural(len(article.accounts), 'quantity or date', 'quantities and dates')}; "
        f"{article.covered} of them are coded or set aside with a reason. The passages published on this site "
        f"cover {share or 0:.0%} of the article’s text.{_unseen(analysis, article)}",
        gone=dossier.gone.get(source.id, ()), names=_names(analysis, source.id),
        accounts=accounts, spoken=_spoken(analysis, article),
        voices=bars.voices.html, parties=bars.parties.html, **shown([*bars]),
        silent=[row for row in analysis.rows if row.sources and source.id in row.silence],
        citations=source_citations(analysis, source),
    )  # fmt: skip


def _unseen(analysis: Analysis, article: Article) -> str:
    """What the detector does not see because of the article's language, as a sentence after others."""
    language = analysis.dossier.language_of(article)
    if language.casefold().partition("-")[0] == LANGUAGE:
        return ""
    return (
        f" The article’s language is given as “{language}”. The detector knows English words: here it finds digits "
        "and words that the dossier adds, and misses quantities and dates in other words."
    )


def _spoken(analysis: Analysis, article: Article) -> str:
    """How much of the article's text its quotes of each voice cover."""
    voices = analysis.voices[article.source.id]
    length = len(article.text.text) if article.text else 0
    told = joined([f"{VOICES[v]} {voices.claims[v]}" for v in ORDER if voices.claims[v]])
    shares = joined(
        [
            f"{VOICES[v]} {voices.characters[v] / length:.0%}"
            for v in ORDER
            if length and voices.characters[v]
        ]
    )
    count = plural(sum(voices.claims.values()), "claim")
    return f"Of {count}: {told}." + (
        f" Their quotes cover, of the text’s characters: {shares}." if shares else ""
    )
