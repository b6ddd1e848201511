"""Workers read what has nothing to tell, and nothing tells who read it."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import pytest
from tests.memory import Memory
from tests.read.test_stored_sources import COURIER, alike
from tests.test_bad import FILES, lay, read_head

from variorum.model.workers import Workers
from variorum.pipeline.checking import check_dossier
from variorum.read import Folder, read_dossier, source
from variorum.read.source import Shared, SourceInput, read_batch
from variorum.read.yaml import YamlFile

T = TypeVar("T")
R = TypeVar("R")
OTHERS = ["data/sources/harbour-gazette.yaml", "data/sources/kuestenbote.yaml"]


@dataclass
class Apart:
    """Workers that share nothing with who asks them but what travels."""

    batches: list[list[str]] = field(default_factory=list)
    parsed: list[str] | None = None

    def __call__(self, work: Callable[[T], R], things: Sequence[T], /) -> Iterator[R]:
        for thing in things:
            assert isinstance(thing, tuple)
            self.batches.append([each.stem for each in thing if isinstance(each, SourceInput)])
            before = len(self.parsed or ())
            sent: Any = pickle.loads(pickle.dumps((work, thing)))
            result: R = pickle.loads(pickle.dumps(sent[0](sent[1])))
            if self.parsed is not None:
                del self.parsed[before:]
            yield result


def same(root: Path, workers: Workers) -> bool:
    """Whether `workers` change nothing in what is read and told of the dossier in `root`."""
    plain, problems = read_dossier(Folder(root))
    dossier, told = read_dossier(Folder(root), workers=workers)
    return (
        told == problems
        and alike(dossier, plain)
        and dossier.texts == plain.texts
        and dossier.unread == plain.unread
        and list(dossier.files) == list(plain.files)
    )


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The YAML files of sources that were parsed here, in order."""
    paths: list[str] = []
    parse = YamlFile.parse

    def noted(file: YamlFile) -> object:
        if file.path.startswith("data/sources/"):
            paths.append(file.path)
        return parse(file)

    monkeypatch.setattr(YamlFile, "parse", noted)
    return paths


def test_what_they_read_is_not_read_here(harbour: Path, parsed: list[str]) -> None:
    workers = Apart(parsed=parsed)
    dossier, _ = read_dossier(Folder(harbour), workers=workers)
    assert parsed == []
    assert workers.batches == [["coast-courier", "harbour-gazette", "kuestenbote"]]
    assert [article.home for article in dossier.articles] == workers.batches[0]
    assert same(harbour, Apart())


def test_what_has_a_problem_is_read_here(harbour: Path, parsed: list[str]) -> None:
    path = harbour / COURIER
    path.write_text(path.read_text("utf-8").replace("quote: ", "quote: not there ", 1), "utf-8")
    read_dossier(Folder(harbour), workers=Apart(parsed=parsed))
    assert parsed == [COURIER]
    assert same(harbour, Apart())


@pytest.mark.parametrize("seed", ["{}.txt", "'{}.txt'", '"{}.txt" # the first', "../seeds/{}.txt"])
def test_an_article_named_in_another_way_is_found_too(harbour: Path, seed: str) -> None:
    path = harbour / COURIER
    named = seed.format("coast-courier")
    path.write_text(path.read_text("utf-8").replace("coast-courier.txt", named, 1), "utf-8")
    assert same(harbour, Apart())


def test_they_get_batches_and_answer_in_order(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "BATCH", 2)
    workers = Apart()
    followed: list[int] = []

    def follow(items: Sequence[T], /) -> Sequence[T]:
        followed.append(len(items))
        return items

    dossier, _ = read_dossier(Folder(harbour), follow, workers=workers)
    assert [len(each) for each in workers.batches] == [2, 1]
    # The bar counts batches while they are read, then sources.
    assert followed == [2, 3]
    order = [stem for batch in workers.batches for stem in batch]
    assert [article.home for article in dossier.articles] == order


def test_what_is_kept_is_not_sent_and_what_they_find_is_kept(harbour: Path) -> None:
    memory, workers = Memory(), Apart()
    first, _ = read_dossier(Folder(harbour), store=memory, workers=workers)
    assert len(memory.held) == 3
    (harbour / COURIER).write_bytes((harbour / COURIER).read_bytes() + b"# a remark\n")
    second, _ = read_dossier(Folder(harbour), store=memory, workers=workers)
    assert workers.batches[1:] == [["coast-courier"]]
    assert alike(first, second)

    def nobody(work: Callable[[T], R], things: Sequence[T], /) -> Iterator[R]:
        raise AssertionError("asked for nothing")

    read_dossier(Folder(harbour), store=memory, workers=nobody)


def test_what_changes_meanwhile_is_read_here(harbour: Path) -> None:
    plain = harbour.parent / "plain"

    def late(work: Callable[[T], R], things: Sequence[T], /) -> Iterator[R]:
        yield from Apart()(work, things)
        with (harbour / "seeds" / "coast-courier.txt").open("a") as seed:
            seed.write("Forty more birds were found.\n")
        path = harbour / OTHERS[0]
        path.write_bytes(path.read_bytes() + b"nonsense: true\n")
        shutil.copytree(harbour, plain)

    dossier, told = read_dossier(Folder(harbour), workers=late)
    expected, problems = read_dossier(Folder(plain))
    assert alike(dossier, expected)
    assert told == problems
    assert "unknown-key" in [each.code for each in told]


@pytest.mark.long
def test_the_map_of_an_executor_will_do(harbour: Path) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        assert same(harbour, executor.map)


@pytest.mark.long
@pytest.mark.parametrize(
    "path",
    [each for each in FILES if read_head(each.read_bytes()).path.startswith("data/sources/")],
    ids=lambda path: path.name,
)
def test_what_is_told_of_a_bad_file_stays_the_same(path: Path, harbour: Path) -> None:
    data = path.read_bytes()
    lay(harbour, data, read_head(data))
    assert same(harbour, Apart())
    told = check_dossier(harbour, workers=Apart()).problems
    assert told == check_dossier(harbour).problems
    assert told


def test_a_batch_without_sources_gives_nothing() -> None:
    assert read_batch(Shared(()), ()) == []
