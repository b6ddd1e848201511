"""The article's text is pinned by its hash (rule 2), and annotated once."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem

HASH_MISMATCH = Code(
    "hash-mismatch", "error",
    "The article's text is not the one that was annotated: its SHA-256 differs.",
    bad=(
"sha256: "
"0000000000000000000000000000000000000000000000000000000000000000"), good=(
"sha256: "
"2881ba0ea88c1a66d6dd2b09f0f770a9615923f48242541f3ac19a55e45128fe"),
)  # fmt: skip
USED_TWICE = Code(
    "seed-used-twice", "error",
    "Two sources annotate one text, so that one article would speak twice.",
    bad="seed: harbour-gazette.txt  # in data/sources/coast-courier.yaml",
    good="seed: coast-courier.txt",
)  # fmt: skip
CODES = (HASH_MISMATCH, USED_TWICE)


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source, text = article.source, article.text
    if text is not None and text.sha256 != source.sha256:
        yield HASH_MISMATCH.at(
            dossier.place(article.path, "sha256"),
            f"seeds/{source.seed} is not the text that this hash was taken of",
            expected=f"the hash of seeds/{source.seed}: {text.sha256}", found=source.sha256,
            fix="if the text was changed by mistake, bring it back with "
            f"`git checkout -- seeds/{source.seed}`; if it is as it should be, write "
            f"`sha256: {text.sha256}`",
        )  # fmt: skip


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    """A file used twice. Two files may hold the same words: outlets do carry one agency's text."""
    first: dict[str, Article] = {}
    for article in dossier.articles:
        source = article.source
        name = source.seed.casefold()
        before = first.get(name)
        if before is not None:
            yield USED_TWICE.at(
                dossier.place(article.path, "seed"),
                f"{before.path} annotates the same text, {source.seed}",
                expected="a text of its own for each source", found=source.seed,
                fix="remove one of the two, or name the text that this source annotates",
            )  # fmt: skip
        first.setdefault(name, article)
