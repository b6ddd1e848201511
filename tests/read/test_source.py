"""A source by itself: texts in, what is kept of it out, and nothing of one that has something to tell."""

from __future__ import annotations

import json
import pickle
from functools import partial
from pathlib import Path

import pytest
from tests.memory import Memory
from tests.read.test_stored_sources import COURIER, SPOILT, read

from variorum.read import Folder
from variorum.read.source import Shared, SourceInput, read_batch
from variorum.read.tree import Tree

STEMS = ("coast-courier", "harbour-gazette", "kuestenbote")


def given(root: Path, stem: str) -> SourceInput:
    tree = Tree(Folder(root))
    text = tree.yaml_text(f"data/sources/{stem}.yaml")
    seed = tree.seed_text(f"{stem}.txt")
    assert text is not None
    assert seed is not None
    return SourceInput(stem, text, seed)


def shared(root: Path) -> Shared:
    return Shared(read(root, Memory())[0].vague_words)


def test_it_gives_what_reading_the_dossier_keeps(harbour: Path) -> None:
    memory = Memory()
    vague = read(harbour, memory)[0].vague_words
    contents = read_batch(Shared(vague), [given(harbour, stem) for stem in STEMS])
    assert len(contents) == 3
    assert set(contents) == set(memory.held.values())
    assert [json.loads(each or "{}")["value"]["id"] for each in contents] == list(STEMS)


def test_it_is_the_same_after_a_journey(harbour: Path) -> None:
    batch = [given(harbour, STEMS[0])]
    read_some = partial(read_batch, shared(harbour))
    work, thing = pickle.loads(pickle.dumps((read_some, batch)))
    assert work(thing) == read_some(batch)


def test_the_shared_words_count(harbour: Path) -> None:
    alone = (given(harbour, STEMS[0]),)
    few, more = (read_batch(Shared(words), alone) for words in ((), ("tanker",)))
    assert few != more


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *SPOILT,
        ("id: coast-courier", "&a id: coast-courier"),
        ("seed: coast-courier.txt", "seed: kuestenbote.txt"),
        ("seed: coast-courier.txt", "seed: coast-courier.txt\ntext: withheld"),
        ("id: coast-courier\n", "- id: coast-courier\n"),
    ],
)
def test_of_what_has_to_be_told_nothing_is_given(harbour: Path, old: str, new: str) -> None:
    path = harbour / COURIER
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    contents = read_batch(shared(harbour), [given(harbour, stem) for stem in STEMS])
    assert contents[0] is None
    assert None not in contents[1:]
