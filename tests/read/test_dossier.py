"""A folder to a dossier: nothing broken hides anything else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tests.examples import examples

from variorum.model.problem import in_order
from variorum.pipeline.checking import check_dossier
from variorum.read import read_dossier

Shown = list[tuple[str, str, int, int]]
COURIER = "data/sources/coast-courier.yaml"


def change(root: Path, path: str, old: str, new: str, count: int = 1) -> int:
    """Puts `new` in the place of `old`, which stands there `count` times; the line of the first."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == count, (path, old, text.count(old))
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text.count("\n", 0, text.index(old)) + 1


class TestOneBrokenFileHidesNoOther:
    def test_every_file_has_its_own_problem(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        line = change(harbour, COURIER, "quote: keeps port shut", "quote: keeps port open")
        (harbour / "data/actors.yaml").write_text("parties: [a\n")
        (harbour / "data/names.yaml").write_bytes(b"\xff\xfe")
        (harbour / "data/sources/kuestenbote.yaml").write_text("claims: &a []\n*a: x\n")
        change(harbour, "docs/method.md", "reading-rules", "reading-rule")
        assert shown() == [
            ("yaml-syntax", "data/actors.yaml", 1, 10),
            ("not-utf-8", "data/names.yaml", 1, 1),
            ("quote-not-found", COURIER, line, 12),
            ("yaml-not-plain", "data/sources/kuestenbote.yaml", 1, 9),
            ("yaml-not-plain", "data/sources/kuestenbote.yaml", 2, 1),
            ("unknown-part", "docs/method.md", 8, 1),
        ]

    @pytest.mark.parametrize("name", ["actors", "origins", "questions", "readings", "names"])
    def test_references_to_a_table_that_cannot_be_read_are_no_problems(
        self, name: str, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / f"data/{name}.yaml").write_text("&a")
        assert {path for _, path, *_ in shown()} == {f"data/{name}.yaml"}

    @pytest.mark.parametrize("name", ["harbour-gazette", "kuestenbote", "coast-courier"])
    def test_references_to_a_source_that_cannot_be_read_are_no_problems(
        self, name: str, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / f"data/sources/{name}.yaml").write_text("&a")
        assert {path for _, path, *_ in shown()} == {f"data/sources/{name}.yaml"}


class TestOneBrokenClaimHidesNoOther:
    def test_the_quotes_of_the_others_are_checked_at_their_own_places(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        voice = change(harbour, COURIER, "voice: headline", "voice: shouted")
        first = change(harbour, COURIER, "quote: Some 40 people", "quote: Some 41 people")
        hedge = change(harbour, COURIER, "hedge: reportedly", "hedge: allegedly")
        date = change(harbour, COURIER, "over: {when: 2024-03-01, ", "over: {when: 2024-03-32, ")
        last = change(harbour, COURIER, ", to visitors]", ", to everybody]")
        assert shown() == [
            ("bad-choice", COURIER, voice, 12),
            ("quote-not-found", COURIER, first, 12),
            ("quote-not-found", COURIER, hedge, 12),
            ("bad-date", COURIER, date, 18),
            ("quote-not-found", COURIER, last, 56),
        ]

    def test_references_to_a_broken_claim_are_known(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        path = "data/sources/harbour-gazette.yaml"
        text = (harbour / path).read_text()
        (harbour / path).write_text(text.replace("    voice: indirect\n", "    voice: no\n", 1))
        assert [code for code, *_ in shown()] == ["bad-choice"]

    def test_a_broken_actor_moves_no_other(self, harbour: Path, shown: Callable[[], Shown]) -> None:
        path = "data/actors.yaml"
        kind = change(harbour, path, "kind: institution, party: port", "kind: office, party: port")
        body = change(harbour, path, "body: lantern-shipping", "body: lantern-ship")
        assert [(code, line) for code, _, line, _ in shown()] == [
            ("bad-choice", kind), ("unknown-id", body),
        ]  # fmt: skip

    def test_a_broken_question_moves_no_other(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        path = "data/questions.yaml"
        kind = change(harbour, path, "kind: rate", "kind: rates")
        place = change(harbour, path, "whose: port", "whose: ports")
        assert [(code, line) for code, _, line, _ in shown()] == [
            ("bad-choice", kind), ("unknown-id", place),
        ]  # fmt: skip


class TestSeeds:
    def test_offsets_are_those_of_the_decoded_bytes(self, harbour: Path) -> None:
        dossier, _ = read_dossier(harbour)
        article = dossier.article["coast-courier"]
        text = (harbour / "seeds/coast-courier.txt").read_bytes().decode("utf-8")
        assert article.text is not None
        assert article.text.text == text
        assert "\r\n" in text
        (span,) = article.quotes["oil-leaked"]
        assert text[span.start : span.end] == (
            "Over 300\u00a0tonnes of oil had reportedly escaped since Thursday"
        )

    def test_a_leading_mark_is_part_of_the_text(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        seed = harbour / "seeds/kuestenbote.txt"
        seed.write_bytes(b"\xef\xbb\xbf" + seed.read_bytes())
        assert [code for code, *_ in shown()] == ["hash-mismatch"]
        (span,) = read_dossier(harbour)[0].article["kuestenbote"].quotes["cargo"]
        assert span.start == 1 + seed.read_bytes()[3:].decode().index("hat nach")

    def test_a_withheld_text_is_not_sought(self, harbour: Path, shown: Callable[[], Shown]) -> None:
        change(
            harbour,
            "data/sources/kuestenbote.yaml",
            "language: de\n",
            "language: de\ntext: withheld\n",
        )
        (harbour / "seeds/kuestenbote.txt").unlink()
        assert shown() == []


def test_what_was_read_does_not_depend_on_the_folder(harbour: Path, tmp_path: Path) -> None:
    other = tmp_path / "a folder with spaces, é and 🛳"
    shutil.copytree(harbour, other)
    assert read_dossier(harbour)[0].articles == read_dossier(other)[0].articles


def test_problems_come_once_and_in_order(harbour: Path) -> None:
    for path in sorted((harbour / "data/sources").iterdir(), reverse=True):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("voice: indirect", "voice: loud").replace("by: ", "bye: "),
            encoding="utf-8",
        )
    problems = check_dossier(harbour).problems
    assert len(problems) > 20
    assert problems == in_order(problems)
    keys = [(p.path, p.line, p.column, p.code) for p in problems]
    assert keys == sorted(keys)
    assert len(set(problems)) == len(problems)


TEXTS = {
    path: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[1] / "dossiers/harbour/data").rglob("*.yaml"))
}


@examples(60, HealthCheck.function_scoped_fixture)
@given(st.data())
def test_no_damage_raises(harbour: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(TEXTS)))
    text = TEXTS[path]
    start = data.draw(st.integers(0, len(text)))
    end = min(len(text), start + data.draw(st.integers(0, 40)))
    put = data.draw(
        st.text(max_size=8) | st.sampled_from(["\n", ": ", "- ", "[", "{", "unknown", "2024"])
    )
    target = (
        harbour
        / "data"
        / path.relative_to(path.parents[1 if path.parent.name == "data" else 2] / "data")
    )
    target.write_text(text[:start] + put + text[end:], encoding="utf-8", newline="")
    try:
        for problem in check_dossier(harbour).problems:
            assert problem.line >= 1
            assert problem.column >= 1
            assert problem.message
            if (harbour / problem.path).is_file():
                lines = (harbour / problem.path).read_bytes().count(b"\n") + 2
                assert problem.line <= lines
    finally:
        target.write_text(text, encoding="utf-8")
