"""Who speaks is who the origin's speaker is, and direct words stand in quotation marks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.model.problem import Problem

Check = Callable[[], tuple[Problem, ...]]
GAZETTE = "data/sources/harbour-gazette.yaml"
# The article reports this in its own words, and quotes that.
REPORTED = """\
    by: [harbour-master]
    voice: indirect
    origin: radio-briefing
"""
QUOTED = """\
    by: [{actor: harbour-master, from: he said in the briefing}]
    voice: direct
    origin: radio-briefing
"""
BECAUSE = "[{actor: volunteers, from: said in a radio briefing, because: They took part in it.}]"


def edit(root: Path, old: str, new: str) -> None:
    path = root / GAZETTE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("by", "code"),
    [
        ("[volunteers]", "other-speaker"),
        ("[lund]", "other-speaker"),
        ("[coast-radio]", "other-speaker"),
        ("[lund, volunteers]", "other-speaker"),
        # Of one body with the speaker.
        ("[port-authority]", "near-speaker"),
        ("[harbour-master]", None),
        ("[volunteers, harbour-master]", None),
        ("none", None),
        (BECAUSE, None),
    ],
)
def test_a_claim_is_not_shown_under_another_name_than_its_origins_speaker(
    by: str, code: str | None, harbour: Path, problems: Check
) -> None:
    edit(harbour, REPORTED, REPORTED.replace("[harbour-master]", by))
    found = problems()
    assert [each.code for each in found] == ([code] if code else [])
    if code is None:
        return
    assert found[0].severity == ("error" if code == "other-speaker" else "warning")
    right, reason = re.findall(r"`by: (\[.*?\])`", found[0].fix)
    assert right == "[harbour-master]"
    # Both ways that the message shows lead to a dossier that passes.
    named = by.strip("[]").partition(",")[0]
    reason = reason.replace("words", "said in a radio briefing").replace("why", "It is so.")
    assert named in reason
    for mended in (right, reason):
        edit(harbour, by, mended)
        assert problems() == ()
        edit(harbour, mended, by)


@pytest.mark.parametrize(
    ("record", "voice", "code"),
    [
        (REPORTED, "direct", "direct-without-marks"),
        (REPORTED, "narrator", None),
        (QUOTED, "indirect", "voice-against-marks"),
        (QUOTED, "narrator", "voice-against-marks"),
        (QUOTED, "direct", None),
    ],
)
def test_direct_words_stand_in_quotation_marks_and_no_others(
    record: str, voice: str, code: str | None, harbour: Path, problems: Check
) -> None:
    was = "direct" if record == QUOTED else "indirect"
    changed = record.replace(f"voice: {was}", f"voice: {voice}")
    edit(harbour, record, changed)
    found = problems()
    assert [each.code for each in found] == ([code] if code else [])
    if code:
        assert found[0].severity == ("error" if code == "direct-without-marks" else "warning")
        (mended,) = re.findall(r"`(voice: \w+)`", found[0].fix)
        edit(harbour, changed, record.replace(f"voice: {was}", mended))
        assert problems() == ()


@pytest.mark.parametrize(
    ("opening", "closing"),
    ["“”", "„“", "«»", "»«", "‘’", '""', "「」", ("« ", " »"), ("«\u00a0", "\u00a0»")],
)
def test_marks_of_any_language_count(
    opening: str, closing: str, harbour: Path, problems: Check
) -> None:
    seed = harbour / "seeds" / "harbour-gazette.txt"
    text = seed.read_text(encoding="utf-8")
    inside = f"{opening}The harbour is closed,{closing}"
    marked = text.replace("“The harbour is closed,”", inside)
    seed.write_text(marked, encoding="utf-8")
    before, after = (hashlib.sha256(each.encode()).hexdigest() for each in (text, marked))
    edit(harbour, before, after)
    assert problems() == ()
    edit(harbour, QUOTED, QUOTED.replace("voice: direct", "voice: indirect"))
    assert [each.code for each in problems()] == ["voice-against-marks"]
