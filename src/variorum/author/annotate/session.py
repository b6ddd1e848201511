"""What the page shows of one article: its text, its claims and their places, what is open, what there is to choose."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from variorum.author.clauses import Passages
from variorum.author.edits import NotEditable, lines_of_items, values_of
from variorum.author.known import named_actors, utterances
from variorum.author.masthead import about_itself
from variorum.author.yaml_text import inline
from variorum.model.article import Article
from variorum.model.claim import Claim
from variorum.model.dossier import Dossier
from variorum.model.fields import meant_by
from variorum.model.grouping import by_key
from variorum.model.marker import is_undecided
from variorum.model.problem import Problem
from variorum.model.source import HEAD
from variorum.text.passages import Span, squeezed
from variorum.text.yaml_values import load_yaml

Page = dict[str, Any]
FORM = (
    "id", "quote", "question", "answer", "count", "by", "voice", "stance", "origin", "utterance",
    "via", "as_of", "over", "hedge",
)  # fmt: skip
"""The keys of a claim that the page has fields for; the others are edited there as YAML."""
# Keys that take one of several values.
_CHOICES = ("voice", "stance", "count", "actor", "question", "reason", "basis")
# With these, every key of a claim can be read by itself.
_STAND_IN = {"id": "x", "quote": "x", "by": "none", "voice": "headline"}
_TOGETHER = {"utterance": {"origin": "x"}, "answer": {"question": "x"}}


def version_of(data: bytes) -> str:
    """What tells one state of a file from another."""
    return hashlib.sha256(data).hexdigest()


def session(
    dossier: Dossier,
    article: Article,
    text: str,
    problems: Iterable[Problem],
    shared: list[Page] | None = None,
) -> Page:
    """The page of one article, whose YAML file has `text`, as JSON has it. Spans are code points.

    `shared` is what other articles have in the same sentences, where that is known already.
    """
    try:
        given = values_of(text)
    except NotEditable:
        given = {}
    lines = lines_of_items(text, "claims") if given else []
    claims = _claims(article, given, lines)
    return {
        "source": article.home,
        "path": article.path,
        "label": dossier.label.get(article.home, article.home),
        "seed": article.source.seed,
        "text": article.text.text if article.text else "",
        "language": dossier.language_of(article),
        "editable": bool(given),
        "head": _head(dossier, article, given),
        "claims": claims,
        "aside": _aside(article),
        "ties": [tie.model_dump(by_alias=True, exclude_defaults=True) for tie in article.source.ties],
        "quantities": [
            {"span": each.mention.span, "kind": each.mention.kind, "account": each.account}
            for each in article.accounts
        ],
        "problems": [_problem(article, each, claims, lines) for each in problems],
        "shared": _shared(dossier, article) if shared is None else shared,
        "known": known(dossier),
        "choices": {name: meant_by(name) for name in _CHOICES},
    }  # fmt: skip


def canonical(raw: Mapping[str, Any], claim: Claim | None = None) -> Page:
    """A claim with every passage as a mapping and every list as a list, whatever form it is written in;
    a key that is not decided or is wrong is left out."""
    found: Page = {}
    for key, value in raw.items():
        around = {**_STAND_IN, **_TOGETHER.get(key, {}), key: value}
        with suppress(ValidationError):
            dumped = _dumped(Claim.model_validate(around))
            if not is_undecided(key, value) and key in dumped:
                found[key] = dumped[key]
    # What is not decided is in the record as something else.
    if claim is not None and not any(_is_open(key, value) for key, value in raw.items()):
        found |= _dumped(claim)
    if "quote" in found and len(found["quote"]) == 1 and (number := found.pop("occurrence", None)):
        found["quote"] = [{**found["quote"][0], "occurrence": number}]
    return found


def _is_open(key: str, value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_is_open(k, each) for k, each in value.items())
    if isinstance(value, list):
        return any(_is_open(key, each) for each in value)
    return isinstance(value, str) and is_undecided(key, value)


def _dumped(claim: Claim) -> Page:
    found = claim.model_dump(by_alias=True, exclude_defaults=True, mode="json")
    return {"stance": claim.stance, **found} if claim.stance != "asserts" else found


def _aside(article: Article) -> list[Page]:
    if article.text is None:
        return []
    return [
        {
            "spans": [*article.text.find(entry.quote)[(entry.occurrence or 1) - 1 :][:1]],
            **entry.model_dump(exclude_defaults=True),
        }
        for entry in article.source.set_aside
    ]


def _claims(article: Article, given: Mapping[str, Any], lines: list[tuple[int, int]]) -> list[Page]:
    raws = given.get("claims") or []
    found = []
    for at, raw in enumerate(raws if isinstance(raws, list) else []):
        if not isinstance(raw, dict):
            continue
        name = str(raw.get("id", ""))
        value = canonical(raw, article.source.claim(name))
        spans = [*article.quotes.get(name, ())]
        if not spans and article.text:
            hits = [article.text.find(part.get("text", "")) for part in value.get("quote", ())]
            spans = [hit[0] for hit in hits if hit]
        found.append({
            "id": name,
            "at": at,
            "line": lines[at][0] if at < len(lines) else 1,
            "spans": spans,
            "value": {key: each for key, each in value.items() if key in FORM},
            "open": sorted(key for key, each in raw.items() if _is_open(key, each)),
            "other": "\n".join(
                f"{key}: {inline(each)}"
                for key, each in raw.items()
                if key not in FORM and key != "occurrence"
            ),
        })  # fmt: skip
    return found


def _head(dossier: Dossier, article: Article, given: Mapping[str, Any]) -> Page:
    """What the article says of itself, and what could be it."""
    could: dict[str, list[Any]] = {}
    if article.text:
        passages = Passages(article.text, dossier.language_of(article))
        mentions = (each.mention for each in article.accounts)
        found = about_itself(passages, named_actors(dossier, article.text), mentions)
        could = {key: [_value(told) for _, told in each] for key, each in found.items()}
    now = {key: given[key] for key in (*HEAD, "summary") if key in given}
    open_now = [key for key in (*now, "published") if _is_open(key, given.get(key, ""))]
    dated = {} if "published" in open_now else article.source.published.model_dump(
        by_alias=True, exclude_defaults=True, mode="json"
    )  # fmt: skip
    words = {
        key: value for key, value in now.items() if key not in open_now and isinstance(value, str)
    }
    return {"value": {**words, "published": dated}, "open": open_now, "could": could}


def _value(told: str) -> Any:
    """A candidate, which is told in flow form, as a value."""
    value = load_yaml(told)
    if isinstance(value, dict):
        rests = [
            each if isinstance(each, dict) else {"text": each} for each in value.get("from", ())
        ]
        kept = {key: each for key, each in value.items() if not is_undecided(key, each)}
        return {**kept, "from": rests}
    return value


def _problem(
    article: Article, problem: Problem, claims: list[Page], lines: list[tuple[int, int]]
) -> Page:
    """A problem, with the claim and the words that it concerns where it is of this article."""
    told = _fields(problem, "severity code message path line")
    told |= {"details": [*problem.details], "spans": [], "claim": None}
    if problem.path == article.path:
        for claim in claims:
            first, last = lines[claim["at"]] if claim["at"] < len(lines) else (0, -1)
            if first <= problem.line <= last:
                told |= {"claim": claim["id"], "spans": claim["spans"]}
    elif article.text and problem.path == f"seeds/{article.text.name}":
        rows = article.text.text.split("\n")
        offset = sum(len(row) + 1 for row in rows[: problem.line - 1]) + problem.column - 1
        here = next(
            (e.mention.span for e in article.accounts if e.mention.span.start == offset), None
        )
        told["spans"] = [here or Span(offset, offset + 1)]
    else:
        told["elsewhere"] = True
    return told


def _shared(dossier: Dossier, article: Article) -> list[Page]:
    """What other sources say in the same sentences, and how that is coded there."""
    found = []
    for pair in dossier.shared_with.get(article.source.id, ()):
        own, other = pair.seen_from(article.source.id)
        there = other.article
        assert there.text is not None
        found.append({
            "span": own.span,
            "source": there.home,
            "label": dossier.label.get(there.home, there.home),
            "measure": round(pair.measure, 2),
            "words": squeezed(there.text.words(other.span)),
            "aside": other.set_aside,
            "claims": [
                {"id": claim.id, "words": claim.words, "value": _dumped(claim)}
                for claim in other.claims
            ],
        })  # fmt: skip
    return found


def known(dossier: Dossier) -> Page:
    """What a claim may name, each with what it means."""
    told = [
        (origin, {"id": name, "words": words})
        for (origin, name), words in utterances(dossier).items()
    ]
    return {
        "questions": [
            _fields(q, "id short ask kind timeless listed")
            | {"answers": [_fields(a, "id label") for a in q.answers]}
            for q in dossier.questions
        ],
        "actors": [_fields(a, "id name kind party body") for a in dossier.actors],
        "parties": [_fields(p, "id name") for p in dossier.parties],
        "origins": [
            _fields(o, "id speaker occasion") | {"about": o.about or "", "when": str(o.when.when)}
            for o in dossier.origins
        ],
        "utterances": by_key(told),
    }


def _fields(record: Any, names: str) -> Page:
    return {name: getattr(record, name) for name in names.split()}
