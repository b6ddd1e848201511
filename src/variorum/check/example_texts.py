"""What `init` wrote as an example is gone once a dossier has articles of its own."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem

from .values import shared_values

# Words of the example by the key they stand under.
EXAMPLE_WORDS = {
    "title": "How one strike was reported",
    "question": "How many drivers were on strike, and did trams run?",
    "introduction": "An invented example, to be replaced by your own",
    "quote_limit_because": "The example is short, and every statement of it is annotated.",
}
EXAMPLE_CHANGE = "An invented example, as it came with the program."
# Its records, by table, id and what they are called.
EXAMPLE_RECORDS = {
    "parties": {("union", "The union"), ("company", "The tram company")},
    "actors": {
        ("transport-union", "Transport Union"), ("tram-company", "The tram company"),
        ("tilda-voss", "Tilda Voss"), ("radio-ellery", "Radio Ellery"),
    },
    "origins": {
        ("union-statement", "a statement on Tuesday morning"), ("radio-interview", "told Radio Ellery"),
    },
    "questions": {
        ("drivers-on-strike", "How many tram drivers were on strike in Ellery?"),
        ("trams", "Did trams run in Ellery?"),
        ("passengers-waiting", "How many passengers waited at the central station?"),
    },
    "names": {("ellery", "Ellery")},
}  # fmt: skip
_CALLED = {"origins": "occasion", "questions": "ask", "names": "label"}
EXAMPLE_ARTICLE = "07c4bd5bc0d3b9486fdb0ca54f61d167fdaba6a443ad40bb396cb36794236780"

EXAMPLE_LEFT = Code(
    "example-left", "error",
    "Words, records or the article of the example that `variorum init` wrote are left beside articles of your own.",
    bad=f"quote_limit_because: {EXAMPLE_WORDS['quote_limit_because']}",
    good="quote_limit_because: The articles are three short inventions, annotated completely.",
)  # fmt: skip


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    articles = dossier.articles
    if not any(article.source.sha256 != EXAMPLE_ARTICLE for article in articles):
        return
    info, path = dossier.info, "data/dossier.yaml"
    for key, words in EXAMPLE_WORDS.items():
        text = getattr(info, key) or ""
        if text == words or (key == "introduction" and words in text):
            needed = key in ("title", "question")
            yield EXAMPLE_LEFT.at(
                dossier.place(path, key), f"`{key}` still has the words of the example",
                expected="words of your own" + ("" if needed else ", or no such key"),
                found=f"“{words}”",
                fix="write your own" + ("" if needed else f", or remove `{key}:`"),
            )  # fmt: skip
    for at, change in enumerate(info.changes):
        if change.text == EXAMPLE_CHANGE:
            yield EXAMPLE_LEFT.at(
                dossier.place(path, "changes", at), "the changes log begins with the example's entry",
                expected="what changed in your dossier, and when", found=f"“{EXAMPLE_CHANGE}”",
                fix="put your first edition in its place: `- {date: YEAR-MONTH-DAY, text: First edition.}`",
            )  # fmt: skip
    for table, known in EXAMPLE_RECORDS.items():
        for file, keys, record in shared_values(dossier, f"{table}.*"):
            words = getattr(record, _CALLED.get(table, "name"))
            if (record.id, words) in known:
                yield EXAMPLE_LEFT.at(
                    dossier.place(file, *keys), "this record belongs to the example, and is invented",
                    expected="records of your own alone", found=f"{record.id}, “{words}”",
                    fix="remove it, and what refers to it",
                )  # fmt: skip
    for article in articles:
        if article.source.sha256 == EXAMPLE_ARTICLE:
            yield EXAMPLE_LEFT.at(
                dossier.place(article.path, "id"), "this is the article of the example, and it is invented",
                expected="articles of your own alone", found=article.home,
                fix=f"remove {article.path}, seeds/{article.source.seed}, and then the records of the example in data/",
            )  # fmt: skip
