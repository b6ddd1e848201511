"""What the published dossier on Kupiansk finds, and what it must never find."""

from __future__ import annotations

import datetime as dt

import pytest

from variorum.model.analysis import Analysis, Row
from variorum.model.ranges import Range
from variorum.model.reported import Reported
from variorum.render.differences import contrast_sentence
from variorum.render.sensitivity_words import movement_sentences
from variorum.render.sentences import verdict_sentences
from variorum.render.words import moment_words

RULES = ("verbatim", "house", "acled")
MENAFN, INTERNEWSCAST = "menafn-ukrinform", "internewscast"


def row(analysis: Analysis, question: str) -> Row:
    return next(row for row in analysis.rows if row.question.id == question)


def with_phrase(analysis: Analysis, question: str, phrase: str) -> Reported:
    [claim] = [
        c
        for c in row(analysis, question).answers
        if c.claim.count and c.claim.count.phrase == phrase
    ]
    return claim


@pytest.mark.parametrize("rule", RULES)
def test_control_of_the_city_is_contested_between_both_sides(own: Analysis, rule: str) -> None:
    verdict = row(own, "control-of-city").verdicts[rule]
    assert verdict.standing == "contested"
    assert {c.party.id for c in verdict.claims if c.party} == {"russia", "ukraine"}
    assert {c.kind for c in verdict.contrasts} == {"conflict"}


@pytest.mark.parametrize("rule", RULES)
def test_the_number_of_soldiers_rests_on_two_origins_of_one_side(own: Analysis, rule: str) -> None:
    soldiers = row(own, "russian-soldiers-in-city")
    assert set(soldiers.origins) == {"trehubov-broadcast", "trehubov-2025-12-22"}
    assert soldiers.parties == ("ukraine",)
    verdict = soldiers.verdicts[rule]
    assert {c.origin.id for c in verdict.claims if c.origin} == set(soldiers.origins)
    assert verdict.standing not in ("contested", "changing", "agreed", "compatible")


def test_statements_that_may_be_one_are_counted_as_ranges(own: Analysis) -> None:
    pressure = row(own, "pressure-from")
    assert pressure.statements == row(own, "russian-regrouping").statements == Range(1, 2)
    assert {verdict.standing for verdict in pressure.verdicts.values()} == {"single-origin"}
    # The broadcast and the words of 22 December are two, though a third statement may be either.
    assert row(own, "russian-soldiers-in-city").statements == Range(2, 2)
    assert own.dossier.number_of(own.dossier.origin) == Range(12, 16)


def test_no_conflict_is_found_on_the_number_of_soldiers(own: Analysis) -> None:
    soldiers = row(own, "russian-soldiers-in-city")
    assert set(soldiers.verdicts) == set(RULES)
    assert not [c for c in soldiers.contrasts if c.kind in ("conflict", "reported-change")]


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("russian-soldiers-in-city", "about 50"),
        ("russian-soldiers-in-city", "several hundred"),
        ("share-held-by-ukraine", "approximately 90%"),
    ],
)
def test_numbers_that_nobody_is_named_for(own: Analysis, question: str, phrase: str) -> None:
    claim = with_phrase(own, question, phrase)
    assert claim.origin is None
    assert claim.speaker is None
    assert claim.party is None
    for verdict in row(own, question).verdicts.values():
        assert verdict.standing == "unattributed" or claim.id not in {c.id for c in verdict.claims}
    beside = [c for r in own.rows for c in r.contrasts if claim.id in c.claims]
    assert all(c.weight == "unattributed" for c in beside)


def test_several_hundred_speaks_of_another_scope(own: Analysis) -> None:
    claim = with_phrase(own, "russian-soldiers-in-city", "several hundred")
    assert claim.claim.scope is not None


def test_one_announcement_in_two_articles_is_one_position(own: Analysis) -> None:
    control = row(own, "control-of-city")
    weighty = [c for c in control.contrasts if c.weight == "attributed"]
    [conflict] = [c for c in weighty if c.kind == "conflict"]
    assert "regains-ground/moscow-announced-secured" in conflict.claims
    assert not [c for c in weighty if c.kind == "undecided"]


def test_what_putin_insisted_on_is_later_than_the_general_staffs_words(own: Analysis) -> None:
    weighty = [c for c in row(own, "control-of-city").contrasts if c.weight == "attributed"]
    [apart] = [c for c in weighty if c.kind == "apart"]
    assert set(apart.claims) == {
        "moscow-seizes/city-under-ukrainian-control",
        "pressure-after-defeat/putin-insisted-russian-control",
    }


def test_two_clauses_of_one_sentence_are_one_utterance(own: Analysis) -> None:
    [never] = [u for u in own.utterances["trehubov-broadcast"] if u.id == "whether-taken"]
    assert {r.claim.claim.id for r in never.renderings} == {
        "never-taken",
        "never-fully-taken",
        "short-period-in-2022",
        "short-period-in-2022-quoted",
    }


def test_officials_of_a_side_stay_of_that_side_when_an_outlet_passes_them_on(own: Analysis) -> None:
    [officials] = [
        c for c in row(own, "russian-soldiers-cut-off").answers if c.claim.via == ("kyiv-post",)
    ]
    assert officials.party is not None
    assert officials.party.id == "ukraine"
    assert officials.origin is None


def test_the_broadcast_stands_in_both_articles(own: Analysis) -> None:
    shared = [
        u for u in own.utterances["trehubov-broadcast"] if {MENAFN, INTERNEWSCAST} <= set(u.sources)
    ]
    claims = [r.claim.source.id for u in shared for r in u.renderings]
    assert len(shared) == 11
    assert claims.count(MENAFN) >= 14
    assert claims.count(INTERNEWSCAST) == 14


