"""An article annotated in the browser: what its page asks for, answered from the files and written to them."""

from __future__ import annotations

import threading
import time
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from variorum.author.annotate.proposals import Proposer
from variorum.author.annotate.requests import (
    ClaimStep,
    Conflict,
    Request,
    changed,
    new_source,
    path_of,
)
from variorum.author.annotate.session import Page, session, version_of
from variorum.author.draft import propose_id
from variorum.author.edits import NotEditable
from variorum.author.stubs import rests_on
from variorum.author.yaml_text import unused
from variorum.model.failure import OutsideFailure
from variorum.model.problem import Problem, in_order
from variorum.model.source import source_path
from variorum.preview.desk import Desk
from variorum.preview.server import serving
from variorum.preview.watching import Watch
from variorum.publish.writing import ChangedMeanwhile, write_edited, write_new
from variorum.read import Folder, Held, read_seed
from variorum.read.files import Files, Kind, NotRegular, TooLarge
from variorum.read.tree import LARGEST_YAML, is_file_name
from variorum.read.yaml import BAD_IN_VALUE, MOST_IN_TABLE, YamlFile
from variorum.text.passages import Span

from .building import Report
from .checking import Checked, check_dossier
from .completing import refresh_schemas

_TRIES = 3
# Seconds that nobody waits for behind a key.
_QUICK = 0.6
Offsets = tuple[int, int]


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Source(_Asked):
    source: str


class _Words(_Source):
    """Words of an article as spans; `before` is the claim made before, `meant` the quantity they are about,
    `quote` what rests on them."""

    spans: list[Offsets] = Field(min_length=1, max_length=20)
    before: str = ""
    meant: Offsets | None = None
    quote: Offsets | None = None


class _Seed(_Asked):
    seed: str


@dataclass(frozen=True)
class _Overlay:
    """A dossier's files with other bytes for some, which are written nowhere."""

    files: Folder
    held: Mapping[str, bytes]

    def entries(self, folder: str) -> tuple[tuple[str, Kind], ...]:
        return self.files.entries(folder)

    def read(self, path: str, largest: int) -> bytes:
        return self.held[path] if path in self.held else self.files.read(path, largest)


@dataclass(frozen=True)
class _Memory:
    """Keeps what was read of each source for as long as the program runs, and the articles of the last reading."""

    kept: MutableMapping[tuple[str, str], bytes] = field(default_factory=dict)
    articles: Held = field(default_factory=dict)

    def checked(self, files: Files, only: str = "") -> Checked:
        return check_dossier(files, store=self, only=only, held=self.articles)

    def get(self, kind: str, key: str) -> bytes | None:
        return self.kept.get((kind, key))

    def put(self, kind: str, key: str, content: bytes) -> None:
        self.kept[kind, key] = content

    def spare(self, kind: str, key: str) -> bool:
        return (kind, key) in self.kept


