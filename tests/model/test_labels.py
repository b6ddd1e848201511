"""What articles are called: by what is known, never by their file, and no two alike."""

from __future__ import annotations

import pytest
from tests.lighthouse import dossier

from variorum.model.article import labels
from variorum.model.basis import Dated
from variorum.model.source import Source


def source(key: str, **known: str) -> Source:
    when = known.pop("day", "unknown")
    told = {"when": when} if when == "unknown" else {"when": when, "basis": "stated", "from": ["w"]}
    blank = dict.fromkeys(("title", "outlet", "agency", "byline"), "unknown")
    update = {"id": key, **blank, **known, "published": Dated.model_validate(told)}
    return dossier().articles[0].source.model_copy(update=update)


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([{"title": "Storm «now»", "outlet": "Gazette"}], ["“Storm ‹now›”"]),
        ([{"outlet": "Gazette", "agency": "Coast Press"}], ["Gazette – Coast Press"]),
        ([{}], ["Untitled article"]),
        ([{"day": "2024-03-02"}], ["Untitled article, 2 March 2024"]),
        ([{"day": "2024-03"}, {"day": "2024-04-02/2024-04-05"}, {"day": "2024"}, {"day": "2024-03-02/.."}],
         ["Untitled article, March 2024", "Untitled article, April 2024", "Untitled article, 2024",
          "Untitled article"]),
        # Two that would be called alike.
        ([{"outlet": "Gazette", "day": "2024-03-02"}, {"outlet": "Gazette", "day": "2024-03-03"}],
         ["Gazette, 2 March 2024", "Gazette, 3 March 2024"]),
        ([{"outlet": "Gazette", "day": "2024-03-02"}, {"outlet": "Gazette"}],
         ["Gazette, 2 March 2024", "Gazette"]),
        ([{"title": "Storm", "outlet": "Gazette"}, {"title": "Storm", "outlet": "Mail"}],
         ["“Storm”, Gazette", "“Storm”, Mail"]),
        ([{"outlet": "Gazette", "byline": "Ida Blom"}, {"outlet": "Gazette", "byline": "Otto Rask"}],
         ["Gazette, Ida Blom", "Gazette, Otto Rask"]),
        ([{}, {}, {"outlet": "Mail"}], ["Untitled article (1)", "Untitled article (2)", "Mail"]),
        ([{"title": "Storm"}, {"title": "Storm"}], ["“Storm” (1)", "“Storm” (2)"]),
    ],
)  # fmt: skip
def test_labels(sources: list[dict[str, str]], expected: list[str]) -> None:
    told = labels(source(f"s{at}", **known) for at, known in enumerate(sources))
    assert list(told.values()) == expected
    assert len(set(told.values())) == len(sources)
