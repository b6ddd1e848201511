"""The short forms of a source file, put in full right after its YAML is read.

Nothing behind this knows of them: what a short form stands for is put in its place, and stands where
it does, so that whatever is told of it is told on the line that people wrote. A form that can't be
put in full gives a problem here, and no other one of the same value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from variorum.model.claim import DEFAULT_KEYS, MOMENT_KEYS, SPOKEN
from variorum.model.count import following_in
from variorum.model.fields import NAME_PATTERN
from variorum.model.marker import is_undecided
from variorum.model.problem import Place, Problem
from variorum.text.letters import in_quotes
from variorum.text.nearest import did_you_mean
from variorum.text.passages import squeezed
from variorum.text.quantities import only_reading, plain, read_phrase

from .undecided import Undecided
from .words import problem
from .yaml import Node, YamlFile

_NAME = re.compile(NAME_PATTERN)


def in_full(
    file: YamlFile, root: Node, *, vague: Iterable[str] = (), language: str = "en"
) -> list[Problem]:
    """The problems met while every short form below `root` is put in full.

    `vague` and `language` are the dossier's; the source may give a language of its own.
    """
    source = _Source(file, root, tuple(vague), language)
    if isinstance(root.value, dict):
        source.expand()
    return source.problems


class _Source:
    def __init__(self, file: YamlFile, root: Node, vague: tuple[str, ...], language: str) -> None:
        self.file, self.root, self.vague = file, root, vague
        own = root.value.get("language") if isinstance(root.value, dict) else None
        self.language = own if isinstance(own, str) else language
        self.moments: dict[str, Node] = {}
        # What ties say for their claims, and where, by origin and key.
        self.defaults: dict[tuple[str, str], tuple[Node, tuple[int, int]]] = {}
        # The names of moments, and the keys of defaults, that somebody uses.
        self.used: set[str | tuple[str, str]] = set()
        # How much more may stand in other places than where it is written.
        self.left = file.most
        self.problems: list[Problem] = []

    def expand(self) -> None:
        moments = self.root.take("moments")
        if moments is not None:
            self._name(moments)
        for tie in _records(self.root, "ties"):
            self._gather(tie)
        for claim in _records(self.root, "claims"):
            tie = claim.inside.get("origin", claim)
            has_keys = isinstance(tie.value, dict)
            self._split(claim, "origin", "utterance", holder=tie if has_keys else claim)
            self._split(claim, "answer", "question", holder=claim)
            self._inherit(claim)
            self._date(claim)
            self._count(claim)
        for name, node in self.moments.items():
            if moments is not None and name not in self.used:
                self._tell("never-used", node, name=name, place=moments.keys[name])
        for (origin, key), (node, place) in self.defaults.items():
            if (origin, key) not in self.used:
                self._tell("default-never-used", node, key=key, origin=origin, place=place)

    def _name(self, moments: Node) -> None:
        if not isinstance(moments.value, dict):
            self._tell("moments-no-mapping", moments)
            return
        for name, node in moments.inside.items():
            if not _NAME.fullmatch(str(name)):
                self._tell("moment-misnamed", node, name=name, place=moments.keys[name])
                self.used.add(str(name))
            self.moments[str(name)] = node

    def _gather(self, tie: Node) -> None:
        """Takes off a tie what it says for the claims that name its origin."""
        self._date(tie)
        origin = tie.value.get("origin")
        for key in DEFAULT_KEYS:
            place = tie.keys.get(key, (tie.line, tie.column))
            node = tie.take(key)
            if node is None or not isinstance(origin, str):
                continue
            links = node.value if isinstance(node.value, list) else [node.value]
            if key == "by" and any(
                isinstance(each, dict) and each.keys() - {"actor"} for each in links
            ):
                self._tell("evidence-on-tie", node, origin=origin)
                node.value = Undecided()
            before, first = self.defaults.setdefault((origin, key), (node, place))
            if before.value != node.value:
                line = first[0] + 1
                self._tell("default-twice", node, key=key, origin=origin, line=line, place=place)

    def _split(self, claim: Node, key: str, other: str, *, holder: Node) -> None:
        """Parts `answer: QUESTION/ANSWER` or `origin: ORIGIN/UTTERANCE` into two keys."""
        node = holder.inside.get(key)
        if node is None or not isinstance(node.value, str) or "/" not in node.value:
            return
        first, _, second = node.value.partition("/")
        kept, given = (second, first) if key == "answer" else (first, second)
        holder.put(key, node.beside(kept))
        there = claim.inside.get(other)
        if there is None:
            claim.put(other, node.beside(given))
        elif there.value != given:
            self._tell(
                "said-twice", there, place=claim.keys[other], key=key, other=other, given=given,
                found=there.value if isinstance(there.value, str) else "another value",
            )  # fmt: skip
            claim.put(other, there.beside(Undecided()))

    def _inherit(self, claim: Node) -> None:
        """Gives a claim what the tie to its origin says for it."""
        origin, voice = claim.value.get("origin"), claim.value.get("voice")
        if isinstance(origin, dict):
            origin = origin.get("origin")
        if not isinstance(origin, str) or not isinstance(voice, str):
            return
        if voice in SPOKEN or is_undecided("voice", voice):
            for key in DEFAULT_KEYS:
                if key not in claim.inside and (origin, key) in self.defaults:
                    self.used.add((origin, key))
                    self._share(self.defaults[origin, key][0], claim, key)

    def _date(self, record: Node) -> None:
        """Puts the date that a name stands for in its place."""
        for key in MOMENT_KEYS:
            node = record.inside.get(key)
            if node is None or not isinstance(node.value, str):
                continue
            if (moment := self.moments.get(node.value)) is not None:
                self.used.add(node.value)
                self._share(moment, record, key)
            elif _NAME.fullmatch(node.value):
                known = ", ".join(self.moments) or "none, since there is no `moments:`"
                long_form = f"`{key}: {{when: …, basis: …, from: […]}}`"
                instead = f"name it under `moments:`, or write {long_form}"
                fix = did_you_mean(node.value, self.moments, instead)
                self._tell("unknown-moment", node, found=node.value, known=known, fix=fix)
                record.put(key, node.beside(Undecided()))

    def _share(self, node: Node, record: Node, key: str) -> None:
        """Puts what stands elsewhere into a record, as long as a file may hold so much."""
        if self.left >= 0:
            self.left -= _size(node)
        if self.left < 0:
            self._tell("too-many-values", node, most=self.file.most)
            node = node.beside(Undecided())
        record.put(key, node)

    def _count(self, claim: Node) -> None:
        """Puts a count in full of which only its phrase is given."""
        node = claim.inside.get("count")
        if node is None or not isinstance(node.value, str) or not node.value.strip():
            return
        if is_undecided("count", node.value):
            return
        phrase = squeezed(node.value)
        following = following_in(claim.value.get("quote"), phrase)
        reading = only_reading(phrase, self.language, following, self.vague)
        if reading is None:
            full = node.beside(Undecided())
            found, fix = self._readings(phrase, following)
            self._tell("count-in-full", node, phrase=phrase, found=found, fix=fix)
        else:
            full = node.beside({})
            for key, value in {"phrase": node.value, **reading}.items():
                full.put(key, node.beside(value))
        claim.put("count", full)

    def _readings(self, phrase: str, following: str) -> tuple[str, str]:
        """What words leave open, and the long form with what they do say."""
        stated = read_phrase(phrase, self.language, following)
        kinds = stated.kinds if stated else ()
        numbers = [plain(each) for each in stated.numbers or ()] if stated else []
        rest = f"number: {numbers[0] if len(numbers) == 1 else 'NUMBER'}"
        if len(numbers) == 2 and kinds == ("between",):
            rest = f"range: [{', '.join(numbers)}]"
        kind = kinds[0] if len(kinds) == 1 else "KIND"
        found = " or ".join(f"`kind: {each}`" for each in kinds) or "a kind that is not told"
        shown = in_quotes(phrase) if re.search(r"[^\w %$€£’-]", phrase) else phrase
        return found, f"write `count: {{phrase: {shown}, kind: {kind}, {rest}}}`"

    def _tell(
        self, name: str, node: Node, /, place: tuple[int, int] | None = None, **blanks: Any
    ) -> None:
        at: Place = self.file.at(*(place or (node.line, node.column)))
        self.problems.append(problem(name, at, **blanks))


def _records(root: Node, key: str) -> Iterator[Node]:
    """The mappings in a list of the source."""
    node = root.inside.get(key)
    if node is not None and isinstance(node.value, list):
        yield from (each for each in node.inside.values() if isinstance(each.value, dict))


def _size(node: Node) -> int:
    return 1 + sum(map(_size, node.inside.values()))
