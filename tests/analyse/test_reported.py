"""Claims resolved: speaker, party, origin, tie and date as the evidence rules say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.lighthouse import Edit, analysis, changed, claim, swap

GAZETTE = "data/sources/harbour-gazette.yaml"
MAIL = "data/sources/sea-mail.yaml"


def test_the_outermost_speaker_gives_the_party() -> None:
    boats = claim(analysis(), "harbour-gazette/dozens-of-boats")
    assert boats.speaker is not None
    assert boats.speaker.id == "harbour-master"
    assert [actor.id for actor in boats.quoted_speakers] == ["fishermen"]
    assert boats.party is not None
    assert boats.party.id == "harbour"


def test_a_party_of_an_inner_link_never_counts(tmp_path: Path) -> None:
    turned = changed(
        tmp_path, (GAZETTE, swap("by: [harbour-master, fishermen]", "by: [fishermen, council]"))
    )
    assert claim(turned, "harbour-gazette/dozens-of-boats").party is None


def test_nobody_named_has_no_speaker_and_no_party() -> None:
    headline = claim(analysis(), "sea-mail/headline")
    assert (headline.speaker, headline.party, headline.origin) == (None, None, None)


# Ties: the claim's own, then its source's, then stated


def test_a_tie_of_the_claim_goes_before_that_of_its_source() -> None:
    boats = claim(analysis(), "harbour-gazette/boats-a-day")
    assert boats.origin is not None
    assert boats.origin.id == "radio-call"
    assert boats.origin_basis == "inferred"
    assert boats.tie is not None
    assert boats.tie.because == "The same man speaks in the same article."


def test_a_tie_of_the_source_serves_its_claims() -> None:
    people = claim(analysis(), "harbour-gazette/forty-people")
    assert people.origin_basis == "stated"
    assert people.tie is not None
    assert [p.text for p in people.tie.rests_on] == ["The harbour master told Coast Radio"]


def test_an_inferred_tie_of_the_source_makes_its_claims_inferred(tmp_path: Path) -> None:
    old = "{origin: council-note, basis: stated, from:"
    new = "{origin: council-note, basis: inferred, because: A guess., from:"
    guessed = changed(tmp_path, (MAIL, swap(old, new)))
    assert claim(guessed, "sea-mail/never-failed").origin_basis == "inferred"


def test_a_tie_without_words_anywhere_is_stated(tmp_path: Path) -> None:
    tie = '  - {origin: council-note, basis: stated, from: ["said on Saturday, 2 March"]}'
    bare = changed(tmp_path, (MAIL, swap(tie, "  []")))
    told = claim(bare, "sea-mail/never-failed")
    assert told.origin_basis == "stated"
    assert told.tie is not None
    assert told.tie.rests_on == ()


def test_a_claim_without_origin_has_no_basis() -> None:
    assert claim(analysis(), "harbour-gazette/lamp-out").origin_basis is None


# Said: as its own source gives it, otherwise the origin's, marked


def test_what_the_source_says_of_the_day_goes_before_the_origin() -> None:
    people = claim(analysis(), "harbour-gazette/forty-people")
    assert not people.said_inherited
    assert people.said is people.claim.said


def test_without_it_the_origins_date_is_used_and_marked() -> None:
    forty = claim(analysis(), "sea-mail/forty-people")
    assert forty.said_inherited
    assert forty.said is not None
    assert str(forty.said.when) == "2024-03-01"


def test_a_source_that_fixes_no_day_inherits_none(tmp_path: Path) -> None:
    utterance = "    utterance: people-on-rock"
    open_day = changed(tmp_path, (MAIL, swap(utterance, f"{utterance}\n    said: unknown")))
    told = claim(open_day, "sea-mail/forty-people")
    assert not told.said_inherited
    assert told.said is not None
    assert told.said.when.unknown


def test_without_an_origin_nothing_is_inherited() -> None:
    lamp = claim(analysis(), "harbour-gazette/lamp-out")
    assert lamp.said is None
    assert not lamp.said_inherited


# Order


def test_claims_stand_in_reading_order() -> None:
    ids = [each.id for each in analysis().claims]
    assert ids == [
        "harbour-gazette/forty-people",
        "harbour-gazette/light-had-not-failed",
        "harbour-gazette/boats-a-day",
        "harbour-gazette/dozens-of-boats",
        "harbour-gazette/lamp-out",
        "harbour-gazette/will-burn-again",
        "sea-mail/headline",
        "sea-mail/forty-people",
        "sea-mail/never-failed",
        "sea-mail/stores-lost",
    ]


def test_each_count_is_read_under_each_rule() -> None:
    for each in analysis().claims:
        expected = ["verbatim", "house"] if each.claim.count else []
        assert list(each.bounds) == expected


def test_a_denied_number_sets_no_bound(tmp_path: Path) -> None:
    stance = "    voice: indirect\n    stance: denies\n    origin: {origin: radio-call"
    denied = changed(
        tmp_path, (GAZETTE, swap("    voice: indirect\n    origin: {origin: radio-call", stance))
    )
    told = claim(denied, "harbour-gazette/boats-a-day")
    assert told.bounds == {}


WITHHELD: tuple[Edit, ...] = ((MAIL, swap("language: en\n", "language: en\ntext: withheld\n")),)


def test_a_withheld_text_keeps_its_quotes_in_the_order_they_are_written(tmp_path: Path) -> None:
    withheld = changed(tmp_path, *WITHHELD)
    (article,) = [a for a in withheld.dossier.articles if a.source.id == "sea-mail"]
    assert article.text is None
    ids = [each.claim.id for each in withheld.by_source["sea-mail"]]
    assert ids == ["headline", "forty-people", "never-failed", "stores-lost"]
    assert all(each.spans == () for each in withheld.by_source["sea-mail"])


@pytest.mark.parametrize("claim_id", ["sea-mail/stores-lost"])
def test_a_scope_is_the_questions_as_far_as_the_claim_does_not_change_it(claim_id: str) -> None:
    scope = claim(analysis(), claim_id).scope
    assert (scope.counted, scope.of, scope.unit) == ("stores", "the stores on the rock", "percent")
    narrower = claim(analysis(), "harbour-gazette/dozens-of-boats").scope
    assert (narrower.counted, narrower.unit) == ("boats on one day", "boats")
