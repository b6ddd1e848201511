"""A dossier in which every field that takes a contributor's words holds some, twice over.

The fields hold tokens, each of them once. In the *calm* dossier the tokens stay, in the *foul* one
each gives way to what a stranger could have written. Both have the same records, so that a page of
one is the same page of the other but for those words.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from variorum.model.fields import LONGEST_PHRASE
from variorum.text.letters import INVISIBLE

Kind = Literal["text", "markdown", "verbatim", "address"]
# At the head of a sentence a name begins with a capital.
TOKEN = re.compile(r"[Qq]z(\d{5})x*qz")
_LOOK = Path(__file__).parents[3] / "mkdocs.yml"
_END = " and so on"
# Strings that stand in one value, one after the other.
_BETWEEN = (" ", "\n", " and ", "\n\n", "\n    ")


def as_in(token: re.Match[str], value: str) -> str:
    """What takes a token's place, with a capital where the token has one."""
    return value[:1].upper() + value[1:] if token[0][0] == "Q" else value


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the dossier's files: what stands there in the calm one, and in the foul one."""

    token: str
    value: str
    kind: Kind
    field: str
    strings: tuple[str, ...]

    @property
    def line(self) -> str:
        """The value with each run of white space as one space, as articles have it here."""
        return " ".join(self.value.split())


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many records of each kind there are, and how many strings go into one value."""

    sources: int
    claims: int
    questions: int
    origins: int
    actors: int
    parties: int
    names: int
    bundle: int


@dataclass
class Invented:
    """The dossier's files with tokens in them, and the slots by their tokens' numbers."""

    files: dict[str, Any] = field(default_factory=dict)
    seeds: dict[str, str] = field(default_factory=dict)
    slots: list[Slot] = field(default_factory=list)

    def write(self, root: Path, *, foul: bool) -> Path:
        """The dossier's folder at `root`, with tokens or with what takes their place."""
        shutil.copytree(Path(__file__).parent / "docs", root / "docs")
        shutil.copy(_LOOK, root)
        for folder in ("data/sources", "seeds"):
            (root / folder).mkdir(parents=True)
        hashes = {}
        for name, text in self.seeds.items():
            content = (self.filled(text, lines=True) if foul else text).encode()
            (root / "seeds" / name).write_bytes(content)
            hashes[name] = hashlib.sha256(content).hexdigest()
        for path, value in self.files.items():
            told = self._told(value) if foul else value
            if "sha256" in told:
                told = {**told, "sha256": hashes[told["seed"]]}
            (root / path).write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
        return root

    def slot(self, token: re.Match[str]) -> Slot:
        return self.slots[int(token[1])]

    def filled(self, text: str, *, lines: bool = False) -> str:
        """`text` with each token's value in its place."""

        def value(token: re.Match[str]) -> str:
            slot = self.slot(token)
            return as_in(token, slot.line if lines else slot.value)

        return TOKEN.sub(value, text)

    def _told(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: self._told(item) for key, item in value.items()}
        if isinstance(value, Sequence) and not isinstance(value, str):
            return [self._told(item) for item in value]
        return self.filled(value) if isinstance(value, str) else value


