"""Questions against sources: origins are counted, not articles (rule 4)."""

from __future__ import annotations

from pathlib import Path

from tests.lighthouse import analysis, changed, swap

from variorum.model.analysis import Analysis, Row

GAZETTE = "data/sources/harbour-gazette.yaml"
MAIL = "data/sources/sea-mail.yaml"
TIE_OF_THE_GAZETTE = swap(
    "{origin: radio-call, basis: stated, from: [The",
    "{origin: radio-call, basis: inferred, because: A guess., from: [The",
)


def row(of: Analysis, question: str) -> Row:
    return next(each for each in of.rows if each.question.id == question)


def test_two_articles_that_carry_one_call_are_one_origin() -> None:
    people = row(analysis(), "people-on-rock")
    assert people.sources == ("harbour-gazette", "sea-mail")
    assert people.origins == ("radio-call",)
    assert people.parties == ("harbour",)


def test_an_origin_with_inferred_ties_only_adds_no_origin_and_no_party(tmp_path: Path) -> None:
    people = row(changed(tmp_path, (GAZETTE, TIE_OF_THE_GAZETTE)), "people-on-rock")
    assert people.sources == ("harbour-gazette", "sea-mail")
    assert people.origins == ()
    assert people.parties == ()
    # In the invented dossier two questions rest on such ties alone.
    for question in ("boats-a-day", "boats-out"):
        only = row(analysis(), question)
        assert (only.sources, only.origins, only.parties) == (("harbour-gazette",), (), ())


def test_a_claim_without_origin_adds_no_party(tmp_path: Path) -> None:
    old = "by: [{actor: islanders, from: islanders say}]"
    new = "by: [{actor: council, from: islanders say}]"
    # The council speaks for the island, yet nobody knows from where these words come.
    spoken = 'by: [{actor: official, from: "said on Saturday, 2 March", because: One of its own.}]'
    moved = changed(
        tmp_path,
        (GAZETTE, swap(old, new)),
        (MAIL, swap("by: [council]\n    voice: indirect", f"{spoken}\n    voice: indirect")),
    )
    assert row(moved, "light").parties == ("harbour",)


def test_a_speaker_without_a_party_holds_a_position_of_its_own(tmp_path: Path) -> None:
    light = row(analysis(), "light")
    assert light.origins == ("radio-call", "council-note")
    assert light.parties == ("harbour", "island")
    unknown = changed(tmp_path, ("data/actors.yaml", swap(", party: island}", "}")))
    assert row(unknown, "light").origins == ("radio-call", "council-note")
    assert row(unknown, "light").parties == ("harbour",)
    assert [each.kind for each in row(unknown, "light").holders] == ["party", "actor"]


def test_an_unnamed_speaker_adds_nothing(tmp_path: Path) -> None:
    nobody = swap(", party: island}", ", unnamed: true}")
    unnamed = row(changed(tmp_path, ("data/actors.yaml", nobody)), "light")
    assert unnamed.origins == ("radio-call",)
    assert [each.id for each in unnamed.holders] == ["harbour"]
    assert [c.kind for c in unnamed.contrasts if c.weight == "unattributed"]


def test_two_bodies_of_one_side_are_one_party(tmp_path: Path) -> None:
    one_side = changed(tmp_path, ("data/actors.yaml", swap("party: island}", "party: harbour}")))
    assert row(one_side, "light").parties == ("harbour",)


def test_a_prediction_is_shown_and_never_counted(tmp_path: Path) -> None:
    predicted = changed(
        tmp_path,
        (
            MAIL,
            swap("    stance: denies\n    responds_to", "    stance: predicts\n    responds_to"),
        ),
    )
    light = row(predicted, "light")
    assert "sea-mail/never-failed" in [each.id for each in light.answers]
    assert light.origins == ("radio-call",)
    assert light.parties == ("harbour",)


def test_each_source_answers_or_is_silent() -> None:
    for each in analysis().rows:
        answering = {source for source, claims in each.by_source.items() if claims}
        assert answering.isdisjoint(each.silence)
        assert answering | set(each.silence) == {"harbour-gazette", "sea-mail"}


def test_silence_has_its_kind() -> None:
    assert row(analysis(), "stores-lost").silence == {"harbour-gazette": "published-before"}
    assert row(analysis(), "boats-out").silence == {"sea-mail": "not-mentioned"}
    assert set(row(analysis(), "landings").silence.values()) == {"not-mentioned"}


def test_rows_stand_in_the_order_of_the_questions() -> None:
    ids = [each.question.id for each in analysis().rows]
    assert ids == [question.id for question in analysis().dossier.questions]
