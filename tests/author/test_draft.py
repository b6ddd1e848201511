"""A draft has the article's own words in every verbatim field, and a marker for all the rest."""

from __future__ import annotations

import re
import shutil
import string
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.author.deciding import decided
from tests.author.drafts import EMPTY, claims_of, file_of, seed_text
from tests.conftest import HARBOUR
from tests.reliability.counts import MOST_SECONDS

from variorum.author.draft import MOST_CLAIMS, draft_source, propose_id
from variorum.author.yaml_text import inline
from variorum.model.dossier import Dossier
from variorum.model.problem import Problem
from variorum.model.source import Source
from variorum.pipeline.checking import check_dossier
from variorum.read import read_dossier
from variorum.read.anchoring import make_article
from variorum.read.decode import decode
from variorum.read.yaml import BAD_IN_FILE
from variorum.text.passages import SeedText

PATH = "data/sources/drafted.yaml"
SEEDS = sorted((HARBOUR / "seeds").glob("*.txt"))

HOSTILE = {
    "empty": "",
    "spaces": " \n\t\n ",
    "one-number": "7",
    "numbers-on-lines": "7\n8\n9\n10\n",
    "quotes": '"It\'s 5," he said: \'about 40 "crew"\' and “some 12” «or 13» \\n \\ 14.\n',
    "colons": "Trade: war: 5 dead\nkey: 7 #not a comment 8 # nor this 9: 10\n- 11\n? 12\n",
    "indicators": "% 5\n@ 6\n! 7\n& 8\n* 9\n| 10\n> 11\n{12}\n[13]\n`14`\n--- 15\n... 16\n",
    "conflict": "<<<<<<< 5\n======= 6\n>>>>>>> 7\n=======\n",
    "tabs": "about\t40\tcrew\twere\taboard\n\t5 tugs\n",
    "no-break": "about\u00a040\u202fcrew on 1\u00a0March\u00a02024, 27\u202f000 tonnes\n",
    "crlf": "Tanker aground\r\n\r\nAbout 40 crew on 1 March 2024.\r\nAnd 5 more.\r\n",
    "old-mac": "Tanker aground\rAbout 40 crew.\rAnd 5 more.\r",
    "right-to-left": "كان على متن السفينة 40 بحارا في 1 مارس 2024\n\u202e12 crew\u202c and 13\n",
    "long-words": f"{'a' * 300} 40 {'b' * 300} crew {'c' * 300}5{'d' * 300}, 6\n",
    "other-numbers": "Im Hafen lagen 12.029 Tonnen und 8,9 Millionen Liter; 1.000,50 Euro, 3 %.\n",
    "twice": "About 40 crew. About 40 crew. About 40 crew on Friday. On Friday 5, 5 and 5.\n",
    "controls": "five\x00six 7\x078 \ufeff9 10\u202811 \x8512 13\x1f14 \ufffe15\x0b16\n",
    "accents": "5\u0301 crew, e\u0301 6, Noe\u0308l 7\n",
    "slashes": "on 1/2/2024, 3/4 of 5/6 and a/b, gazette/crew 7\n",
    "markers": "TODO\nTODO: 5 things to do on Friday\nTODO EL PUERTO: 40 barcos\n",
    "markup": "<script>alert(1)</script> 5 [link](javascript:6) {{ 7 }} --8<-- '8' ::error::9 ##[x]10\n",
    "large": "-5 and 123456789012345678901234567890 or 007, 1e400, 10^40, ½, 9⅓, ٣\n",
    "ends": "Between 5 and 3, between 3 and 5, 3 to 5, 5-3, one in four, at least 5 or more, over 3 days.\n",
}


