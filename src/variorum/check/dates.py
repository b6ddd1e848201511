"""Each claim says which moment it speaks of, and on which words its tie rests (rules 4, 5)."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem

NO_MOMENT = Code(
    "no-moment", "warning",
    "A claim that answers a question does not say which moment (or span) it speaks of.",
    bad="count: {phrase: up to 90, kind: at-most, number: 90}",
    good="as_of: unknown\ncount: {phrase: up to 90, kind: at-most, number: 90}",
)  # fmt: skip
TIE_WITHOUT_WORDS = Code(
    "tie-without-words", "warning",
    "A claim is tied to an origin, but neither it nor its source says on which words.",
    bad="ties: []  # and a claim says origin: radio-briefing",
    good=(
"ties:\n  - {origin: radio-briefing, basis: stated, from: [said in "
"a radio briefing]}"),
)  # fmt: skip


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source = article.source
    path = article.path
    tied = {tie.origin for tie in source.ties if tie.basis is not None}
    for at, claim in enumerate(source.claims):
        question = dossier.question.get(claim.question or "")
        if question is not None:
            flow = question.kind == "flow"
            given = claim.over if flow else (claim.as_of or claim.over)
            if given is None:
                key = "over" if flow else "as_of"
                yield NO_MOMENT.at(
                    dossier.place(path, "claims", at),
                    f"the claim `{claim.id}` does not say "
                    + ("which span it covers" if flow else "of which moment it speaks"),
                    expected=f"`{key}:` with a date and the words it rests on",
                    found=f"no `{key}:`",
                    fix=f"add `{key}: {{when: YEAR-MONTH-DAY, basis: stated, from: [words]}}`, or "
                    f"`{key}: unknown` where no words of the article fix it",
                )  # fmt: skip
        tie = claim.origin
        # Of an origin that nobody knows, no more needs to be told.
        known = tie is not None and tie.origin in dossier.declared.get("origins", ())
        if tie is not None and known and tie.basis is None and tie.origin not in tied:
            yield TIE_WITHOUT_WORDS.at(
                dossier.place(path, "claims", at, "origin"),
                f"no words say why this claim descends from `{tie.origin}`",
                expected="the words that tie it to its origin",
                found=f"only the id `{tie.origin}`",
                fix=f"add `- {{origin: {tie.origin}, basis: stated, from: [words]}}` under the "
                "source's `ties:`",
            )