def test_a_sentence_is_quoted_in_one_article_and_reported_in_the_other(own: Analysis) -> None:
    voices = {
        utterance.id: dict(drift.sides)
        for utterance in own.utterances["trehubov-broadcast"]
        for drift in utterance.drifts
        if drift.kind == "voice"
    }
    assert voices["number-of-soldiers"] == {"direct": (MENAFN,), "indirect": (INTERNEWSCAST,)}
    assert voices["resources-lacking"] == {"direct": (INTERNEWSCAST,), "indirect": (MENAFN,)}


def test_of_the_direct_quotes_only_one_has_fully(own: Analysis) -> None:
    [never] = [u for u in own.utterances["trehubov-broadcast"] if u.id == "whether-taken"]
    marked = {(r.claim.id, w.text) for r in never.renderings for w in r.words if w.differs}
    assert (f"{INTERNEWSCAST}/never-fully-taken", "fully") in marked


def test_an_outlet_of_no_known_side_makes_no_standing(own: Analysis) -> None:
    for each in own.rows:
        for verdict in each.verdicts.values():
            if verdict.standing != "unattributed":
                assert all(c.party for c in verdict.claims)


def test_a_day_of_five_attacks_excludes_no_several_a_day(own: Analysis) -> None:
    assert row(own, "attacks-per-day").contrasts == ()
    assert row(own, "attacks-in-span").contrasts == ()


def test_no_standing_depends_on_the_rule(own: Analysis) -> None:
    depend = {r.question.id for r in own.rows if len({v.standing for v in r.verdicts.values()}) > 1}
    assert depend == set()


def test_no_share_is_read_beyond_the_whole(own: Analysis) -> None:
    ninety = with_phrase(own, "share-held-by-ukraine", "approximately 90%").bounds["house"]
    assert ninety.low == 72
    assert ninety.high == 100
    for rule in ("verbatim", "house"):
        most = with_phrase(own, "volchansk-share", "most of").bounds[rule]
        assert most.low == 50
        assert most.low_excluded
        assert most.high is None


def test_never_is_no_moment_with_an_order(own: Analysis) -> None:
    contrasts = [c for c in row(own, "ever-fully-taken").contrasts if c.weight == "attributed"]
    assert {c.left.answer for c in contrasts} == {"not-taken", "not-fully-taken"}
    for contrast in contrasts:
        told = contrast_sentence(own, contrast)
        assert "One speaks of a whole span" in told
        assert "earlier moment" not in told


def test_one_announcement_is_one_answer_of_one_day(own: Analysis) -> None:
    claims = {c.id: c for c in row(own, "control-of-city").answers}
    month, day = (
        claims[each]
        for each in (
            "regains-ground/moscow-announced-secured",
            "moscow-seizes/headline-city-seized",
        )
    )
    assert month.moment == day.moment
    assert month.position == day.position


def test_a_few_dozen_against_over_a_hundred_is_told_and_makes_no_standing(own: Analysis) -> None:
    soldiers = row(own, "russian-soldiers-in-city")
    assert [(c.kind, c.reading, c.weight) for c in soldiers.contrasts] == [
        ("undecided", "house", "inferred"),
        ("undecided", "house", "unattributed"),
    ]
    assert soldiers.verdicts["house"].standing == "single-party"
    told = " ".join(verdict_sentences(own, soldiers, soldiers.verdicts["house"]))
    assert (
        "One pair of these answers can’t both be true, but one of the two is tied to its statement by our"
        in told
    )


def test_the_soldiers_stand_as_long_as_several_dozen_may_mean_more_than_a_hundred(
    own: Analysis,
) -> None:
    told = [s for r in own.rows for s in r.sensitivities if s.becomes]
    assert [(s.question.id, s.bound.reading, s.words, s.becomes) for s in told] == [
        ("russian-soldiers-in-city", "house", "several dozen", "undecided")
    ]
    [told_so] = movement_sentences(
        own, row(own, "russian-soldiers-in-city"), [own.dossier.reading["house"]]
    )
    assert "“several dozen” may mean more than 100 (the rule reads at most 108; other" in told_so


@pytest.mark.parametrize(
    ("claim", "first"),
    [
        ("pressure-after-defeat/putin-insisted-russian-control", dt.date(2025, 12, 15)),
        ("pressure-after-defeat/putin-video-fake", dt.date(2025, 12, 15)),
        ("pressure-after-defeat/putin-denied-advances", dt.date(2025, 12, 15)),
    ],
)
def test_last_week_is_dated_from_the_week_before_the_article(
    own: Analysis, claim: str, first: dt.date
) -> None:
    """ "Last week" in an article from 25 December or later fixes no day, and no end."""
    moment = next(c for c in own.claims if c.id == claim).moment
    assert (moment.first, moment.last) == (first, None)


def test_a_short_period_in_2022_lies_in_the_year_and_is_no_day_of_it(own: Analysis) -> None:
    claims = row(own, "held-in-2022").answers
    assert {moment_words(c.moment) for c in claims} >= {"in 2022"}
    assert not any("day" in moment_words(c.moment) for c in claims)


def test_the_two_outlets_of_television_are_two(own: Analysis) -> None:
    """One article names "Ukrainian state media", another "Ukrainian television"."""
    outlets = {v for c in own.claims for v in c.claim.via}
    assert {"ukrainian-television", "ukrainian-state-media"} <= outlets
    passing = {v: {c.source.id for c in own.claims if v in c.claim.via} for v in outlets}
    assert not passing["ukrainian-television"] & passing["ukrainian-state-media"]
