"""Two versions of a dossier against each other: each kind of change, and the laws of them all."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from tests.conftest import HARBOUR
from tests.lighthouse import ROOT as LIGHTHOUSE
from tests.lighthouse import Edit, sound, swap
from tests.test_bad import FILES, lay, read_head
from tests.versions import (
    ALONE,
    BIRDS_GONE,
    BIRDS_WITHDRAWN,
    BOTE,
    COURIER,
    GAZETTE,
    NEW_ORIGIN,
    NEW_SOURCE,
    OTHER_COUNT,
    OTHER_RULE,
    SHUT_RENAMED,
    TOGETHER,
    between,
    entry,
    harbour,
    version,
)

from variorum.analyse import analyse, changes_between
from variorum.model.changes import TABLES, Changes, FieldChange, Table
from variorum.pipeline.checking import check_dossier
from variorum.render.change_report import changes_markdown

BIRDS = "coast-courier/oiled-birds"


def changed(folder: Path, *edits: Edit) -> Changes:
    """What the edits change in the harbour dossier."""
    return between(HARBOUR, version(folder / "new", *edits))


def touched(changes: Changes) -> dict[Table, tuple[int, int, int]]:
    """How many records were added, removed and changed, of the tables where any was."""
    numbers = {
        table: (len(t.added), len(t.removed), len(t.changed)) for table, t in changes.tables.items()
    }
    return {table: each for table, each in numbers.items() if any(each)}


class TestEachKind:
    def test_a_source_with_its_claims(self, tmp_path: Path) -> None:
        changes = changed(tmp_path, *NEW_SOURCE)
        assert touched(changes) == {"claim": (2, 0, 0), "source": (1, 0, 0)}
        assert changes.tables["claim"].added == ("pier-post/second-tug", "pier-post/harbour-open")
        (coverage,) = changes.coverage
        assert (coverage.source, coverage.old) == ("pier-post", None)
        (row,) = changes.rows
        assert (row.standings, row.touched) == ({}, (("added", "pier-post/harbour-open"),))

    def test_a_claim_without_an_entry_has_vanished(self, tmp_path: Path) -> None:
        changes = changed(tmp_path, BIRDS_GONE)
        assert (changes.vanished, changes.withdrawn) == ((BIRDS,), ())
        assert changes.tables["claim"].removed == (BIRDS,)
        (row,) = changes.rows
        assert row.standings == dict.fromkeys(
            ("verbatim", "house", "acled"), ("unattributed", "silent")
        )
        assert row.touched == (("removed", BIRDS),)

    def test_a_claim_with_an_entry_was_withdrawn(self, tmp_path: Path) -> None:
        changes = changed(tmp_path, BIRDS_GONE, BIRDS_WITHDRAWN)
        assert changes.vanished == ()
        assert [each.claim for each in changes.withdrawn] == [BIRDS]
        assert changes.tables["claim"].removed == (BIRDS,)
        assert changes.beside == ()

    def test_a_renamed_claim_is_neither_removed_nor_added(self, tmp_path: Path) -> None:
        note: Edit = (COURIER, swap("voice: headline", "voice: headline\n    note: Clearer."))
        changes = changed(tmp_path, *SHUT_RENAMED, note)
        assert touched(changes) == {}
        assert not changes.empty
        (renamed,) = changes.renamed
        assert (renamed.old, renamed.new) == (
            "coast-courier/port-shut", "coast-courier/headline-port-shut",
        )  # fmt: skip
        assert renamed.fields == (FieldChange("note", "", "Clearer."),)
        assert changes.rows == ()

    def test_a_claim_renamed_twice_is_followed(self, tmp_path: Path) -> None:
        changes = changed(
            tmp_path,
            (COURIER, swap("id: port-shut", "id: shut")),
            entry("claim: coast-courier/port-shut, became: coast-courier/closed, reason: Shorter."),
            entry("claim: coast-courier/closed, became: coast-courier/shut, reason: Its own word."),
        )
        assert [(each.old, each.new) for each in changes.renamed] == [
            ("coast-courier/port-shut", "coast-courier/shut")
        ]
        assert changes.vanished == ()

    def test_a_claim_that_became_one_already_there(self, tmp_path: Path) -> None:
        changes = changed(
            tmp_path, BIRDS_GONE,
            entry(f"claim: {BIRDS}, became: coast-courier/port-closed, reason: Merged."),
        )  # fmt: skip
        assert [(each.old, each.new) for each in changes.renamed] == [
            (BIRDS, "coast-courier/port-closed")
        ]
        assert touched(changes) == {}

    def test_a_source_that_goes_takes_its_claims_along(self, tmp_path: Path) -> None:
        old = version(tmp_path / "old", *NEW_SOURCE)
        changes = between(old, HARBOUR)
        assert changes.vanished == ("pier-post/second-tug", "pier-post/harbour-open")
        assert changes.tables["source"].removed == ("pier-post",)

    def test_a_count_with_its_bounds_under_each_rule(self, tmp_path: Path) -> None:
        changes = changed(tmp_path, OTHER_COUNT)
        (edited,) = changes.tables["claim"].changed
        assert edited.fields == (
            FieldChange("count.kind", "about", "at-least"),
            FieldChange("count.because", "", "The next sentence calls it the fewest."),
        )
        assert [each.reading for each in changes.bounds] == ["verbatim", "house", "acled"]
        house = changes.bounds[1]
        assert house.old
        assert house.new
        assert (house.old.low, house.old.high) == (Decimal(36), Decimal(44))
        assert (house.new.low, house.new.high) == (Decimal(40), None)

    def test_a_rule_alone_changes_how_counts_are_read(self, tmp_path: Path) -> None:
        changes = changed(tmp_path, OTHER_RULE)
        assert touched(changes) == {"reading": (0, 0, 1)}
        assert [(each.claim, each.reading) for each in changes.bounds] == [(BIRDS, "house")]

    def test_a_standing_names_the_claim_that_made_it(self, tmp_path: Path) -> None:
        changes = changed(tmp_path, *NEW_ORIGIN)
        (row,) = changes.standing_otherwise
        assert row.standings["house"] == ("single-origin", "undecided")
        assert row.touched == (("changed", "kuestenbote/harbour-open"),)

    def test_a_standing_changed_by_an_actor_alone(self, tmp_path: Path) -> None:
        old = version(tmp_path / "old", *NEW_ORIGIN)
        new = version(tmp_path / "new", *NEW_ORIGIN, *ALONE["a party"])
        changes = between(old, new)
        assert touched(changes) == {"actor": (0, 0, 1)}
        row = next(each for each in changes.rows if each.question.id == "harbour")
        assert row.standings["house"] == ("undecided", "changing")
        assert row.touched == (("changed", "kuestenbote/harbour-open"),)

    def test_a_standing_changed_by_the_question_alone(self, tmp_path: Path) -> None:
        old = version(tmp_path / "old", *NEW_ORIGIN)
        new = version(
            tmp_path / "new", *NEW_ORIGIN,
            ("data/questions.yaml", swap("{id: open, label: open, excludes: [closed]}", "{id: open, label: open}")),
            ("data/questions.yaml", swap("label: closed, excludes: [open]}", "label: closed}")),
        )  # fmt: skip
        (row,) = between(old, new).standing_otherwise
        assert row.touched == ()
        assert "No claim that answers it changed" in changes_markdown(between(old, new), "main", 0)

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("an origin", {"claim": (0, 0, 1), "origin": (1, 0, 0)}),
            ("a question", {"question": (0, 0, 1)}),
            ("an actor", {"actor": (1, 0, 1)}),
            ("a party", {"actor": (0, 0, 1)}),
            ("a name", {"name": (0, 0, 1)}),
            ("beside the evidence", {}),
        ],
    )
    def test_other_records(
        self, name: str, expected: dict[Table, tuple[int, int, int]], tmp_path: Path
    ) -> None:
        assert touched(changed(tmp_path, *ALONE[name])) == expected

    def test_what_is_no_evidence_leaves_the_change_empty(self, tmp_path: Path) -> None:
        changes = changed(tmp_path, *ALONE["beside the evidence"])
        assert changes.empty
        assert [each.field for each in changes.beside] == ["title", "vague_words", "vague_words"]
        assert changes.pages == (("changed", "method.md"),)

    def test_the_order_in_a_file_is_no_change(self, tmp_path: Path) -> None:
        text = (HARBOUR / GAZETTE).read_text(encoding="utf-8")
        start = text.index("  - id: cargo-left")
        moved = text[:start].replace("claims:\n", "claims:\n" + text[start:])
        assert changed(tmp_path, (GAZETTE, lambda _: moved)).empty

    def test_other_words_for_one_value_are_no_change(self, tmp_path: Path) -> None:
        same: Edit = (GAZETTE, swap("by: [lund]\n", "by: lund\n"))
        assert changed(tmp_path, same).empty

    def test_nobody_named_is_told_as_none(self, tmp_path: Path) -> None:
        changes = changed(tmp_path, (COURIER, swap("by: [officials]", "by: none")))
        (edited,) = changes.tables["claim"].changed
        assert edited.fields == (FieldChange("by", "officials", "none"),)


class TestLaws:
    @pytest.mark.parametrize("root", [HARBOUR, LIGHTHOUSE])
    def test_a_dossier_against_itself_is_empty(self, root: Path) -> None:
        changes = between(root, root)
        assert changes.empty
        assert (changes.beside, changes.pages, changes.unread) == ((), (), ())

    @pytest.mark.parametrize("name", [*ALONE, "together"])
    def test_swapped_sides_swap_added_and_removed(self, name: str, tmp_path: Path) -> None:
        edits = ALONE.get(name, TOGETHER)
        new = version(tmp_path / "new", *edits)
        there, back = between(HARBOUR, new), between(new, HARBOUR)
        renamed = [{each.old for each in there.renamed}, {each.new for each in there.renamed}]
        for table in TABLES:
            # Back, a renamed claim has no entry: the log of the other side is not asked.
            out, home = there.tables[table], back.tables[table]
            claims = table == "claim"
            assert {*out.added, *(renamed[1] if claims else ())} == set(home.removed)
            assert {*out.removed, *(renamed[0] if claims else ())} == set(home.added)
            for left, right in zip(out.changed, home.changed, strict=True):
                assert left.id == right.id
                swapped = {(f.field, f.new, f.old) for f in right.fields}
                assert {(f.field, f.old, f.new) for f in left.fields} == swapped
        assert there.empty == back.empty
        assert {c.source for c in there.coverage} == {c.source for c in back.coverage}
        assert [(b.claim, b.old, b.new) for b in there.bounds] == [
            (b.claim, b.new, b.old) for b in back.bounds
        ]
        for row in there.rows:
            other = next(each for each in back.rows if each.question.id == row.question.id)
            assert row.standings == {k: (b, a) for k, (a, b) in other.standings.items()}

    @pytest.mark.parametrize("name", [*ALONE, "together"])
    def test_no_evidence_changes_without_a_record(self, name: str, tmp_path: Path) -> None:
        changes = changed(tmp_path, *ALONE.get(name, TOGETHER))
        if not touched(changes) and not changes.renamed:
            assert (changes.bounds, changes.rows, changes.coverage) == ((), (), ())


class TestABaseWithErrors:
    def test_what_could_not_be_read_is_not_added(self, tmp_path: Path) -> None:
        old = version(
            tmp_path / "old",
            (COURIER, swap("id: oiled-birds\n    quote: Dozens", "id: oiled-birds\n    quot: Dozens")),
            ("data/actors.yaml", swap("kind: person, body: port", "kind: sailor, body: port")),
        )  # fmt: skip
        checked = check_dossier(old)
        assert checked.errors
        changes = changes_between(analyse(checked.dossier), harbour())
        assert (changes.tables["claim"].added, changes.tables["actor"].added) == ((), ())
        assert set(changes.unread) == {BIRDS, "harbour-master"}
        told = changes_markdown(changes, "main", checked.errors)
        assert "what could be read of it is compared" in told
        assert f"- `{BIRDS}`" in told

    def test_a_source_that_could_not_be_read_hides_its_claims(self, tmp_path: Path) -> None:
        old = version(tmp_path / "old", (BOTE, swap("id: kuestenbote", "id: 'kuestenbote")))
        changes = changes_between(analyse(check_dossier(old).dossier), harbour())
        assert touched(changes) == {}
        assert "kuestenbote" in changes.unread
        assert "kuestenbote/cargo" in changes.unread

    def test_an_empty_base_adds_everything(self, tmp_path: Path) -> None:
        (tmp_path / "data").mkdir()
        changes = changes_between(analyse(check_dossier(tmp_path).dossier), harbour())
        assert changes.unread == ()
        assert len(changes.tables["source"].added) == 3
        assert len(changes.tables["reading"].added) == 3
        told = changes_markdown(changes, "main", 7)
        assert told.startswith("Adds 19 claims, 3 sources, 3 origins, 9 questions")
        assert "It holds no dossier in this folder" in told

    @pytest.mark.long
    @pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
    def test_no_error_stops_the_comparison(self, path: Path, tmp_path: Path) -> None:
        data = path.read_bytes()
        root = version(tmp_path / "old")
        lay(root, data, read_head(data))
        checked = check_dossier(root)
        changes = changes_between(analyse(checked.dossier), harbour())
        assert changes_markdown(changes, "main", checked.errors)


def test_the_real_dossier_without_one_claim(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    for folder in ("data", "seeds"):
        shutil.copytree(root / folder, tmp_path / folder)
    article = next(each for each in sound(root).articles if len(each.source.claims) > 1)
    # A claim that another answers can't go alone.
    claim = next(
        each.id for each in article.source.claims
        if not any(each.id in (c.responds_to or "") for c in article.source.claims)
    )  # fmt: skip
    file = tmp_path / article.path
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(rf"(?ms)^  - {{?id: {claim}\b.*?(?=^  - )", "", text), encoding="utf-8")
    after = check_dossier(tmp_path)
    assert not after.errors, after.problems
    changes = changes_between(analyse(sound(root)), analyse(after.dossier))
    assert changes.vanished == (f"{article.home}/{claim}",)
    assert touched(changes) == {"claim": (0, 1, 0)}
    assert f"claim: {article.home}/{claim}, reason:" in changes_markdown(changes, "main", 0)
