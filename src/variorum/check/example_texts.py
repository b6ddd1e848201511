"""What `init` wrote as an example is gone once a dossier has articles of its own."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem

# Words of the example by the key they stand under, and the hash of its one article.
EXAMPLE_WORDS = {
    "introduction": "An invented example, to be replaced by your own",
    "quote_limit_because": "The example is short, and every statement of it is annotated.",
}
EXAMPLE_CHANGE = "An invented example, as it came with the program."
EXAMPLE_ARTICLE = "07c4bd5bc0d3b9486fdb0ca54f61d167fdaba6a443ad40bb396cb36794236780"

EXAMPLE_LEFT = Code(
    "example-left", "error",
    "Words or the article of the example that `variorum init` wrote are left beside articles of your own.",
    bad=f"quote_limit_because: {EXAMPLE_WORDS['quote_limit_because']}",
    good="quote_limit_because: The articles are three short inventions, annotated completely.",
)  # fmt: skip
CODES = (EXAMPLE_LEFT,)


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    articles = dossier.articles
    if not any(article.source.sha256 != EXAMPLE_ARTICLE for article in articles):
        return
    info, path = dossier.info, "data/dossier.yaml"
    for key, words in EXAMPLE_WORDS.items():
        if words in (getattr(info, key) or ""):
            yield EXAMPLE_LEFT.at(
                dossier.place(path, key), f"`{key}` still has the words of the example",
                expected="words of your own, or no such key", found=f"“{words}”",
                fix=f"write your own, or remove `{key}:`",
            )  # fmt: skip
    for at, change in enumerate(info.changes):
        if change.text == EXAMPLE_CHANGE:
            yield EXAMPLE_LEFT.at(
                dossier.place(path, "changes", at), "the changes log begins with the example's entry",
                expected="what changed in your dossier, and when", found=f"“{EXAMPLE_CHANGE}”",
                fix="put your first edition in its place: `- {date: YEAR-MONTH-DAY, text: First edition.}`",
            )  # fmt: skip
    for article in articles:
        if article.source.sha256 == EXAMPLE_ARTICLE:
            yield EXAMPLE_LEFT.at(
                dossier.place(article.path, "id"), "this is the article of the example, and it is invented",
                expected="articles of your own alone", found=article.home,
                fix=f"remove {article.path}, seeds/{article.source.seed} and the example's records in data/",
            )  # fmt: skip
