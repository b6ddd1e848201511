"""The strips beside the questions: one sign for each origin and moment, none over another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.lighthouse import analysis

from variorum.render.evidence import charted
from variorum.render.question_strip import MOST_LANES, question_strips


def test_every_dated_answer_has_a_sign_in_the_colour_of_its_side() -> None:
    whole = analysis()
    strips = question_strips(whole, whole.rows)
    for row in whole.rows:
        dated = {a.position for a in row.answers if charted(a) and not a.moment.unknown}
        signs = strips.signs.get(row.question.id, ())
        assert bool(signs) == bool(dated)
        assert len(signs) <= len(dated)


@given(st.data())
def test_signs_of_one_lane_never_meet(data: st.DataObject) -> None:
    whole = analysis()
    rows = data.draw(st.lists(st.sampled_from(whole.rows), unique_by=lambda row: row.question.id))
    for signs in question_strips(whole, rows).signs.values():
        assert max(sign.lane for sign in signs) < MOST_LANES
        for lane in {sign.lane for sign in signs}:
            places = sorted(
                [float(mark.at) for mark in sign.strip.signs] for sign in signs if sign.lane == lane
            )
            assert all(max(left) < min(right) for left, right in pairwise(places))