class Refusal(Exception):
    """Why something is not done, with the HTTP status that tells it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class Annotation:
    """The dossier that is annotated. `answer` does what a page asks for, one thing at a time."""

    root: Path
    _memory: _Memory = field(default_factory=_Memory)
    _slow: bool = False
    _problems: tuple[Problem, ...] = ()
    # By source, what other articles have in the same sentences; and what was written last, by its path.
    _shared: dict[str, list[Page]] = field(default_factory=dict)
    _written: dict[str, bytes] = field(default_factory=dict)
    _proposers: dict[str, Proposer] = field(default_factory=dict)
    _checked: Checked | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @cached_property
    def _folder(self) -> Folder:
        return Folder(self.root)

    @cached_property
    def _asked(self) -> Mapping[str, Callable[[Any], Page]]:
        return {
            "overview": lambda _sent: self._overview(),
            "session": lambda sent: self._session(
                _Source.model_validate(sent).source, self.checked
            ),
            "propose": lambda sent: self._propose(_Words.model_validate(sent)),
            "passage": lambda sent: self._passage(_Words.model_validate(sent)),
            "edit": lambda sent: self._edit(Request.model_validate(sent)),
            "begin": lambda sent: self._begin(_Seed.model_validate(sent).seed),
        }

    @property
    def checked(self) -> Checked:
        """What the files hold now, as far as known: `forget` has them read anew."""
        if self._checked is None:
            begun = time.monotonic()
            self._checked = self._memory.checked(self._folder)
            self._slow = time.monotonic() - begun > _QUICK
            self._problems = self._checked.problems
        return self._checked

    def forget(self) -> None:
        """The files have changed."""
        with self._lock:
            self._checked = None
            self._proposers.clear()
            self._shared.clear()

    def _check_after(self, files: Files, source: str, memory: _Memory) -> Checked:
        """What `files` hold after an edit of a source. Where all of it takes long, that source alone is checked,
        and of the others stays what was found before, until something else changes."""
        if not self._slow:
            return memory.checked(files)
        found = memory.checked(files, source)
        article = found.dossier.article.get(source)
        own = {article.path, f"seeds/{article.source.seed}"} if article else set()
        rest = (each for each in self._problems if each.path not in own)
        return replace(found, problems=in_order([*found.problems, *rest]))

    def answer(self, name: str, sent: Any) -> tuple[int, Any]:
        """An HTTP status, and what is told; never raises for what is sent."""
        work = self._asked.get(name)
        if work is None:
            return 404, {"message": "There is no such thing to do."}
        if any(map(BAD_IN_VALUE.search, _strings(sent))):
            return 422, {
                "message": "Nothing was written: there is a character that no file can hold."
            }
        try:
            with self._lock:
                return 200, work(sent)
        except ValidationError as error:
            where = ".".join(map(str, error.errors()[0]["loc"]))
            return 400, {"message": f"What was sent has another form at {where or 'its top'}."}
        except Refusal as refusal:
            return refusal.status, {"message": str(refusal)}
        except Conflict as conflict:
            return 409, {"message": f"Nothing was written: {conflict}."}
        except NotEditable as reason:
            return 422, {"message": f"Nothing was written: {reason}."}
        except OutsideFailure as failure:
            return 500, {"message": f"Nothing was written: {failure}"}

    def _overview(self) -> Page:
        dossier = self.checked.dossier
        return {
            "title": dossier.info.title,
            "sources": [
                {
                    "id": a.home, "label": dossier.label.get(a.home, a.home),
                    "claims": len(a.source.claims), "quantities": len(a.accounts), "covered": a.covered,
                }
                for a in dossier.articles
            ],
            "broken": sorted(
                dossier.declared.get("sources", frozenset()) - {a.home for a in dossier.articles}
            ),
            "seeds": sorted(self._unannotated()),
        }  # fmt: skip

    def _unannotated(self) -> Iterator[str]:
        used = {a.source.seed.casefold() for a in self.checked.dossier.articles}
        try:
            entries = self._folder.entries("seeds")
        except OSError:
            return
        for name, kind in entries:
            if kind == "file" and is_file_name(name) and name.casefold() not in used:
                yield name

    def _session(self, source: str, checked: Checked) -> Page:
        article = checked.dossier.article.get(source)
        if article is None:
            raise Refusal(404, "There is no such source, or its file can't be read.")
        data = self._bytes(article.path)
        text = _readable(article.path, data)
        shared = self._shared.get(source)
        told = session(checked.dossier, article, text, checked.problems, shared)
        self._shared[source] = told["shared"]
        return {**told, "version": version_of(data)}

    def _proposer(self, source: str) -> Proposer:
        article = self.checked.dossier.article.get(source)
        if article is None or article.text is None:
            raise Refusal(404, "There is no text of such a source.")
        return self._proposers.setdefault(source, Proposer(self.checked.dossier, article))

    def _propose(self, words: _Words) -> Page:
        proposer = self._proposer(words.source)
        source = proposer.article.source
        spans = [self._span(proposer, span) for span in words.spans]
        claim = source.claim(words.before) if words.before else None
        before = (
            claim.model_dump(by_alias=True, exclude_defaults=True, mode="json") if claim else None
        )
        taken = {
            each.rpartition("/")[2]
            for each in self.checked.dossier.declared.get("claims", ())
            if each.startswith(f"{words.source}/")
        }
        found = proposer.claim(spans, taken, before, Span(*words.meant) if words.meant else None)
        if found is None:
            raise Refusal(422, "These words can't be quoted; select others.")
        return {**found, "aside": proposer.aside(spans[0])}

    def _passage(self, words: _Words) -> Page:
        proposer = self._proposer(words.source)
        span = self._span(proposer, words.spans[0])
        quote = Span(*words.quote) if words.quote else None
        found = rests_on(proposer.passages, span, quote)
        if found is None:
            raise Refusal(422, "These words can't be quoted; select others.")
        around = proposer.around(span)
        aside = proposer.aside(span)
        return {"passage": found, "around": (around.start, around.end), "aside": aside}

    def _span(self, proposer: Proposer, given: Offsets) -> Span:
        start, end = given
        if not 0 <= start < end <= len(proposer.passages.seed.text):
            raise Refusal(400, "These words are outside of the text.")
        return Span(start, end)

    def _bytes(self, path: str) -> bytes:
        try:
            return self._folder.read(path, LARGEST_YAML)
        except (NotRegular, TooLarge, OSError) as error:
            raise Refusal(422, f"{path} can't be read.") from error

    def _edit(self, request: Request) -> Page:
        for _ in range(_TRIES):
            try:
                return self._edit_once(request)
            except ChangedMeanwhile:
                self.forget()
        raise Refusal(409, "Nothing was written: the file changes again and again.")

    def _edit_once(self, request: Request) -> Page:
        home = source_path(request.source)
        if request.source not in self.checked.dossier.declared.get("sources", ()):
            raise Refusal(404, "There is no such source.")
        old = {
            path: self._bytes(path) for path in {home, *(path_of(s, home) for s in request.steps)}
        }
        merged = version_of(old[home]) != request.version
        if merged:
            self.forget()
        article = self.checked.dossier.article.get(request.source)
        texts: dict[str, str] = {}
        for path, data in old.items():
            texts[path] = _readable(path, data)
            if not texts[path]:
                raise NotEditable(f"{path} has mistakes that must be mended there first")
        dossier = self.checked.dossier
        names = []
        for step in request.steps:
            path = path_of(step, home)
            texts[path], name = changed(texts[path], _with_other(step), article, dossier)
            names.append(name)
        new = {path: text.encode() for path, text in texts.items()}
        if request.write:
            write_edited(self.root, {path: (old[path], new[path]) for path in new})
            self._written |= new
            shared = dict(self._shared)
            self.forget()
            self._shared |= shared if self._slow else {}
            self._checked = self._check_after(self._folder, request.source, self._memory)
            told = self._session(request.source, self.checked)
            return {"ids": names, "merged": merged, "session": told}
        overlay = _Overlay(self._folder, new)
        # What a trial reads is kept no longer than that.
        memory = _Memory(ChainMap({}, self._memory.kept), dict(self._memory.articles))
        tried = self._check_after(overlay, request.source, memory)
        article = tried.dossier.article.get(request.source)
        if article is None:
            return {"ids": names, "problems": []}
        told = session(tried.dossier, article, texts[home], tried.problems, [])
        return {"ids": names, "problems": told["problems"]}

    def _begin(self, name: str) -> Page:
        if name not in set(self._unannotated()):
            raise Refusal(404, "There is no such text without annotation in seeds/.")
        text, problems = read_seed(self.root, name)
        if text is None:
            raise Refusal(422, f"The text can't be read: {problems[0].message}.")
        taken = {each.casefold() for each in self.checked.dossier.declared.get("sources", ())}
        chosen = unused(propose_id(text), taken)
        write_new(self.root, {source_path(chosen): new_source(chosen, text).encode()})
        self.forget()
        return {"source": chosen}

    def run(self, port: int, source: str, report: Report) -> None:
        """Serves the page until it is interrupted (KeyboardInterrupt), and tells it of files that changed.

        Raises OutsideFailure where the port can't be used.
        """
        with serving(Desk(self.answer, port, report)) as server:
            where = f"{server.address}#token={server.token}" + (
                f"&source={source}" if source else ""
            )
            report(f"Annotate at {where} (stop with Ctrl-C).")
            watch = Watch([self.root / name for name in ("data", "seeds")])
            while True:
                with suppress(OutsideFailure):
                    with self._lock:
                        dossier = self.checked.dossier
                    refresh_schemas(self.root, dossier)
                if changed := watch.wait(3600.0):
                    if not all(map(self._is_ours, changed)):
                        self.forget()
                    server.reload()

    def _is_ours(self, path: Path) -> bool:
        """Whether a file holds what was written here last."""
        name = path.relative_to(self.root).as_posix()
        try:
            return self._written.get(name) == self._folder.read(name, LARGEST_YAML)
        except (NotRegular, TooLarge, OSError):
            return False


def _readable(path: str, data: bytes) -> str:
    """The text of a file, where the reader takes it as keys and values, within its limits; else nothing."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    value, problems = YamlFile(path, text.removeprefix("\ufeff"), MOST_IN_TABLE).parse()
    return text if isinstance(value, dict) and not problems else ""


def _strings(sent: Any) -> Iterator[str]:
    """Every text in what was sent."""
    if isinstance(sent, str):
        yield sent
    elif isinstance(sent, dict | list):
        for each in [*sent, *sent.values()] if isinstance(sent, dict) else sent:
            yield from _strings(each)


def _with_other(step: Any) -> Any:
    """The step with what is written as YAML in it read by the reader's own rules."""
    if not isinstance(step, ClaimStep) or step.yaml is None:
        return step
    if not step.yaml.strip():
        return step.model_copy(update={"other": {}})
    value, problems = YamlFile("other keys", step.yaml).parse()
    if problems or not isinstance(value, dict):
        told = problems[0].message if problems else "write `key: value` on each line"
        raise NotEditable(f"the other keys can't be read: {told}")
    return step.model_copy(update={"other": value})