def problems(root: Path, seed: bytes, draft: str) -> list[Problem]:
    """What `check` says of a draft laid in the harbour dossier, but for the text itself."""
    (root / "seeds" / "drafted.txt").write_bytes(seed)
    (root / PATH).write_bytes(draft.encode())
    return [each for each in check_dossier(root).problems if each.code != "misread-letter"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_draft_of_any_text_lacks_nothing_but_decisions(harbour: Path, name: str) -> None:
    text = HOSTILE[name]
    draft = draft_source("drafted", seed_text(text), EMPTY).text
    found = problems(harbour, text.encode(), draft)
    assert {(each.code, each.path) for each in found} == {("not-decided", PATH)}
    assert [each.line for each in found] == [
        number
        for number, line in enumerate(draft.split("\n"), 1)
        if not line.lstrip().startswith("#")
        for _ in re.findall(r"(?<!\w)TODO(?! EL)(?!\w)", line.partition("  # ")[0])
    ]


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "markers"])
def test_decided_by_rote_no_word_is_missed_and_no_quantity_left(harbour: Path, name: str) -> None:
    text = HOSTILE[name]
    drafted = draft_source("drafted", seed_text(text), EMPTY)
    found = problems(harbour, text.encode(), decided(drafted.text))
    missed = sum(each.code == "quantity-missed" for each in found)
    assert missed == drafted.left_out
    # A date decided by rote may come after the day it was published, and a short text is all quoted.
    assert {each.code for each in found} <= {"quoted-too-much", "quantity-missed"}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_articles_drafted_anew(harbour: Path, seed: Path) -> None:
    for source in (harbour / "data" / "sources").iterdir():
        if f"seed: {seed.name}" in source.read_text():
            source.unlink()
    text = SeedText(seed.name, seed.read_bytes().decode(), "0" * 64)
    drafted = draft_source("drafted", seed_text(text.text), read_dossier(harbour)[0])
    (harbour / "seeds" / seed.name).unlink()
    found = [
        each for each in problems(harbour, seed.read_bytes(), drafted.text) if each.path == PATH
    ]
    # Sentences that other articles have, too, are told before anybody ties them.
    assert {each.code for each in found} - {"shared-wording"} == {"not-decided"}
    found = [
        each
        for each in problems(harbour, seed.read_bytes(), decided(drafted.text))
        if each.path == PATH
    ]
    assert {each.code for each in found} <= {"quoted-too-much", "shared-wording"}


def test_the_draft_of_an_article_reads_as_this(harbour: Path) -> None:
    dossier = read_dossier(harbour)[0]
    text = (
        "Second tanker off the mole\nBy Ada Quill\n2 March 2024\n5 min read\n\n"
        "The harbour master, Nils Oke, said on Friday, 1 March 2024 that about 40 crew were aboard. "
        "Between 3 and 5 tugs pull, according to Coast Radio; nearly 90% of 12.029 tonnes is left.\n"
    )
    draft = draft_source("second-tanker", seed_text(text), dossier).text
    file = Path(__file__).parent / "drafted.yaml"
    assert draft == file.read_bytes().decode()


def test_a_date_of_three_numbers_is_read_or_told_with_what_it_could_be() -> None:
    text = (
        "Wave\n12/29/2004\n\nAt 14:00 2,100 people marched on 1/2/2024. On Thursday, 1/2/2024 5 sat.\n"
        "On 28.12.2004 some 7 ships came at 1–3 a.m.\n"
    )
    draft = draft_source("a", seed_text(text), EMPTY).text
    assert (
        "#   line 2: published: {when: 2004-12-29, basis: stated, from: [{text: 12/29/2004}]}"
        in draft
    )
    assert "    quote: At 14:00 2,100 people marched on 1/2/2024\n" in draft
    assert "{text: 1/2/2024}]}  # 2024-02-01 or 2024-01-02\n" in draft
    # The weekday beside it tells which of the two it is.
    assert "as_of: {when: 2024-02-01, basis: TODO, from: [Thursday, " in draft
    assert "{when: TODO, basis: TODO, from: [28.12.2004, 1–3 a.m.]}" in draft


def test_each_of_several_dates_is_told_with_what_it_could_be() -> None:
    text = "Wave\n\nThe dam of 5 towns held on 3/4/2005, and by 5/6/05 it fell.\n"
    draft = draft_source("a", seed_text(text), EMPTY).text
    assert "# 3/4/2005: 2005-04-03 or 2005-03-04; 5/6/05: 2005-06-05 or 2005-05-06\n" in draft
    draft = draft_source(
        "a", seed_text("Wave\n\nAt 2004-12-28T14:00:00+07:00 it broke.\n"), EMPTY
    ).text
    assert "  - id: 2004-12-28-it-broke\n" in draft
    assert "as_of: {when: 2004-12-28, basis: TODO, from: [" in draft


