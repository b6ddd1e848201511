"""A source that was read before is read from what was kept, and nothing tells the difference."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TypeVar

import pytest
from tests.memory import Memory

from variorum.model import shared_wording
from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Problem
from variorum.model.store import NO_STORE, Store
from variorum.publish import Store as StoreOnDisk
from variorum.read import Folder, Held, read_dossier
from variorum.read.source import HeldSource
from variorum.text.sentences import Pair, Words, nearly_same

T = TypeVar("T")
COURIER = "data/sources/coast-courier.yaml"


def read(root: Path, memory: Memory) -> tuple[Dossier, tuple[Problem, ...]]:
    return read_dossier(Folder(root), store=memory)


def alike(left: Dossier, right: Dossier) -> bool:
    fields = ("info", "actors", "origins", "questions", "readings", "names", "articles", "declared")
    return all(getattr(left, name) == getattr(right, name) for name in fields)


def test_the_second_reading_gives_the_same_and_parses_no_source(
    harbour: Path, parsed: list[str]
) -> None:
    plain, problems = read_dossier(Folder(harbour))
    memory = Memory()
    first = read(harbour, memory)
    parsed.clear()
    second = read(harbour, memory)
    assert not [path for path in parsed if path.startswith("data/sources/")]
    assert len(memory.held) == 3
    for each, told in (first, second):
        assert alike(each, plain)
        assert told == problems
    # A place is asked for where a check finds something, so it must still be known.
    assert second[0].place(COURIER, "claims", 0, "voice") == plain.place(
        COURIER, "claims", 0, "voice"
    )


def _new_note(root: Path) -> None:
    path = root / COURIER
    path.write_text(path.read_text("utf-8").replace("voice: headline", "voice: narrator"), "utf-8")


def _new_text(root: Path) -> None:
    with (root / "seeds" / "coast-courier.txt").open("a") as seed:
        seed.write("Forty more birds were found.\n")


def _new_word(root: Path) -> None:
    path = root / "data" / "readings.yaml"
    path.write_text(
        path.read_text("utf-8").replace("vague_words: [", "vague_words: [tanker, "), "utf-8"
    )


@pytest.mark.parametrize("change", [_new_note, _new_text, _new_word])
def test_what_changed_is_read_anew(harbour: Path, change: Callable[[Path], None]) -> None:
    memory = Memory()
    before, _ = read(harbour, memory)
    change(harbour)
    plain, problems = read_dossier(Folder(harbour))
    after, told = read(harbour, memory)
    assert alike(after, plain)
    assert not alike(after, before)
    assert told == problems


def agrees(root: Path, held: Held, store: Store = NO_STORE) -> Dossier:
    """What a reading with `held` gives: all that a fresh one does."""
    plain, problems = read_dossier(root)
    dossier, told = read_dossier(root, store=store, held=held)
    assert told == problems
    for each in fields(Dossier):
        if each.name not in ("files", "store"):
            assert getattr(dossier, each.name) == getattr(plain, each.name), each.name
    assert list(dossier.files) == list(plain.files)
    for path in plain.files:
        for keys in ((), ("claims",), ("claims", 1, "quote"), ("seed",)):
            assert dossier.place(path, *keys) == plain.place(path, *keys)
    return dossier


@pytest.mark.parametrize("store", [NO_STORE, Memory()])
@pytest.mark.parametrize("change", [_new_note, _new_text, _new_word])
def test_what_is_held_of_the_last_reading_gives_what_a_fresh_one_gives(
    harbour: Path, change: Callable[[Path], None], store: Store
) -> None:
    held: Held = {}
    first = agrees(harbour, held, store)
    again = agrees(harbour, held, store)
    assert all(one is other for one, other in zip(first.articles, again.articles, strict=True))
    assert len(held) == 3
    change(harbour)
    after = agrees(harbour, held, store)
    kept = [each.home for each in after.articles if each is first.article[each.home]]
    assert kept == ([] if change is _new_word else ["harbour-gazette", "kuestenbote"])


def test_two_files_of_one_text_and_versions_of_one_article_are_held_apart(harbour: Path) -> None:
    courier, held = harbour / COURIER, dict[tuple[str, str], HeldSource]()
    for name in ("copy", "other"):
        words = courier.read_text("utf-8").replace("id: coast-courier", f"id: {name}", 1)
        (harbour / "data" / "sources" / f"{name}.yaml").write_text(words, "utf-8")
        agrees(harbour, held)
    (harbour / "data" / "sources" / "other.yaml").write_bytes(courier.read_bytes())
    agrees(harbour, held)
    assert len({key for _, key in held}) < len(held)
    version = harbour / "data" / "sources" / "copy.yaml"
    version.write_text(version.read_text("utf-8") + "version_of: coast-courier\n", "utf-8")
    seed = harbour / "seeds" / "copy.txt"
    seed.write_text((harbour / "seeds" / "coast-courier.txt").read_text("utf-8") + "More.\n")
    version.write_text(version.read_text("utf-8").replace("coast-courier.txt", "copy.txt", 1))
    for _ in range(2):
        assert agrees(harbour, held).article["copy"].changed
    seed.write_bytes(b"\xff")
    agrees(harbour, held)
    seed.unlink()
    agrees(harbour, held)


def test_nothing_is_held_of_a_source_that_is_gone_or_has_a_problem(harbour: Path) -> None:
    held: Held = {}
    read_dossier(harbour, held=held)
    path = harbour / COURIER
    words = path.read_text("utf-8")
    path.write_text(words.replace("voice: headline", "voice: shouted", 1), "utf-8")
    for _ in range(2):
        agrees(harbour, held)
        assert {stem for stem, _ in held} == {"harbour-gazette", "kuestenbote"}
    path.write_text(words, "utf-8")
    agrees(harbour, held)
    assert len(held) == 3
    path.unlink()
    (harbour / "seeds" / "kuestenbote.txt").unlink()
    agrees(harbour, held)
    assert {stem for stem, _ in held} == {"harbour-gazette"}


def test_what_is_held_stays_where_a_reading_is_ended(harbour: Path) -> None:
    def ends(items: Sequence[T], /) -> Iterator[T]:
        yield items[0]
        raise KeyboardInterrupt

    held: Held = {}
    read_dossier(harbour, held=held)
    before = dict(held)
    with pytest.raises(KeyboardInterrupt):
        read_dossier(harbour, ends, held=held)
    assert held == before


def test_a_text_in_which_very_much_was_listed_is_not_held(harbour: Path) -> None:
    held: Held = {}
    first, _ = read_dossier(harbour, held=held)
    text = first.article["coast-courier"].text
    assert text is not None
    while not text.is_listed_long:
        assert text.find("e")
        text._found.clear()
    after, _ = read_dossier(harbour, held=held)
    assert after.article["coast-courier"] is not first.article["coast-courier"]
    assert after.article["harbour-gazette"] is first.article["harbour-gazette"]


def test_a_sweep_leaves_what_is_held_and_a_store_that_lost_it_gets_it_again(harbour: Path) -> None:
    held: Held = {}

    def kept() -> set[str]:
        store = StoreOnDisk(harbour, "any")
        read_dossier(harbour, store=store, held=held)
        store.sweep()
        return {path.name for path in (harbour / "build" / "store" / "any" / "sources").iterdir()}

    assert kept() == kept() == {key for _, key in held}
    shutil.rmtree(harbour / "build")
    assert kept() == {key for _, key in held}


# Each gives a problem.
SPOILT = [
    ("voice: headline", "voice: shouted"),
    ("voice: headline", "voice: TODO"),
    ("voice: headline", "voice: headline\n    voice: headline"),
    ("quote: ", "quote: not there "),
]


@pytest.mark.parametrize(("old", "new"), SPOILT)
def test_what_has_a_problem_is_not_kept(harbour: Path, old: str, new: str) -> None:
    path = harbour / COURIER
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    memory = Memory()
    first = read(harbour, memory)
    assert len(memory.held) == 2
    again = read(harbour, memory)
    assert again[1] == first[1]
    assert alike(again[0], first[0])


def test_a_withheld_text_is_read_each_time(harbour: Path) -> None:
    path = harbour / COURIER
    path.write_text(path.read_text("utf-8") + "text: withheld\n", "utf-8")
    memory = Memory()
    first, _ = read(harbour, memory)
    second, _ = read(harbour, memory)
    assert len(memory.held) == 2
    assert alike(first, second)
    article: Article = second.article["coast-courier"]
    assert article.text is None


def test_sentences_are_held_against_each_other_again_only_where_a_text_changes(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def noted(sentences: Iterable[tuple[str, Words]]) -> list[Pair]:
        asked.append(1)
        return nearly_same(sentences)

    monkeypatch.setattr(shared_wording, "nearly_same", noted)

    def told(store: Store) -> list[tuple[object, ...]]:
        dossier, _ = read_dossier(Folder(harbour), store=store)
        return [
            (pair.place, pair.measure, pair.left.span, [claim.note for claim in pair.left.claims])
            for pair in dossier.shared_wording
        ]

    for name in ("coast-courier", "harbour-gazette"):
        with (harbour / "seeds" / f"{name}.txt").open("a") as seed:
            seed.write("\nThe harbour master said that the port stays closed until Friday.\n")
    memory = Memory()
    first = told(memory)
    asked.clear()
    assert told(memory) == first != []
    _new_note(harbour)
    again = told(memory)
    assert not asked
    assert again == told(NO_STORE)
    asked.clear()
    _new_text(harbour)
    assert told(memory) == told(NO_STORE)
    assert len(asked) >= 2


def test_nothing_is_kept_where_no_store_is_given(harbour: Path) -> None:
    read_dossier(Folder(harbour))
    assert not (harbour / "build").exists()