class _Maker:
    def __init__(self, strings: Sequence[str], addresses: Sequence[str], sizes: Sizes) -> None:
        self.out = Invented()
        self.sizes = sizes
        # Each kind of value gets each string in its turn.
        self._strings = {
            kind: itertools.cycle(strings) for kind in ("text", "markdown", "verbatim")
        }
        self._addresses = itertools.cycle(addresses)
        self._between = itertools.cycle(_BETWEEN)

    def text(self, where: str, number: int = 0, *, end: str = "") -> str:
        """A token for plain words; those that end a sentence of ours `end` with a letter."""
        return self._value("text", where, number or self.sizes.bundle, end)

    def phrase(self, where: str) -> str:
        """A token for words of a length that vague words may have."""
        short = (string for string in self._strings["text"] if len(string) <= LONGEST_PHRASE - 10)
        string = next(short)
        return self._add("text", where, string, (string,))

    def markdown(self, where: str, times: int = 1) -> str:
        return self._value("markdown", where, self.sizes.bundle * times, "")

    def words(self, where: str, number: int = 1) -> str:
        """A token for words of an article, marked so that they stand in it once."""
        mark = f"w{len(self.out.slots):05}w"
        return self._value("verbatim", where, number, f" {mark}")

    def address(self, where: str) -> str:
        return self._add("address", where, next(self._addresses), ())

    def _value(self, kind: Kind, where: str, number: int, end: str) -> str:
        strings = tuple(itertools.islice(self._strings[kind], number))
        value = strings[0]
        for string in strings[1:]:
            value += (" " if kind == "verbatim" else next(self._between)) + string
        # What is in a text and not in its words belongs to no quote's beginning.
        if kind == "verbatim" and value[0] in INVISIBLE:
            value = f"w{value}"
        return self._add(kind, where, value + end, strings)

    def _add(self, kind: Kind, where: str, value: str, strings: tuple[str, ...]) -> str:
        # As long as what it stands for, so that offsets and shares are the same in both dossiers.
        length = len(" ".join(value.split())) - 9
        token = f"qz{len(self.out.slots):05}{'x' * length}qz"
        slot = Slot(token, value, kind, where, strings)
        self.out.slots.append(slot)
        return f"https://x.example/{token}" if kind == "address" else token

    def make(self) -> Invented:
        sizes, files = self.sizes, self.out.files
        files["data/actors.yaml"] = {
            "parties": [
                {
                    "id": f"party-{n}",
                    "name": self.text("party.name", 2),
                    "note": self.markdown("party.note"),
                }
                for n in range(sizes.parties)
            ],
            "actors": [self._actor(n) for n in range(sizes.actors)],
        }
        files["data/names.yaml"] = {"names": list(self._names())}
        files["data/readings.yaml"] = {
            "readings": [self._reading(name) for name in ("verbatim", "house", "acled")],
        }
        files["data/questions.yaml"] = {
            "questions": [self._question(n) for n in range(sizes.questions)]
        }
        files["data/origins.yaml"] = {"origins": [self._origin(n) for n in range(sizes.origins)]}
        for number in range(sizes.sources):
            self._source(number)
        files["data/dossier.yaml"] = self._info()
        return self.out

    def _actor(self, n: int) -> dict[str, Any]:
        kind = ("person", "group", "institution", "outlet")[n % 4]
        return {
            "id": f"actor-{n}",
            "name": self.text("actor.name", 2),
            "kind": kind,
            "body": f"actor-{n + 2}"
            if kind == "person" and n + 2 < self.sizes.actors
            else "unknown",
            "party": f"party-{n % self.sizes.parties}" if n % 3 else "unknown",
            "note": self.markdown("actor.note"),
        }

    def _names(self) -> Iterator[dict[str, Any]]:
        for n in range(self.sizes.names):
            yield {
                "id": f"name-{n}",
                "kind": ("place", "person", "body")[n % 3],
                "label": self.text("name.label", 2),
                "variants": [
                    self.words("name.variants", 2),
                    self.text("name.variants", 2, end=f" v{n}v"),
                ],
                "note": self.markdown("name.note"),
            }

    def _reading(self, name: str) -> dict[str, Any]:
        return {
            "id": name,
            "title": self.text("reading.title", 3),
            "method": self.markdown("reading.method"),
            "reach": self.markdown("reading.reach"),
            "cite": self.markdown("reading.cite"),
            "url": self.address("reading.url"),
            "about": {"low": "0.9", "high": "1.1"},
            "terms": [{"term": self.phrase("reading.term"), "low": "24"} for _ in range(8)],
        }

    def _question(self, n: int) -> dict[str, Any]:
        kind = ("status", "stock", "flow", "share", "rate")[n % 5]
        question: dict[str, Any] = {
            "id": f"question-{n}",
            "ask": self.text("question.ask", self.sizes.bundle * 2, end=_END),
            "short": self.text("question.short", 3, end=_END),
            "kind": kind,
            "scope": {
                "counted": self.text("scope.counted", 2),
                "whose": f"party-{n % self.sizes.parties}",
                "place": f"name-{n % self.sizes.names}",
                "of": self.text("scope.of", 2),
                "unit": self.text("scope.unit"),
            },
            "note": self.markdown("question.note"),
        }
        if kind == "status":
            question["answers"] = [
                {"id": f"answer-{a}", "label": self.text("answer.label", self.sizes.bundle * 3)}
                for a in range(3)
            ]
            question["answers"][0]["excludes"] = ["answer-1"]
        if kind == "rate":
            question["per"] = "day"
        return question

    def _origin(self, n: int) -> dict[str, Any]:
        dated = {
            "when": "2024-03-01",
            "basis": "inferred",
            "from": [f"source-{n % self.sizes.sources}/claim-0"],
            "because": self.text("origin.when.because"),
        }
        return {
            "id": f"origin-{n}",
            "speaker": f"actor-{n % self.sizes.actors}",
            "occasion": self.text("origin.occasion", 2) if n % 3 else "not said",
            "about": self.text("origin.about", 2),
            "when": dated if n % 2 else "unknown",
            "language": self.text("origin.language"),
            "note": self.markdown("origin.note"),
        }

    def _source(self, n: int) -> None:
        passages: list[str] = []
        sizes = self.sizes

        def words(where: str, number: int = 1) -> str:
            passages.append(self.words(where, number))
            return passages[-1]

        def rests(where: str) -> dict[str, Any]:
            return {
                "basis": "inferred",
                "from": [words(f"{where}.from"), words(f"{where}.from")],
                "because": self.text(f"{where}.because", end=_END),
            }

        head: dict[str, Any] = {
            key: words(f"source.{key}", 2) for key in ("outlet", "agency", "byline")
        }
        claims = [self._claim(n, c, words, rests, passages) for c in range(self.sizes.claims)]
        source = {
            "id": f"source-{n}",
            "seed": f"source-{n}.txt",
            "sha256": "",
            "title": words("source.title", sizes.bundle * 3),
            **head,
            "published": {"when": "2024-03-02", **rests("source.published")},
            "url": self.address("source.url"),
            "archived": self.address("source.archived"),
            # Of languages of their own: what texts share is no part of a page.
            "language": self.text("source.language") if n % 4 == 3 else f"qa{chr(97 + n)}",
            "summary": self.markdown("source.summary"),
            "roles": [
                {"actor": f"actor-{(n + r) % self.sizes.actors}", "role": words("role.role")}
                for r in range(3)
            ],
            "ties": [{"origin": f"origin-{n % self.sizes.origins}", **rests("tie")}],
            "claims": claims,
            "set_aside": [{"quote": words("set_aside.quote"), "reason": "idiom"} for _ in range(2)],
        }
        names = self.out.files["data/names.yaml"]["names"]
        passages += [
            name["variants"][0]
            for at, name in enumerate(names)
            if at % self.sizes.sources in (n, (n + 1) % self.sizes.sources)
        ]
        self.out.files[f"data/sources/source-{n}.yaml"] = source
        # Lines of harmless words keep the passages apart.
        self.out.seeds[f"source-{n}.txt"] = "".join(f"{p}\nAnd on.\n" for p in passages)

    def _claim(self, n: int, c: int, words: Any, rests: Any, passages: list[str]) -> dict[str, Any]:
        sizes = self.sizes
        q = (n + c * 7) % sizes.questions
        kind = ("status", "stock", "flow", "share", "rate")[q % 5]
        first, phrase, hedge, contested = (
            self.words(where, sizes.bundle if where == "count.phrase" else sizes.bundle // 2)
            for where in ("claim.quote", "count.phrase", "claim.hedge", "word")
        )
        passages.append(f"{first} {phrase} {hedge} {contested}")
        second = words("claim.quote", 2)
        speaker = (n * 3 + c) % sizes.actors
        claim: dict[str, Any] = {
            "id": f"claim-{c}",
            "quote": [passages[-2], second],
            "question": f"question-{q}",
            "by": [
                {"actor": f"actor-{speaker}", "from": [words("by.from")],
                 "because": self.text("by.because")},
                f"actor-{(speaker + 5) % sizes.actors}",
            ][: 1 + c % 2],
            "voice": ("direct", "indirect", "narrator", "headline")[c % 4],
            "stance": "asserts" if c % 3 else "denies",
            "hedge": [hedge],
            "contested_word": contested,
            "note": self.markdown("claim.note"),
            "as_of": {"when": "2024-03-01", **rests("as_of")},
            "said": {"when": "2024-03-01", **rests("said")},
            "translation": {
                "text": self.text("translation.text"),
                "translator": self.text("translation.translator"),
                "language": self.text("translation.language"),
            },
        }  # fmt: skip
        if c % 5 != 4:
            origin = f"origin-{(n + c) % sizes.origins}"
            claim |= {"origin": {"origin": origin, **rests("claim.origin")}, "via": ["actor-3"]}
            if c % 2:
                claim["utterance"] = f"sentence-{c}"
        if kind in ("flow", "rate"):
            claim["over"] = {"when": "2024-02-26/2024-03-01", **rests("over")}
        if kind == "status":
            claim["answer"] = f"answer-{n % 3}"
        else:
            claim["count"] = {"phrase": phrase, "kind": "exact", "number": str(40 + n)}
            if kind == "share":
                claim["count"]["of"] = self.text("count.of", 2)
        if c % 4 == 3:
            claim["scope"] = {
                "relation": "narrower",
                "from": [words("claim.scope.from")],
                "counted": self.text("claim.scope.counted", 2),
                "because": self.text("claim.scope.because"),
            }
        if c and c % 3 == 0:
            claim["responds_to"] = f"source-{n}/claim-0"
        return claim

    def _info(self) -> dict[str, Any]:
        return {
            "title": self.text("dossier.title", 12, end=_END),
            "question": self.text("dossier.question", 12, end=_END),
            "headline": self.text("dossier.headline", 12, end=_END),
            "introduction": self.markdown("dossier.introduction"),
            "period": "2024-02-26/2024-03-09",
            "editors": [self.text("dossier.editors", 2, end=_END) for _ in range(4)],
            "licence": {
                "name": self.text("licence.name", 4, end=_END),
                "url": self.address("licence.url"),
                "note": self.text("licence.note"),
            },
            "lead": [f"question-{n}" for n in range(min(6, self.sizes.questions))],
            "site_url": "https://x.example/report/",
            "records_url": "https://x.example/edit",
            "quote_limit": "100",
            "quote_limit_because": "Every word is a test.",
            "changes": [
                {"date": f"2024-03-{n + 1:02}", "text": self.markdown("change.text", 2)}
                for n in range(8)
            ],
            "corrections": [
                {
                    "date": "2024-03-09",
                    "claim": f"source-{n % 3}/gone-{n}",
                    "reason": self.markdown("correction.reason", 2),
                }
                for n in range(8)
            ],
        }


def invented(strings: Sequence[str], addresses: Sequence[str], sizes: Sizes) -> Invented:
    """A dossier of these sizes whose fields hold `strings`, each many times."""
    return _Maker(strings, addresses, sizes).make()
