"""Dossiers that Hypothesis invents: sources with claims on the shared tables, as values."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from tests.engine.casefile import write_tables

from variorum.model.dossier import Dossier
from variorum.model.source import Source
from variorum.read import read_dossier
from variorum.read.anchoring import make_article
from variorum.text.passages import SeedText

NAMES = ("gazette", "mail", "post")
SPEAKERS = ("north-speaker", "north-staff", "south-speaker", "monitors", "reports")
PARTY = {"north-speaker": "north", "north-staff": "north", "south-speaker": "south"}
ORIGINS = ("north-broadcast", "north-note", "south-briefing", "monitors-report")
STATUS = {"held": ("north", "south", "split"), "bridge": ("stands", "fell")}
COUNTED = ("soldiers", "shells", "shells-a-day")
DATES = (
    "unknown", "2024-03-04", "2024-03-05", "2024-03-04/2024-03-06", "../2024-03-05", "2024-03-05/..",
    "2024-03-07",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What one claim says, as plain values; `tie` is `stated`, `inferred` or None for no origin."""

    source: str
    question: str
    by: tuple[str, ...]
    origin: str
    tie: str | None
    utterance: str | None
    stance: str
    as_of: str
    over: str
    answer: str
    count: tuple[tuple[str, Any], ...]
    narrower: bool

    @property
    def holder(self) -> str | None:
        """The id of who holds its position, where somebody is named."""
        if not self.by or self.by[0] == "reports":
            return None
        return PARTY.get(self.by[0], self.by[0])


def counts() -> st.SearchStrategy[tuple[tuple[str, Any], ...]]:
    number = st.sampled_from((0, 1, 10, 12, 24, 50, 60, 100, 150)).map(str)
    simple = st.tuples(
        st.sampled_from(("exact", "about", "more-than", "at-least", "less-than", "at-most")), number
    ).map(lambda drawn: (("kind", drawn[0]), ("number", drawn[1])))
    between = st.tuples(number, number).filter(lambda ends: int(ends[0]) < int(ends[1]))
    vague = st.sampled_from(("dozens", "hundreds", "swarms"))
    return st.one_of(
        simple,
        between.map(lambda ends: (("kind", "between"), ("range", ends))),
        vague.map(lambda term: (("kind", "vague"), ("term", term))),
    )


@st.composite
def claims(
    draw: st.DrawFn, sources: Sequence[str] = NAMES, questions: Sequence[str] | None = None
) -> Told:
    """One claim. Most are assertions in the question's scope with a tie, since others find little."""
    question = draw(st.sampled_from(questions or (*STATUS, *COUNTED)))
    often = st.sampled_from((True, True, True, False))
    return Told(
        source=draw(st.sampled_from(sources)),
        question=question,
        by=draw(
            st.sampled_from([*((s,) for s in SPEAKERS), ("south-speaker", "north-speaker"), ()])
        ),
        origin=draw(st.sampled_from(ORIGINS)),
        tie=draw(st.sampled_from(("stated", "stated", "inferred", None))),
        utterance=draw(st.sampled_from(("first", "second", None))),
        stance="asserts"
        if draw(often)
        else draw(st.sampled_from(("denies", "predicts", "conditional", "demands"))),
        as_of=draw(st.sampled_from(DATES)),
        over="unknown" if draw(often) and question != "shells" else draw(st.sampled_from(DATES)),
        answer=draw(st.sampled_from(STATUS.get(question, ("none",)))),
        count=draw(counts()),
        narrower=not draw(often) and not draw(often),
    )


def dossiers() -> st.SearchStrategy[tuple[Told, ...]]:
    return st.lists(claims(), max_size=7).map(tuple)


@cache
def tables() -> Dossier:
    """The shared tables as read from a folder, without articles."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_tables(root, {}, {})
        return read_dossier(root)[0]


def dossier_of(told: Sequence[Told], claim_order: Sequence[int] | None = None) -> Dossier:
    """The dossier of these claims, their ids by place; each is a sentence of its source's text.

    `claim_order` orders the claims in their files; the text stays the same.
    """
    numbered = list(enumerate(told))
    articles = []
    for name in NAMES:
        here = [(at, each) for at, each in numbered if each.source == name]
        written = [numbered[at] for at in claim_order or range(len(told))]
        text = "\n".join(_quote(at) for at, _ in here) or "Nothing is told."
        data = text.encode()
        source = Source.model_validate(
            {
                "id": name, "seed": f"{name}.txt", "sha256": hashlib.sha256(data).hexdigest(),
                "title": "unknown", "outlet": "unknown", "agency": "unknown", "byline": "unknown",
                "published": "unknown", "summary": "An invented article.",
                "claims": [_claim(at, each) for at, each in written if each.source == name],
            }
        )  # fmt: skip
        seed = SeedText(source.seed, text, source.sha256)
        articles.append(make_article(source, seed, ()))
    return replace(tables(), articles=tuple(articles))


def _quote(at: int) -> str:
    """Two claims share each sentence, so that their order in the file is all that tells them apart."""
    return f"Sentence {at // 2} tells some."


def _claim(at: int, each: Told) -> dict[str, Any]:
    status = each.question in STATUS
    claim: dict[str, Any] = {
        "id": f"c{at}",
        "quote": {"text": _quote(at), "occurrence": "1"},
        "question": each.question,
        "by": list(each.by) or "none",
        "voice": "indirect",
        "stance": each.stance,
        "as_of": _date(each.as_of),
        "over": _date(each.over),
    }
    if each.tie:
        claim["origin"] = {
            "origin": each.origin, "basis": each.tie, "from": "Sentence", "because": "It matches.",
        }  # fmt: skip
        if each.utterance:
            claim["utterance"] = each.utterance
    if status:
        claim["answer"] = each.answer
    else:
        claim["count"] = {"phrase": "some", **dict(each.count)}
    if each.narrower:
        claim["scope"] = {"relation": "narrower", "from": "Sentence"}
    return claim


def _date(when: str) -> Any:
    if when == "unknown":
        return when
    return {"when": when, "basis": "inferred", "from": "Sentence", "because": "It says so."}
