"""The article's text is pinned by its hash (rule 2)."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem

HASH_MISMATCH = Code(
    "hash-mismatch", "error",
    "The article's text is not the one that was annotated: its SHA-256 differs.",
    bad="sha256: the hash of an earlier text", good="sha256: the hash of the file in seeds/",
)  # fmt: skip
CODES = (HASH_MISMATCH,)


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source, text = article.source, article.text
    if text is not None and text.sha256 != source.sha256:
        yield HASH_MISMATCH.at(
            dossier.place(article.path, "sha256"),
            f"seeds/{source.seed} is not the text that was annotated",
            expected=text.sha256, found=source.sha256,
            fix=f"restore the text, or write `sha256: {text.sha256}` and check every quote again",
        )  # fmt: skip
