"""Six parts that read a stranger's bytes, on every kept input and on new ones."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from tests.reliability.counts import FUZZ_SECONDS, FUZZ_SEED, MOST_SECONDS
from tests.reliability.figures import Tell
from tests.reliability.fuzz.corpus import CORPUS, LONGEST, MOST_KEPT, file_name, inputs, steps
from tests.reliability.fuzz.one import varied
from tests.reliability.fuzz.run import fuzz, guided
from tests.reliability.fuzz.stats import STAT, executed
from tests.reliability.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_every_kept_input_holds(name: str, tell: Tell) -> None:
    kept = inputs(name)
    assert kept
    for path, data in kept.items():
        began = time.process_time()
        try:
            TARGETS[name](data)
        except BaseException as error:
            error.add_note(f"with {path}")
            raise
        assert time.process_time() - began < MOST_SECONDS, path
    tell("inputs of the fuzzer kept and replayed", len(kept))


@pytest.mark.parametrize("name", TARGETS)
def test_the_kept_inputs_are_few_and_small(name: str) -> None:
    kept = inputs(name)
    assert len(kept) <= MOST_KEPT
    for path, data in kept.items():
        assert path.name == file_name(data)
        assert len(data) <= LONGEST


def test_each_target_has_its_inputs_and_nothing_else_does() -> None:
    assert sorted(path.name for path in CORPUS.iterdir()) == sorted(TARGETS)


def test_the_kept_inputs_reach_records_and_not_only_refusals() -> None:
    """A corpus that only ever failed to parse would try little."""
    reached = {
        line for data in inputs("decoder").values() for line in steps(TARGETS["decoder"], data)
    }
    assert {Path(name).name for name, *_ in reached} >= {"claim.py", "count.py", "when.py"}


@pytest.mark.long
def test_new_inputs_hold(tmp_path: Path, tell: Tell) -> None:
    runs = list(fuzz(TARGETS, FUZZ_SECONDS, tmp_path, FUZZ_SEED))
    for run in runs:
        assert run.clean, f"{run.name}: {run.failed}\n{run.output[-4000:]}"
    how = "guided by coverage" if guided() else "at random, since there is no atheris here"
    tell(f"inputs of the fuzzer, {how}", sum(run.inputs for run in runs))
    tell("seconds of fuzzing", FUZZ_SECONDS * len(runs))
    tell("inputs on which a fuzzed part failed", 0)


def test_without_atheris_inputs_are_varied_at_random(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.reliability.fuzz.run.ATHERIS", tmp_path / "not-there")
    good, bad = fuzz(["dates", "no-such-part"], 1, tmp_path, FUZZ_SEED)
    assert good.clean, good.output
    assert not bad.clean
    assert "no-such-part" in bad.output


def test_without_a_guide_inputs_vary_and_come_again() -> None:
    known = list(inputs("reader").values())
    first = [varied(random.Random(1), known) for _ in range(3)]
    chance = random.Random(2)
    many = {varied(chance, known) for _ in range(200)}
    assert first[0] == first[1] == first[2]
    assert len(many - set(known)) > 100
    assert max(map(len, many)) <= LONGEST


def test_the_number_of_inputs_is_read_from_what_is_printed() -> None:
    assert executed(f"a\n{STAT}12\nb\n") == 12
    assert executed("killed") == 0
