"""An invented case, short enough to read, as the dossier folder it stands for.

`case.yaml` lists articles; an article lists claims by id, in the words of a source file but for these
short forms: `origin: X` is a stated tie and `origin: X (inferred)` an inferred one; a bare date is
inferred from the claim's own quote; `voice` is `indirect` where none is given, and an article without
`text` consists of its quotes. `common.yaml` holds the tables that all cases share; a case may change
a question under `questions`, and under `may_be` it names for an origin those that may be one with it.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import yaml

from variorum.analyse import analyse
from variorum.check import check_dossier
from variorum.model.analysis import Analysis, Row
from variorum.model.dossier import Dossier
from variorum.model.findings import Contrast, Utterance
from variorum.read import read_dossier
from variorum.render.sensitivity_words import holds_words
from variorum.render.words import number_words

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("cases/*/case.yaml"))
LIGHTHOUSE = HERE.parent / "dossiers" / "lighthouse"
OWN = HERE.parent.parent
RULES = ["verbatim", "house", "acled"]
NO_WORDS = "No article says whether “he said” and “he wrote” are of one occasion."


class _AsText(yaml.SafeLoader):
    """Every scalar is text; `<<` merges."""


_AsText.yaml_implicit_resolvers = {"<": [("tag:yaml.org,2002:merge", re.compile("<<$"))]}


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def loaded(path: Path) -> Any:
    """A YAML file with every scalar as text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_AsText)


def write_case(case: Path, root: Path) -> None:
    """Writes the dossier folder that `case` stands for."""
    told = loaded(case / "case.yaml")
    write_tables(root, told.get("questions", {}), told.get("may_be", {}))
    for name, article in told["articles"].items():
        text = article.get("text") or ".\n".join(
            part for claim in article.get("claims", {}).values() for part in _parts(claim)
        )
        data = (text or "Nothing is told here.").encode()
        seed = root / "seeds" / f"{name}.txt"
        seed.parent.mkdir(parents=True, exist_ok=True)
        seed.write_bytes(data)
        _write(root / "data" / "sources" / f"{name}.yaml", _source(name, article, data))


def write_tables(
    root: Path, changes: dict[str, dict[str, Any]], may_be: dict[str, list[str]]
) -> None:
    """Writes the tables that all cases share, with changes of some questions and origins."""
    tables = loaded(HERE / "common.yaml")
    for question in tables["questions"]["questions"]:
        question.update(changes.get(question["id"], {}))
    for origin in tables["origins"]["origins"]:
        others = may_be.get(origin["id"], [])
        origin["may_be"] = [{"origin": each, "because": NO_WORDS} for each in others]
    for name, table in tables.items():
        _write(root / "data" / f"{name}.yaml", table)


def _write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(value, Dumper=_Plain, allow_unicode=True), encoding="utf-8")


def _parts(claim: dict[str, Any]) -> list[str]:
    quote = claim["quote"]
    parts = quote if isinstance(quote, list) else [quote]
    return [part["text"] if isinstance(part, dict) else part for part in parts]


def _source(name: str, article: dict[str, Any], data: bytes) -> dict[str, Any]:
    return {
        "id": name,
        "seed": f"{name}.txt",
        "sha256": hashlib.sha256(data).hexdigest(),
        "title": article.get("title", "unknown"),
        "outlet": "unknown",
        "agency": "unknown",
        "byline": "unknown",
        "published": _dated(article.get("published", "unknown"), data.decode().split("\n")[0]),
        "summary": "An invented article.",
        "claims": [_claim(key, claim) for key, claim in article.get("claims", {}).items()],
    }


def _claim(key: str, short: dict[str, Any]) -> dict[str, Any]:
    claim = {"id": key, "voice": "indirect", **short}
    words = _parts(short)[0]
    if isinstance(claim["quote"], dict):
        claim["quote"] = [claim["quote"]]
    for name in ("as_of", "over", "said"):
        if isinstance(claim.get(name), str):
            claim[name] = _dated(claim[name], words)
    if "origin" in claim:
        origin, _, basis = claim["origin"].partition(" ")
        claim["origin"] = {"origin": origin, "basis": "stated", "from": [_near(words)]}
        if basis:
            assert basis == "(inferred)"
            claim["origin"].update(basis="inferred", because="The words match.")
    return claim


def _dated(when: Any, words: str) -> Any:
    if when == "unknown" or not isinstance(when, str):
        return when
    return {
        "when": when,
        "basis": "inferred",
        "from": [_near(words)],
        "because": "The words say so.",
    }


def _near(words: str) -> dict[str, str]:
    """The words' first place, for those that another quote repeats."""
    return {"text": words, "occurrence": "1"}


def read_case(case: Path, root: Path) -> Analysis:
    """The analysis of a case, read from its folder and checked on the way."""
    write_case(case, root)
    return analyse(read_whole(root))


def read_whole(root: Path) -> Dossier:
    """The dossier in `root`, which has no errors."""
    dossier, problems = read_dossier(root)
    wrong = [p for p in (*problems, *check_dossier(dossier)) if p.severity == "error"]
    assert not wrong
    return dossier


def written(row: Row) -> dict[str, Any]:
    """A question's findings in the shape of `expect.yaml`."""
    standings = {rule: verdict.standing for rule, verdict in row.verdicts.items()}
    one = len(set(standings.values())) == 1
    made_by = {c.id for verdict in row.verdicts.values() for c in verdict.claims}
    return {
        "standing": next(iter(standings.values())) if one else standings,
        "sources": list(row.sources),
        "origins": sorted(row.origins),
        "statements": number_words(row.statements),
        "parties": sorted(row.parties),
        "made_by": sorted(made_by),
        "contrasts": written_contrasts(row),
        "silence": dict(row.silence),
    }


def written_contrasts(row: Row) -> list[dict[str, Any]]:
    """The contrasts of a question, those that differ in their rule alone as one."""
    rules: dict[tuple[Any, ...], list[str]] = {}
    for each in row.contrasts:
        rules.setdefault(_told(each), []).extend([each.reading] if each.reading else [])
    return sorted_contrasts(
        [
            {
                "kind": kind, "why": why, "order": order, "between": [list(s) for s in sides],
                **({"rules": given} if given else {}), **({"across": across} if across else {}),
            }
            for (kind, why, order, sides, across), given in rules.items()
        ]
    )  # fmt: skip


def _told(each: Contrast) -> tuple[Any, ...]:
    sides = sorted(tuple(sorted(c.id for c in s.claims)) for s in (each.left, each.right))
    return each.kind, each.why, each.order, tuple(sides), each.across


def sorted_contrasts(contrasts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(contrasts, key=lambda c: (c["between"], c["kind"]))


def written_drift(utterance: Utterance) -> dict[str, Any]:
    return {
        drift.kind: {name: list(sources) for name, sources in drift.sides}
        for drift in utterance.drifts
    }


def written_sensitivity(analysis: Analysis) -> list[str]:
    """How far each bound may move, a line each: what holds, as long as what, and otherwise what."""
    lines = []
    for row in analysis.rows:
        for each in row.sensitivities:
            what = f"{each.question.id} otherwise {each.becomes}"
            if each.contrast:
                sides = [" ".join(sorted(s.ids)) for s in (each.contrast.left, each.contrast.right)]
                what = f"{each.contrast.kind} of {' and '.join(sorted(sides))}"
            lines.append(f"{each.bound.reading}, {each.bound.end}: {holds_words(each)}; {what}")
    return lines
