"""Quotes are the shortest words that hold the claim (rule 13)."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem

TOO_MUCH = Code(
    "quoted-too-much", "warning",
    "The published passages of an article together cover more of it than the dossier's limit.",
    bad="quote_limit: 10  # and passages of an article cover half of it", good="quote_limit: 95",
)  # fmt: skip
CODES = (TOO_MUCH,)


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    share = article.quoted_share
    limit = dossier.info.quote_limit
    # Of a file that is not whole, some quotes are still to be decided or mended.
    if article.whole and share is not None and share * 100 > float(limit):
        yield TOO_MUCH.at(
            dossier.place(article.path, "claims", key=True),
            f"the published passages cover {share:.0%} of the article",
            expected=f"at most {limit} %",
            found=f"{share:.1%}",
            fix="shorten quotes to the words that hold the claim, or raise `quote_limit` with a "
            "reason",
        )
