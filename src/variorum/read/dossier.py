"""A folder to a Dossier: every YAML file, every article's text, every hand-written page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from variorum.model.article import Article
from variorum.model.dossier import SHARED_FILES, Dossier, Locator
from variorum.model.fields import Record
from variorum.model.marker import is_undecided
from variorum.model.meant import meant, record_of, slugged
from variorum.model.problem import Problem
from variorum.model.source import Source, source_path
from variorum.model.store import NO_STORE, Store
from variorum.model.workers import Follow, Workers, unfollowed
from variorum.text.excerpts import LONGEST_SHOWN, MOST_SHOWN, changes
from variorum.text.letters import uncurled
from variorum.text.nearest import nearest_name
from variorum.text.passages import SeedText, Span

from .anchoring import make_article
from .decode import Decoded, Loose, understand
from .files import Files, Folder, listed
from .site import hand_written, read_look
from .source import (
    KIND,
    Held,
    HeldSource,
    Shared,
    read_on_workers,
    stored_article,
    stored_form,
    understand_source,
)
from .tree import FILE_NAMES, Tree, is_file_name
from .undecided import Marker, not_decided
from .words import problem, words
from .yaml import MOST_IN_TABLE, YamlFile

R = TypeVar("R", bound=Record)
# Keys of a source whose words account for quantities; with one of them cut, none is called missed.
_CARRYING = ("claims", "published", "set_aside")


def read_seed(root: Path, name: str) -> tuple[SeedText | None, tuple[Problem, ...]]:
    """The text `seeds/NAME` of the dossier in `root`, or None with why it can't be read."""
    tree = Tree(Folder(root))
    if not is_file_name(name):
        tree.refuse_name("odd-name", "seeds", name)
        return None, tuple(tree.problems)
    return tree.seed_text(name), tuple(tree.problems)


def read_dossier(
    where: Path | Files,
    follow: Follow = unfollowed,
    store: Store = NO_STORE,
    workers: Workers | None = None,
    held: Held | None = None,
) -> tuple[Dossier, tuple[Problem, ...]]:
    """The dossier in a folder, or of files wherever they lie, and every problem met while reading;
    never raises for its content.

    `store` may keep what a source without problems gave, by its bytes. With `workers`, sources that
    it does not keep are read by them. Raises OutsideFailure where those are lost. `held` has the articles
    without problems of an earlier reading in this process, and afterwards those of this one.
    """
    files = Folder(where) if isinstance(where, Path) else where
    return _Reader(files, follow, store, workers, {} if held is None else held).run()


