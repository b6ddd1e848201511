"""The real dossier, damaged at random: problems or success, no traceback, no claim lost in silence."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import pytest
from tests.reliability.counts import MOST_SECONDS, MUTATIONS
from tests.reliability.figures import Tell
from tests.reliability.mutation.damage import DAMAGES
from tests.reliability.mutation.losses import claims_lost, silent_losses
from tests.reliability.mutation.trying import Tried, check, mutation, real_files, try_mutations
from tests.reliability.mutation.written import written

from variorum.pipeline.checking import Checked

A_FEW = 48
AT_ONCE = 2


def assert_none_is_bad(tried: Tried, tell: Tell) -> None:
    assert not tried.tracebacks, "\n".join(tried.tracebacks)
    assert not tried.lost, "\n".join(tried.lost)
    assert tried.slowest < MOST_SECONDS
    # Damage that is never noticed, or always, would try one way only.
    assert 0.5 * tried.number < tried.refused < tried.number
    tell("mutations of the dossier", tried.number)
    tell("mutations of the dossier that were refused", tried.refused)
    tell("mutations that gave a traceback", 0)
    tell("mutations that lost a claim silently", 0)


def test_some_mutations(tell: Tell) -> None:
    assert_none_is_bad(try_mutations(0, A_FEW), tell)


@pytest.mark.long
def test_every_mutation(tell: Tell) -> None:
    tried = Tried()
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn")) as pool:
        parts = [
            pool.submit(try_mutations, A_FEW + start, MUTATIONS, AT_ONCE)
            for start in range(AT_ONCE)
        ]
        for part in parts:
            tried += part.result()
    assert tried.number == MUTATIONS - A_FEW
    assert_none_is_bad(tried, tell)


def test_each_kind_of_damage_comes_equally_often_and_always_changes_its_file() -> None:
    data, _ = real_files()
    made = [mutation(number, data) for number in range(A_FEW)]
    names = [name for name, _, _ in made]
    assert {names.count(damage.__name__) for damage in DAMAGES} == {A_FEW // len(DAMAGES)}
    assert all(content != data[path] for _, path, content in made)
    assert made == [mutation(number, data) for number in range(A_FEW)]
    assert MUTATIONS >= 1000


@pytest.fixture(scope="module")
def data() -> dict[str, bytes]:
    return real_files()[0]


@pytest.fixture(scope="module")
def whole(data: dict[str, bytes]) -> Checked:
    return checked_with(data)


def checked_with(data: dict[str, bytes]) -> Checked:
    return check({**data, **real_files()[1]})


class TestWhatASilentLossIs:
    """The judge itself, on losses made by hand."""

    PATH = "data/sources/regains-ground.yaml"

    def changed(self, data: dict[str, bytes], old: bytes, new: bytes) -> dict[str, bytes]:
        assert old in data[self.PATH]
        return {**data, self.PATH: data[self.PATH].replace(old, new, 1)}

    def test_the_dossier_as_it_is_loses_nothing(
        self, data: dict[str, bytes], whole: Checked
    ) -> None:
        files = [written(content) for content in data.values()]
        claims = sum(len(file.claims) for file in files if file)
        assert claims == len(whole.dossier.claim) > 100
        assert not whole.errors
        assert silent_losses(data, data, whole.dossier, ()) == []

    def test_a_claim_that_only_its_file_has(self, data: dict[str, bytes], whole: Checked) -> None:
        more = b"claims:\n  - {id: one-more, quote: Kupiansk, by: none, voice: narrator}\n"
        lost = silent_losses(
            data, self.changed(data, b"claims:\n", more), whole.dossier, whole.problems
        )
        assert any("one-more is lost" in each for each in lost)
        assert any("written only" in each for each in lost)

    def test_a_word_that_only_its_file_has(self, data: dict[str, bytes], whole: Checked) -> None:
        after = self.changed(data, b"voice: ", b"voice: x-")
        lost = silent_losses(data, after, whole.dossier, whole.problems)
        assert [" is lost" in each for each in lost] == [False, True]

    def test_a_claim_that_another_key_holds(self, data: dict[str, bytes]) -> None:
        after = self.changed(data, b"\nclaims:\n", b"\nclams:\n")
        checked = checked_with(after)
        assert silent_losses(data, after, checked.dossier, checked.problems) == []
        others = tuple(each for each in checked.problems if each.path != self.PATH)
        lost = silent_losses(data, after, checked.dossier, others)
        assert any(each.endswith("is gone") for each in lost)

    def test_a_file_that_is_no_yaml(self, data: dict[str, bytes], whole: Checked) -> None:
        after = self.changed(data, b"claims:\n", b"claims: [\n")
        lost = silent_losses(data, after, whole.dossier, whole.problems)
        assert f"{self.PATH} is no YAML, and nothing says so" in lost

    def test_only_an_error_on_its_own_lines_tells_that_a_claim_is_lost(
        self, data: dict[str, bytes]
    ) -> None:
        after = self.changed(data, b"voice: ", b"voice: x-")
        checked = checked_with(after)
        assert silent_losses(data, after, checked.dossier, checked.problems) == []
        elsewhere = tuple(replace(each, line=1) for each in checked.problems)
        assert silent_losses(data, after, checked.dossier, elsewhere)

    def test_a_claim_of_a_file_with_short_forms(self) -> None:
        data, rest = real_files(short=True)
        checked = check({**data, **rest})
        assert claims_lost(data, checked.dossier, checked.problems) == []
        more = b"claims:\n  - {id: one-more, quote: Kupiansk, by: none, voice: narrator}\n"
        after = self.changed(data, b"claims:\n", more)
        assert claims_lost(after, checked.dossier, ()) == [
            f"{self.PATH}: the claims ['one-more'] are lost"
        ]

    def test_a_claim_that_was_taken_out_is_no_loss(self, data: dict[str, bytes]) -> None:
        first = data[self.PATH].index(b"  - id: ", data[self.PATH].index(b"\nclaims:\n"))
        second = data[self.PATH].index(b"\n  - id: ", first) + 1
        after = self.changed(data, data[self.PATH][first:second], b"")
        checked = checked_with(after)
        assert silent_losses(data, after, checked.dossier, checked.problems) == []
