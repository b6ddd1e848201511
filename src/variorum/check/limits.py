"""Quotes are the shortest words that hold the claim (rule 13)."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem
from variorum.text.holders import Holders
from variorum.text.passages import Span

TOO_MUCH = Code(
    "quoted-too-much", "warning",
    "The published passages of an article together cover more of it than the dossier's limit.",
    bad="quote_limit: 10  # and passages of an article cover half of it", good="quote_limit: 95",
)  # fmt: skip
_MOST_NAMED = 5


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    share = article.quoted_share
    limit = dossier.info.quote_limit
    # Of a file that is not whole, some quotes are still to be decided or mended.
    if article.whole and share is not None and share * 100 > float(limit):
        yield TOO_MUCH.at(
            dossier.place(article.path, "claims", key=True),
            f"the published passages cover {share:.0%} of the article",
            expected=f"at most {limit} %",
            found=f"{share:.1%}; the longest are {_longest(dossier, article)}",
            fix="shorten these passages to the words that hold the claim, or raise `quote_limit` with a "
            "reason",
        )


def _longest(dossier: Dossier, article: Article) -> str:
    """The longest passages, claims by their ids and others by their lines, with the part of the
    article that each covers."""
    sizes = [(sum(map(_length, parts)), f"`{claim}`") for claim, parts in article.quotes.items()]
    quoted = Holders(part for parts in article.quotes.values() for part in parts)
    sizes += [
        (_length(span), f"`{keys[0]}` on line {dossier.place(article.path, *keys).line}")
        for keys, span in article.grounds.items()
        if not quoted.hold(span)
    ]
    whole = len(article.text.text) if article.text else 0
    longest = sorted(sizes, key=lambda each: (-each[0], each[1]))[:_MOST_NAMED]
    return ", ".join(f"{name} ({size / whole:.1%})" for size, name in longest)


def _length(span: Span) -> int:
    return span.end - span.start