class _Reader:
    def __init__(
        self, files: Files, follow: Follow, store: Store, workers: Workers | None, held: Held
    ) -> None:
        self.tree = Tree(files)
        self.follow, self.store, self.workers, self.held = follow, store, workers, held
        self.problems = self.tree.problems
        self.files: dict[str, Locator] = {}
        self.declared: dict[str, set[str]] = {"sources": set(), "claims": set()}
        self.unread: set[str] = set()
        self.markers: list[Marker] = []
        self.loose: list[Loose] = []
        self.to_hold: Held = {}
        self.seeds: set[str] = set()
        self.seeds_known = True

    def run(self) -> tuple[Dossier, tuple[Problem, ...]]:
        self.tree.refuse_strangers("data", [*(f"{name}.yaml" for name in SHARED_FILES), "sources"])
        shared = {name: self._table(name, model) for name, model in SHARED_FILES.items()}
        info, readings, questions = shared["dossier"], shared["readings"], shared["questions"]
        terms = (term.term for reading in readings.readings for term in reading.terms)
        vague = tuple(dict.fromkeys(map(str.casefold, (*readings.vague_words, *terms))))
        articles = tuple(self._articles(vague, info.language))
        self.held.clear()
        self.held.update(self.to_hold)
        self.problems += not_decided(self.markers, self.declared, questions.questions)
        self._look_for_missing()
        pages, heads = hand_written(self.tree)
        self.tree.tell_left_over()
        dossier = Dossier(
            info=info,
            parties=shared["actors"].parties,
            actors=shared["actors"].actors,
            origins=shared["origins"].origins,
            questions=questions.questions,
            readings=readings.readings,
            vague_words=vague,
            names=shared["names"].names,
            articles=articles,
            declared={table: frozenset(ids) for table, ids in self.declared.items()},
            unread=frozenset(self.unread),
            files=self.files,
            hand_written=pages,
            heads=heads,
            look=read_look(self.tree),
            texts=self.tree.texts,
            store=self.store,
        )
        self.problems += [_named(dossier, each) for each in self.loose]
        return _with_changes(dossier), tuple(self.problems)

    def _table(self, name: str, model: type[Record]) -> Any:
        """The table of that name; what stands in for it where it can't be read."""
        path, stand_in = f"data/{name}.yaml", words()["stand-ins"][name]
        text = self.tree.yaml_text(path)
        if text is not None:
            decoded = understand(model, YamlFile(path, text, MOST_IN_TABLE), stand_in)
            if (record := self._gathered(decoded).record) is not None:
                return record
        return model.model_validate(stand_in)

    def _gathered(self, decoded: Decoded[R], stem: str = "") -> Decoded[R]:
        """Notes the problems, markers, places and ids of one file."""
        self.files[decoded.file.path] = decoded.file
        if decoded.value is not None:
            self._declare(decoded.value, stem)
        self.problems += decoded.problems
        self.markers += decoded.markers
        self.loose += decoded.loose
        return decoded

    def _declare(self, value: dict[str, Any], stem: str) -> None:
        """Notes every id that a file declares, whether its record can be built or not."""
        for table in ("parties", "actors", "origins", "questions", "readings", "names"):
            if isinstance(value.get(table), list):
                self.declared.setdefault(table, set()).update(_ids(value[table]))
        if stem and isinstance(value.get("claims"), list):
            self.declared["claims"] |= {f"{stem}/{claim}" for claim in _ids(value["claims"])}

    def _articles(self, vague: tuple[str, ...], language: str) -> Iterator[Article]:
        stems = tuple(self.tree.stems("data/sources"))
        shared = Shared(vague, language)
        found = read_on_workers(
            self.tree.files, stems, shared, self.store, self.workers, self.follow
        )
        for stem in self.follow(stems):
            self.declared["sources"].add(stem)
            path = source_path(stem)
            text = self.tree.yaml_text(path)
            if text is None:
                self._unread(stem)
                continue
            key, seed = shared.key(text), None
            # Its YAML is the same; its text is read anew, and compared by its hash.
            if held := self.held.get((stem, key)):
                self.files[path] = held.file
                claims = held.article.source.claims
                self.declared["claims"] |= {f"{stem}/{claim.id}" for claim in claims}
                seed = self._seed(held.article.source, path)
                if seed is not None and held.is_of(seed) and self.store.spare(KIND, key):
                    self.to_hold[stem, key] = held
                    yield held.article
                    continue
            content = found.pop(key, None) or self.store.get(KIND, key)
            stored = json.loads(content) if content is not None else None
            value = stored["value"] if stored else None
            source = self._gathered(understand_source(stem, text, shared, value), stem)
            if source.value is None:
                self._unread(stem)
                continue
            if source.record is None:
                self.seeds_known = False
                continue
            if not held:
                seed = self._seed(source.record, path)
            if stored and seed is not None and stored["sha256"] == seed.sha256:
                article = stored_article(stored, source.record, seed, stem)
            else:
                whole = source.cut.isdisjoint(_CARRYING)
                article = make_article(source.record, seed, vague, language, stem=stem, whole=whole)
                content = stored_form(source, article)
                if content is not None:
                    self.store.put(KIND, key, content)
            if content is not None:
                self.to_hold[stem, key] = HeldSource(source.file, article)
            yield article

    def _unread(self, stem: str) -> None:
        """Notes that nothing is known of a source: neither its claims nor its article's text."""
        self.seeds_known = False
        self.unread.add(stem)

    def _look_for_missing(self) -> None:
        """Problems for a dossier without sources, and for texts that no source annotates."""
        if any(problem.path == "data/sources" for problem in self.problems):
            return  # An article may lie there under a name that is refused.
        if not self.declared["sources"]:
            self.tree.report("no-sources", "data/sources")
            # Of references to what is not there at all, nothing more needs to be told.
            del self.declared["sources"], self.declared["claims"]
        elif self.seeds_known:
            for name in self._texts():
                if name not in self.seeds:
                    self.tree.report("seed-without-source", f"seeds/{name}", name=name)

    def _texts(self) -> list[str]:
        """The names of the texts in seeds/; what else lies there is no article."""
        return [
            name
            for name, kind in listed(self.tree.files, "seeds")
            if kind == "file" and name.endswith(".txt") and is_file_name(name)
        ]

    def _seed(self, source: Source, source_file: str) -> SeedText | None:
        self.seeds.add(source.seed)
        if source.text == "withheld":
            return None
        if not is_file_name(source.seed):
            inner = uncurled(source.seed)
            name = "seed-in-quotes" if inner and is_file_name(inner) else "seed-in-a-folder"
            place = self.files[source_file].place(("seed",))
            self.tree.report(name, place, names=FILE_NAMES, found=source.seed, inner=inner)
            return None
        return self.tree.seed_text(source.seed, lambda: self._no_text(source, source_file))

    def _no_text(self, source: Source, source_file: str) -> Problem:
        near = nearest_name(source.seed, self._texts())
        name = "seed-misspelt" if near else "seed-missing"
        place = self.files[source_file].place(("seed",))
        return problem(name, place, found=source.seed, near=near)


def _with_changes(dossier: Dossier) -> Dossier:
    """The dossier whose articles know which of their words are shown as changed in another version."""
    shown: dict[str, list[Span]] = {}
    for article in dossier.articles:
        for other in map(dossier.article.__getitem__, dossier.versions(article.home)):
            if article.text and other.text and dossier.is_earlier(article, other):
                for change in changes(article.text.text, other.text.text)[:MOST_SHOWN]:
                    for home, span in zip((article.home, other.home), change, strict=True):
                        end = min(span.end, span.start + LONGEST_SHOWN)
                        shown.setdefault(home, []).append(Span(span.start, end))
    if not shown:
        return dossier
    articles = (replace(a, changed=tuple(shown.get(a.home, ()))) for a in dossier.articles)
    return replace(dossier, articles=tuple(articles))


def _named(dossier: Dossier, loose: Loose) -> Problem:
    """The problem of words in place of an id, with the id that they mean."""
    found = loose.problem.found
    if known := meant(dossier, loose.table, found):
        return replace(loose.problem, fix=f"write `{known}`")
    new = slugged(found)
    record = record_of(loose.table, new, words=found, passes_on=loose.key == "via") if new else None
    if record is None:
        return loose.problem
    parties = "`parties:` in data/actors.yaml"
    file = parties if loose.table == "parties" else f"data/{loose.table}.yaml"
    return replace(loose.problem, fix=f"write `{new}`, and add `{record}` to {file}")


def _ids(items: list[Any]) -> set[str]:
    declared = (item.get("id") for item in items if isinstance(item, dict))
    return {each for each in declared if isinstance(each, str) and not is_undecided("id", each)}
