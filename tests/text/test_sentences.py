"""Where sentences end, in any text and in no time."""

from __future__ import annotations

import time

import pytest
from tests.reliability.counts import MOST_SECONDS

from variorum.text.sentences import sentences


@pytest.mark.parametrize("letter", ["½", "a", "A", '"', ".", ")", "A ", ". ", "».", " "])
def test_a_long_text_of_one_kind_takes_no_time_to_speak_of(letter: str) -> None:
    before = time.process_time()
    sentences(letter * 100_000)
    assert time.process_time() - before < MOST_SECONDS
