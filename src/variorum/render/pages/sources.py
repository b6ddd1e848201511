"""A page for each source, and the list of sources."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.analysis import Analysis
from ...model.article import Article
from ..addresses import SOURCES, source_address
from ..context import common, source_line
from ..page import Page, page
from ..words import plural

ACCOUNTS = {
    "coded": "coded",
    "set-aside": "set aside",
    "quoted": "quoted but not coded",
    "missed": "missed",
}


def sources(analysis: Analysis) -> Iterator[Page]:
    articles = analysis.dossier.articles
    yield page(
        "index_list.md.j2", SOURCES, "Sources", "The articles of this dossier.",
        opening=f"{plural(len(articles), 'article')}, in the order of their ids. Titles, outlets, agencies and "
        "bylines are words that stand in the texts; what a text does not give is not guessed.",
        groups=[
            ("", [(source_address(a.source.id), a.source.label, source_line(a.source)) for a in articles])
        ],
    )  # fmt: skip
    for article in articles:
        yield _source(analysis, article)


def _source(analysis: Analysis, article: Article) -> Page:
    source = article.source
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
    return page(
        "source.md.j2", source_address(source.id), source.label,
        " ".join(source.summary.split())[:160], **common(analysis),
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
        f"cover {share or 0:.0%} of the article’s text.",
        accounts=accounts,
        silent=[row for row in analysis.rows if row.sources and source.id in row.silence],
    )  # fmt: skip
