"""What `init` wrote as an example is gone once a dossier has articles of its own."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.dossier import Dossier
from variorum.model.problem import Problem

from .spots import Spot, shared_spots

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


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    if not any(article.source.sha256 != EXAMPLE_ARTICLE for article in dossier.articles):
        return
    for key, words in EXAMPLE_WORDS.items():
        for spot, text in shared_spots(dossier, key):
            if text == words or (key == "introduction" and words in text):
                needed = key in ("title", "question")
                name = "example-words" if needed else "example-words-unneeded"
                yield spot.problem(name, key=key, words=words)
    for spot, change in shared_spots(dossier, "changes.*"):
        if change.text == EXAMPLE_CHANGE:
            yield spot.problem("example-change", words=EXAMPLE_CHANGE)
    for table, known in EXAMPLE_RECORDS.items():
        for spot, record in shared_spots(dossier, f"{table}.*"):
            words = getattr(record, _CALLED.get(table, "name"))
            if (record.id, words) in known:
                yield spot.problem("example-record", id=record.id, words=words)
    for article in dossier.articles:
        if article.source.sha256 == EXAMPLE_ARTICLE:
            yield Spot(dossier, article.path, ("id",)).problem("example-article", article=article)
