"""The schemas of a dossier's YAML files with the ids that it has, by which an editor completes them.

They allow what the schemas of the model allow and nothing else: an id that is not there yet may be
declared later, and whether it is, `check` says.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from variorum.model.dossier import Dossier
from variorum.model.grouping import by_key
from variorum.text.excerpts import shortened
from variorum.text.yaml_values import load_file

from .known import utterances
from .schemas import FOLDER, KINDS, FileKind, written_schema

MARK = "Written by Variorum with the ids of this dossier, and written anew when they change"
PATHS = {kind.name: f"build/{FOLDER}/{kind.name}.json" for kind in KINDS}
"""Where they lie in a dossier, by the kind of file; git ignores that folder."""
_REFERENCES: Mapping[str, Mapping[str, list[str]]] = load_file(
    Path(__file__).with_name("references.yaml")
)
# A longer list helps nobody, and an editor slows down over it.
_MOST = 5000
_LONGEST = 160

# By table, each id with what it means.
Known = Mapping[str, Mapping[str, str]]


def known_ids(dossier: Dossier) -> Known:
    """What may be named in a dossier, by table, with what it means in one line."""
    sentences = utterances(dossier)
    listed = [(q.id, a.id, a.label) for q in dossier.questions for a in q.answers]
    found = {
        "sources": {a.home: dossier.label.get(a.home, "") for a in dossier.articles},
        "claims": {key: claim.words for key, claim in dossier.claim.items()},
        "actors": {
            a.id: _line(a.name, a.kind, _name(dossier.party, a.party), _name(dossier.actor, a.body))
            for a in dossier.actors
        },
        "parties": {party.id: party.name for party in dossier.parties},
        "origins": {
            o.id: _line(_name(dossier.actor, o.speaker), o.occasion, o.about or "", str(o.when.when))
            for o in dossier.origins
        },
        "sentences": {"/".join(key): says for key, says in sentences.items()},
        "utterances": _joined((name, says) for (_, name), says in sentences.items()),
        "questions": {question.id: question.ask for question in dossier.questions},
        "listed": {f"{question}/{answer}": label for question, answer, label in listed},
        "answers": _joined((answer, f"{label} ({question})") for question, answer, label in listed),
        "names": {n.id: _line(*dict.fromkeys((n.label, *n.variants))) for n in dossier.names},
    }  # fmt: skip
    for table, declared in dossier.declared.items():
        if table in found:
            # Of a record with a mistake in it the id is known.
            found[table] = dict.fromkeys(sorted(declared), "") | found[table]
    return {
        table: {each: shortened(" ".join(says.split()), _LONGEST) for each, says in ids.items()}
        for table, ids in found.items()
        if len(ids) <= _MOST
    }


def stamp(known: Known, program: str) -> str:
    """What stands in the schemas for as long as they need not be made anew."""
    held = json.dumps([program, known]).encode("utf-8", "surrogatepass")
    return f"{MARK} ({hashlib.sha256(held).hexdigest()})."


def schemas_with_ids(known: Known, comment: str) -> dict[str, bytes]:
    """By its path in a dossier, the schema of each kind of file that offers what is known, with that comment."""
    made = {}
    for kind in KINDS:
        schema = _with_ids(kind, known)
        schema["$comment"] = comment
        text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        made[PATHS[kind.name]] = text.encode("utf-8", "replace")
    return made


def _with_ids(kind: FileKind, known: Known) -> dict[str, Any]:
    schema = written_schema(kind)
    definitions = schema["definitions"]
    used: set[str] = set()
    for record, keys in _REFERENCES.items():
        holder = schema if record == kind.model.__name__ else definitions.get(record, {})
        for key, tables in keys.items():
            part = holder.get("properties", {}).get(key.removesuffix("[]"))
            if part is None:
                continue
            offered = [table for table in tables if known.get(table)]
            used |= set(offered)
            refs = [{"$ref": f"#/definitions/known-{table}"} for table in offered]
            inside = [{"items": ref} for ref in refs] if key.endswith("[]") else []
            if refs:
                part["allOf"] = [*part.get("allOf", []), *refs, *inside]
    for table in sorted(used):
        # One of these, or anything else.
        listed = {"enum": [*known[table]], "enumDescriptions": [*known[table].values()]}
        definitions[f"known-{table}"] = {"anyOf": [listed, {}]}
    return schema


def _line(*parts: str) -> str:
    return ", ".join(part for part in parts if part not in ("", "unknown", "not said"))


def _name(records: Mapping[str, Any], key: str) -> str:
    return records[key].name if key in records else ""


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {key: "; ".join(dict.fromkeys(each)) for key, each in by_key(pairs).items()}
