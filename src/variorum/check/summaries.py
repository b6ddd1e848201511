"""Our own sentences claim nothing (rule 12): summaries carry only what claims carry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem
from variorum.model.wording import CLAIMING, outside_quotes
from variorum.text.quantities import mentions

NUMBER = Code(
    "summary-number",
    "error",
    "A summary has a quantity or date that no claim of its source carries.",
    bad="summary: About 60 crew were aboard.",
    good="summary: According to the harbour master, about 40 crew were aboard.",
)
WORD = Code(
    "summary-claims", "warning",
    f"A summary uses a word that vouches for what it reports ({', '.join(CLAIMING)}).",
    bad="summary: The master confirmed it.", good="summary: The master said so.",
)  # fmt: skip
CODES = (NUMBER, WORD)


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source = article.source
    place = dossier.place(article.path, "summary")
    carried = " ".join(
        [part.text or "" for claim in source.claims for part in claim.quote]
        + [p.text or "" for _, p in article.source_passages()]
        + [
            source.title,
            *(str(d.when) for c in source.claims for d in (c.said, c.as_of, c.over) if d),
        ]
        + [str(source.published.when)]
    ).casefold()
    numbers = set(re.findall(r"\w+", carried))
    # A claim that could not be built may carry what the summary tells.
    for mention in mentions(source.summary, dossier.vague_words) if article.whole else ():
        words = source.summary[mention.span.start : mention.span.end]
        lacking = [word for word in re.findall(r"\w+", words.casefold()) if word not in numbers]
        if lacking:
            yield NUMBER.at(
                place,
                f"no claim of this source carries “{words}”",
                expected="what the claims carry",
                found=words,
                fix="take the number or date out, or code the claim it comes from",
            )
    for word in CLAIMING:
        if re.search(rf"(?i)\b{word}\b", outside_quotes(source.summary)):
            yield WORD.at(
                place, f"“{word}” vouches for what is reported", expected="“said”, “reported”, …",
                found=word, fix="say who says it",
            )  # fmt: skip