def test_what_stands_around_is_no_part_of_the_marker_count() -> None:
    # A comment may name the marker; only values count.
    draft = draft_source("a", seed_text("Nothing is counted here on this page.\n"), EMPTY).text
    assert "claims: []" in draft
    assert draft.count("TODO") > len(re.findall(r"^(?!#).*TODO", draft, re.MULTILINE)) > 0


def test_a_text_on_one_long_line_takes_no_time_to_speak_of(harbour: Path) -> None:
    text = "On Friday 40 crew of the 12 ships saw 7 tugs and some 300 birds at 5 " * 1400
    before = time.process_time()
    drafted = draft_source("drafted", seed_text(text), EMPTY)
    assert time.process_time() - before < MOST_SECONDS
    assert drafted.claims <= MOST_CLAIMS
    assert drafted.left_out > 0
    assert "more are not drafted" in drafted.text
    found = problems(harbour, text.encode(), drafted.text)
    assert {(each.code, each.path) for each in found} == {("not-decided", PATH)}


PIECES = st.sampled_from(
    [
        *HOSTILE.values(),
        "about ",
        "40 ",
        "crew ",
        ". ",
        "\n",
        "12.029",
        "8,9 ",
        "“",
        '"',
        "Friday ",
        " 1 March ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=12), max_size=14).map("".join))
@example("\x00" * 5 + "5")
@example("5" + "a" * 5000)
@example("a-" * 3000 + "5")
def test_any_text_gives_a_file_of_its_own_words(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    _holds_its_words(text, EMPTY)


def _holds_its_words(text: str, dossier: Dossier) -> None:
    seed = seed_text(text)
    drafted = draft_source("drafted", seed, dossier)
    assert not BAD_IN_FILE.search(drafted.text)
    file = file_of(drafted.text, dossier)
    value, unread = file.parse()
    assert unread == ()
    first = decode(Source, value, file)
    assert first.problems == ()
    assert first.markers
    if "TODO" in text:
        return  # Its own words may be markers, which no rote decides.
    file = file_of(decided(drafted.text), dossier)
    value, unread = file.parse()
    assert unread == ()
    second = decode(Source, value, file)
    assert second.problems == ()
    assert second.markers == ()
    assert second.record is not None
    article = make_article(second.record, seed, dossier.vague_words)
    assert article.misses == ()
    missed = [each for each in article.accounts if each.account == "missed"]
    assert len(missed) == drafted.left_out
    assert len({claim.id for claim in second.record.claims}) == len(second.record.claims)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("harbour-gazette.txt", "A headline of words\n", "harbour-gazette"),
        ("Harbour_Gazette 2.txt", "", "harbour-gazette-2"),
        (
            "002_7c8b8cb817980a3a.txt",
            "Tanker aground off the mole\n",
            "tanker-aground-off-the-mole",
        ),
        ("0017.txt", "Öl im Hafen von Süd\n", "ol-im-hafen-von-sud"),
        ("1.txt", "تسرب النفط في الميناء\n", "article"),
    ],
)
def test_an_id_comes_from_a_readable_name_or_the_title(name: str, text: str, expected: str) -> None:
    assert propose_id(SeedText(name, text, "")) == expected


def test_every_letter_of_a_name_gives_an_id_or_none() -> None:
    for letter in string.printable:
        assert re.fullmatch(
            r"[a-z0-9]+(-[a-z0-9]+)*", propose_id(SeedText(f"{letter}.txt", "", ""))
        )


def test_a_copy_of_the_dossier_is_not_changed_by_drafting(harbour: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(harbour, before)
    draft_source("a", seed_text("5 tugs\n"), read_dossier(harbour)[0])
    files = [path for path in before.rglob("*") if path.is_file()]
    assert all(p.read_bytes() == (harbour / p.relative_to(before)).read_bytes() for p in files)


@pytest.mark.parametrize(
    ("text", "language", "counts"),
    [
        ("It drew nearly 85,000 people to it.", "en", ['"nearly 85,000", kind: nearly, number: 85000']),
        ("The toll exceeds 150,000 by now.", "en", ['"exceeds 150,000", kind: more-than, number: 150000']),
        ("Waves as high as 10 metres hit it.", "en", ["as high as 10, kind: at-most, number: 10"]),
        (
            "The toll could cross the 2,000 mark.", "en",
            ['"cross the 2,000 mark", kind: more-than, number: 2000'],
        ),
        ("The toll is passing 80,000 by now.", "en", ['"passing 80,000", kind: more-than, number: 80000']),
        ("The toll neared 2,000 in the night.", "en", ['"neared 2,000", kind: nearly, number: 2000']),
        ("The toll climbed past 2,000 there.", "en", ['"climbed past 2,000", kind: more-than, number: 2000']),
        ("Waves as tall as 10 metres hit it.", "en", ["as tall as 10, kind: at-most, number: 10"]),
        ("About 1.5 lakh voters queued there.", "en", ["About 1.5 lakh, kind: about, number: 150000"]),
        ("It cost $1.2 bn in all by then.", "en", ['"$1.2 bn", kind: exact, number: 1200000000']),
        ("It cost 350 milliondollars in all.", "en", ["350 milliondollars, kind: exact, number: 350000000"]),
        ("It cost $40 m in all by then.", "en", ['"$40", kind: TODO, number: TODO']),
        ("It was minus 12 degrees by then.", "en", ["minus 12, kind: exact, number: -12"]),
        ("There were ½m people by then.", "en", ["½m, kind: TODO, number: TODO"]),
        ("There were 3½m people by then.", "en", ["3½m, kind: TODO, number: TODO"]),
        ("Scores killed in the fire there.", "en", ["Scores, kind: vague, term: Scores"]),
        ("There scores more were hurt by it.", "en", ["scores more, kind: vague, term: scores more"]),
        ("It rose by one point two percent.", "en", ["one point two percent, kind: exact, number: 1.2"]),
        ("Es kamen rund 12.000 in den Hafen.", "de", ["rund 12.000, kind: about, number: 12000"]),
        ("Es kamen mindestens 12.029 dorthin.", "de", ["mindestens 12.029, kind: at-least, number: 12029"]),
        ("Es kamen bis zu 10.000 in den Hafen.", "de", ["bis zu 10.000, kind: at-most, number: 10000"]),
        ("Es stieg auf 20 Millionen Euro an.", "de", ["20 Millionen, kind: exact, number: 20000000"]),
        ("Es waren 20 Tsd. Leute im Hafen.", "de", ["20 Tsd., kind: exact, number: 20000"]),
        ("Tausende kamen damals in den Hafen.", "de", ["Tausende, kind: vague, term: Tausende"]),
        ("Es kamen damals zwei in den Hafen.", "de", ["zwei, kind: exact, number: 2"]),
        ("Es kamen knapp 400 in den Hafen.", "de", ["knapp 400, kind: nearly, number: 400"]),
        ("Die Zahl nähert sich 80.000 im Hafen.", "de", ["nähert sich 80.000, kind: nearly, number: 80000"]),
        ("Fünf- bis sechshundert kamen her.", "de", ["Fünf- bis sechshundert, kind: TODO, number: TODO"]),
        ("Es waren eins Komma zwei Prozent.", "de", ["eins Komma zwei Prozent, kind: exact, number: 1.2"]),
        ("Das geschah am 3. Januar 2005 hier.", "de", []),
        ("死者达40人，港口已经关闭。", "zh", ["40, kind: TODO, number: TODO"]),
    ],
)  # fmt: skip
def test_a_drafted_count_says_what_its_words_say_or_leaves_it_open(
    text: str, language: str, counts: list[str]
) -> None:
    info = EMPTY.info.model_copy(update={"language": language})
    dossier = replace(EMPTY, info=info)
    draft = draft_source("a", seed_text(f"{text}\n"), dossier).text
    told = [inline(each["count"]) for each in claims_of(draft, dossier) if "count" in each]
    assert told == [f"{{phrase: {each}}}" for each in counts]
    if "3. Januar 2005" in text:
        assert "as_of: {when: 2005-01-03, " in draft
