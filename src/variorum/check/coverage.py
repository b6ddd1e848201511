"""Every quantity is accounted for (rule 3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Place, Problem
from variorum.model.source import Reason
from variorum.text.passages import SeedText, Span, squeezed

MISSED = Code(
    "quantity-missed", "warning",
    "A number, vague quantity or date of the article stands in no claim and is not set aside.",
    bad="set_aside: []  # the article says “back to square one”",
    good="set_aside:\n  - {quote: back to square one, reason: idiom}",
)  # fmt: skip
NOT_CODED = Code(
    "quantity-not-coded",
    "warning",
    "A quantity or date stands in a quote but in no count's phrase and no date's words.",
    bad="as_of: unknown  # the quote says “Dozens of oiled birds”",
    good="as_of: unknown\ncount: {phrase: Dozens, kind: vague, term: Dozens}",
)
# How many of one article are told; an article of nothing but figures has hundreds of thousands.
MOST_TOLD = 500
_REASONS: tuple[str, ...] = get_args(Reason)


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    text = article.text
    # A claim that could not be built may hold what seems to be missing.
    if text is None or not article.whole:
        return
    left = [each for each in article.accounts if each.account in ("missed", "quoted")]
    for each in left[:MOST_TOLD]:
        span = each.mention.span
        line = text.text[text.paragraph(span).start : text.paragraph(span).end]
        at = span.start - text.paragraph(span).start
        around = " ".join(line[max(0, at - 40) : at + span.end - span.start + 40].split())
        code = MISSED if each.account == "missed" else NOT_CODED
        where = _where(dossier, article, span)
        yield code.at(
            _place(text, span),
            f"“{squeezed(text.words(span))}” is "
            + (
                "in no claim and not set aside"
                if each.account == "missed"
                else "quoted, but in no count's phrase and no date's words"
            ),
            expected="a count's phrase, a date's `from`, or an entry under `set_aside:`",
            found=f"“…{around}…”",
            fix=f"{where}, or set it aside with a reason ({', '.join(_REASONS)})",
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
        )


def _place(text: SeedText, span: Span) -> Place:
    """Where words stand in the article's own file, whose lines only line feeds part."""
    start = text.text.rfind("\n", 0, span.start) + 1
    return Place(f"seeds/{text.name}", text.text.count("\n", 0, start) + 1, span.start - start + 1)


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
