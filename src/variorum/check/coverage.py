"""Every quantity is accounted for (rule 3), and quotes are the shortest words that hold the claim (rule 13)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Place, Problem
from variorum.model.source import Reason
from variorum.text.passages import Holders, SeedText, Span, squeezed

MISSED = Code(
    "quantity-missed", "warning",
    "A number, vague quantity or date of the article stands in no claim and is not set aside.",
    bad="set_aside: []  # the article says “back to square one”",
    good="set_aside:\n  - {quote: back to square one, reason: idiom}",
)  # fmt: skip
NOT_CODED = Code(
    "quantity-not-coded", "warning",
    "A quantity or date stands in a quote but in no count's phrase and no date's words.",
    bad="as_of: unknown  # the quote says “Dozens of oiled birds”",
    good="as_of: unknown\ncount: {phrase: Dozens, kind: vague, term: Dozens}",
)  # fmt: skip
TOO_MUCH = Code(
    "quoted-too-much", "warning",
    "The published passages of an article together cover more of it than the dossier's limit.",
    bad="quote_limit: 10  # and passages of an article cover half of it", good="quote_limit: 95",
)  # fmt: skip
_UNCODED = {
    "missed": (MISSED, "is in no claim and not set aside"),
    "quoted": (NOT_CODED, "is quoted, but in no count's phrase and no date's words"),
}
# How many of one article are told; an article of nothing but figures has hundreds of thousands.
MOST_TOLD = 500
_MOST_NAMED = 5
_REASONS: tuple[str, ...] = get_args(Reason)


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    # A claim that could not be built may hold what seems to be missing, and may be quoted shorter.
    if not article.whole:
        return
    if article.text is not None:
        yield from _uncoded(dossier, article, article.text)
    share, limit = article.quoted_share, dossier.info.quote_limit
    if share is not None and share * 100 > float(limit):
        yield TOO_MUCH.at(
            dossier.place(article.path, "claims", key=True),
            f"the published passages cover {share:.0%} of the article",
            expected=f"at most {limit} %",
            found=f"{share:.1%}; the longest are {_longest(dossier, article)}",
            fix="shorten these passages to the words that hold the claim, or raise `quote_limit` with a "
            "reason",
        )  # fmt: skip


def _uncoded(dossier: Dossier, article: Article, text: SeedText) -> Iterator[Problem]:
    left = [each for each in article.accounts if each.account in _UNCODED]
    for each in left[:MOST_TOLD]:
        span = each.mention.span
        code, what = _UNCODED[each.account]
        paragraph = text.paragraph(span)
        start, end = max(paragraph.start, span.start - 40), min(paragraph.end, span.end + 40)
        yield code.at(
            _place(text, span), f"“{squeezed(text.words(span))}” {what}",
            expected="a count's phrase, a date's `from`, or an entry under `set_aside:`",
            found=f"“…{' '.join(text.text[start:end].split())}…”",
            fix=f"{_where(dossier, article, span)}, or set it aside with a reason ({', '.join(_REASONS)})",
        )  # fmt: skip
    if len(left) > MOST_TOLD:
        first, last = (text.line(each.mention.span.start) for each in (left[MOST_TOLD], left[-1]))
        yield MISSED.at(
            _place(text, left[MOST_TOLD].mention.span),
            f"{len(left) - MOST_TOLD:,} more quantities on lines {first} to {last} are in no count's "
            "phrase and not set aside",
            expected="each quantity coded or set aside",
            found=f"{len(left):,} quantities that are neither",
            fix="set a table or list aside as one passage, with its reason",
        )  # fmt: skip


def _place(text: SeedText, span: Span) -> Place:
    return Place.in_text(f"seeds/{text.name}", text.text, span.start)


def _where(dossier: Dossier, article: Article, span: Span) -> str:
    """Where in the YAML a quantity belongs: in the claim that quotes it, or beside the one before."""
    before, at = -1, None
    for number, claim in enumerate(article.source.claims):
        for part in article.quotes.get(claim.id, ()):
            if part.holds(span):
                line = dossier.place(article.path, "claims", number).line
                return f"code it in the claim `{claim.id}` on line {line} of {article.path}"
            if before < part.start <= span.start:
                before, at = part.start, number
    if at is None:
        line = dossier.place(article.path, "claims", key=True).line
        return f"code it in a claim, first below line {line} of {article.path}"
    line = dossier.place(article.path, "claims", at).line
    claim = article.source.claims[at]
    return f"code it in a claim behind `{claim.id}`, which is on line {line} of {article.path}"


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
