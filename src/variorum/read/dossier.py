"""A folder to a Dossier: every YAML file, every article's text, every hand-written page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from variorum.model.article import Article, make_article
from variorum.model.dossier import Dossier, source_path
from variorum.model.fields import Record
from variorum.model.problem import Place, Problem
from variorum.model.source import Source
from variorum.model.tables import (
    ActorsFile,
    DossierInfo,
    NamesFile,
    OriginsFile,
    QuestionsFile,
    ReadingsFile,
)
from variorum.text.passages import SeedText

from .decode import decode
from .tree import LARGEST_TEXT, NOT_A_DOSSIER_FILE, UNREADABLE, Tree
from .yaml import YamlFile

R = TypeVar("R", bound=Record)
_LARGEST_PAGE = 4_000_000
_PAGE_ENDINGS = (".md", ".css", ".js", ".svg", ".png", ".jpg", ".webp", ".ico", ".txt", ".html")
_INFO_STAND_IN: Mapping[str, Any] = {
    "title": "unknown",
    "question": "unknown",
    "period": "unknown",
    "editors": ["unknown"],
    "licence": {"name": "unknown"},
    "lead": [],
    "quote_limit": "100",
    "quote_limit_because": "unknown",
}
_SOURCE_STAND_IN: Mapping[str, Any] = {
    "sha256": "0" * 64, "title": "unknown", "outlet": "unknown", "agency": "unknown",
    "byline": "unknown", "published": "unknown", "summary": "unknown",
}  # fmt: skip


def read_dossier(root: Path) -> tuple[Dossier, tuple[Problem, ...]]:
    """The dossier in `root` and every problem met while reading; never raises for its content."""
    return _Reader(root).run()


class _Reader:
    def __init__(self, root: Path) -> None:
        self.tree = Tree(root)
        self.problems = self.tree.problems
        self.files: dict[str, YamlFile] = {}
        self.declared: dict[str, set[str]] = {}

    def run(self) -> tuple[Dossier, tuple[Problem, ...]]:
        info = self._table("dossier", DossierInfo, _INFO_STAND_IN) or DossierInfo.model_validate(
            _INFO_STAND_IN
        )
        actors = self._table("actors", ActorsFile, {"parties": [], "actors": []})
        origins = self._table("origins", OriginsFile, {"origins": []})
        questions = self._table("questions", QuestionsFile, {"questions": []})
        readings = self._table("readings", ReadingsFile, {"readings": []})
        names = self._table("names", NamesFile, {"names": []})
        vague = tuple(
            dict.fromkeys(
                [word.casefold() for word in (readings.vague_words if readings else ())]
                + [
                    term.term.casefold()
                    for reading in (readings.readings if readings else ())
                    for term in reading.terms
                ]
            )
        )
        articles = tuple(self._articles(vague))
        dossier = Dossier(
            info=info,
            parties=actors.parties if actors else (),
            actors=actors.actors if actors else (),
            origins=origins.origins if origins else (),
            questions=questions.questions if questions else (),
            readings=readings.readings if readings else (),
            vague_words=vague,
            names=names.names if names else (),
            articles=articles,
            declared={table: frozenset(ids) for table, ids in self.declared.items()},
            files=self.files,
            hand_written=dict(self._pages("docs")),
        )
        return dossier, tuple(self.problems)

    def _table(self, name: str, model: type[R], stand_in: Mapping[str, Any]) -> R | None:
        return self._record(f"data/{name}.yaml", model, stand_in)

    def _record(self, path: str, model: type[R], stand_in: Mapping[str, Any]) -> R | None:
        """The record in one YAML file; its problems are gathered."""
        text = self.tree.yaml_text(path)
        if text is None:
            return None
        file = YamlFile(path, text)
        self.files[path] = file
        value, problems = file.parse()
        self.problems += problems
        if not isinstance(value, dict):
            if not problems:
                found = (
                    "nothing"
                    if value in (None, "")
                    else "a list"
                    if isinstance(value, list)
                    else "text"
                )
                self.problems.append(
                    NOT_A_DOSSIER_FILE.at(
                        Place(path),
                        "the file holds no keys and values",
                        expected="`key: value` lines",
                        found=found,
                    )
                )
            return None
        self._declare(value)
        record, refused = decode(model, value, file, stand_in)
        self.problems += refused
        return record

    def _declare(self, value: dict[str, Any]) -> None:
        for table in ("parties", "actors", "origins", "questions", "readings", "names"):
            for item in value.get(table, []) if isinstance(value.get(table), list) else []:
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    self.declared.setdefault(table, set()).add(item["id"])
        source = value.get("id")
        if isinstance(source, str) and isinstance(value.get("claims"), list):
            for item in value["claims"]:
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    self.declared.setdefault("claims", set()).add(f"{source}/{item['id']}")

    def _articles(self, vague: tuple[str, ...]) -> Iterator[Article]:
        for name in self.tree.names("data/sources", ".yaml"):
            source_id = name.removesuffix(".yaml")
            self.declared.setdefault("sources", set()).add(source_id)
            source = self._record(source_path(source_id), Source, _SOURCE_STAND_IN)
            if source is not None:
                yield make_article(source, self._seed(source), vague)

    def _seed(self, source: Source) -> SeedText | None:
        if source.text == "withheld":
            return None
        if "/" in source.seed or source.seed.startswith("."):
            self.problems.append(
                UNREADABLE.at(
                    self.files[source_path(source.id)].place(("seed",))
                    if source_path(source.id) in self.files
                    else Place("data/sources"),
                    "a seed is named by its file name alone",
                    expected="a file of seeds/",
                    found=source.seed,
                )
            )
            return None
        path = f"seeds/{source.seed}"
        data = self.tree.read(path, LARGEST_TEXT)
        text = self.tree.text(path, LARGEST_TEXT) if data is not None else None
        if data is None or text is None:
            return None
        return SeedText(source.seed, text, hashlib.sha256(data).hexdigest())

    def _pages(self, folder: str) -> Iterator[tuple[str, bytes]]:
        """The hand-written pages and files of the site, by their path inside `docs/`."""
        base = self.tree.root / folder
        if not base.is_dir() or base.is_symlink():
            return
        for path in sorted(base.rglob("*")):
            inside = path.relative_to(base).as_posix()
            if inside == "dev" or inside.startswith(("dev/", ".")) or path.is_dir():
                continue
            if path.is_symlink() or not path.name.endswith(_PAGE_ENDINGS):
                self.problems.append(
                    UNREADABLE.at(
                        Place(f"{folder}/{inside}"),
                        "this can't be part of the site",
                        expected=f"a file that ends in {', '.join(_PAGE_ENDINGS)}",
                        found="a link" if path.is_symlink() else path.suffix or "no ending",
                    )
                )
                continue
            data = self.tree.read(f"{folder}/{inside}", _LARGEST_PAGE)
            if data is not None:
                yield inside, data
