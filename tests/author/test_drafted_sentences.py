"""What a draft takes from a sentence: its ends, its quote, its speaker, and what reports nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.author.drafts import EMPTY, claims_of, seed_text

from variorum.author.draft import draft_source

FERRY = """\
Storm strands ferry off Sandhaven

SANDHAVEN, March 3 (UPI) -- Police put the crowd at "around 7,000". Organisers had hoped for more.

Some 27,000 residents lost power, according to the Port Authority of Sandhaven. \
“We have never seen such waves here,” harbour captain Bram Visser said.

Lantern Shipping denied that the ferry was unsafe. Nils Oke said in a statement that about 40 crew were aboard.

1. Ferry stuck for 3 days
2. Storm in 5 pictures

Passengers wait at the port on March 2, 2024. (Ida Blom/AP Photo)
12 likes  3 reposts
Read more: 4 comments

More than 300 tonnes of oil had leaked from the ship since Thursday, he said.
"""


def drafted_claim(draft: str, name: str) -> str:
    """The lines of one claim of a draft."""
    found = re.search(rf"  - id: {name}\n(?:    .*\n)+", draft)
    assert found, draft
    return found[0]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("storm-strands-ferry-off-sandhaven", ["by: none", "voice: headline"]),
        # The sentence ends behind the quotation, and its number is one claim with its word.
        ("crowd-at-around-7000", ["count: around 7,000"]),
        ("27000-residents-lost-power", ["quote: Some 27,000 residents lost power", "by: [port-authority]"]),
        ("we-have-never-seen-such-waves-here", ["voice: direct", "its sentence names “Bram Visser”"]),
        ("lantern-shipping-denied-that-the-ferry", ["by: [lantern-shipping]", "stance: denies"]),
        # Who says it is no part of the quote.
        ("about-40-crew-were-aboard", ["quote: about 40 crew were aboard\n", "by: [harbour-master]"]),
        ("more-than-300-tonnes-of-oil", ["# Coded already: harbour-gazette/oil-leaked, origin: radio-"]),
    ],
)  # fmt: skip
def test_a_claim_is_drafted_as_far_as_its_sentence_tells(name: str, lines: list[str]) -> None:
    claim = drafted_claim(draft_source("ferry", seed_text(FERRY), EMPTY).text, name)
    for line in lines:
        assert line in claim


def test_a_short_month_ends_no_sentence_and_a_link_is_no_title() -> None:
    text = "Share this on all networks\nThe staff said five boats sank Dec. 24, all of them old.\n"
    draft = draft_source("a", seed_text(text), EMPTY).text
    assert "five boats sank Dec. 24" in draft
    assert "from: [Dec. 24]" in draft
    assert "title: Share" not in draft
    assert "voice: headline" not in draft


def test_what_reports_nothing_is_offered_to_be_set_aside() -> None:
    draft = draft_source("ferry", seed_text(FERRY), EMPTY).text
    _, aside = draft.split("\nset_aside:\n")
    assert re.findall(r"quote: (.+), reason: TODO.*# (.*)", aside) == [
        ("March 3", "the article's own date? then it goes into `published:`"),
        ("1. Ferry", "a rank or the number of a point? then navigation"),
        ("2. Storm", "a rank or the number of a point? then navigation"),
        ('"Passengers wait at the port on March 2, 2024"', "caption?"),
        ("12 likes 3 reposts", "what readers did? then navigation"),
        ('"Read more: 4 comments"', "what readers did? then navigation"),
    ]
    assert draft.count("  - id: 27000-residents") == 1
    assert "#   line 3: agency: UPI\n" in draft
    # The dateline's date comes first, whatever else the text writes out.
    assert re.findall(r"#   line (\d+): published: \{when: (\S+),", draft)[:2] == [
        ("3", "TODO"), ("12", "2024-03-02"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "quotes"),
    [
        (
            'It was put at "around 70". Organisers had said 90 came.',
            ['put at "around 70"', "90 came"],
        ),
        (
            "It was “about 70.” Organisers had 80 tickets.",
            ["about 70", "Organisers had 80 tickets"],
        ),
        ("He is old (he is 50.) Then 13 left.", ["he is 50", "Then 13 left"]),
        ("There were 12 of us. He saw 40 there.", ["There were 12 of us", "He saw 40 there"]),
        ("It rose by 10%. The 3 dams held.", ["It rose by 10%", "The 3 dams held"]),
        ("Mr. Visser saw 6. The number was 50.", ["Mr. Visser saw 6", "The number was 50"]),
        ("“It was over!” Some 14 ran away.", ["Some 14 ran away"]),
        ("Approx. 40 boats sank off No. 5 pier.", ["Approx. 40 boats sank off No. 5 pier"]),
    ],
)
def test_where_sentences_end(words: str, quotes: list[str]) -> None:
    draft = draft_source("a", seed_text(f"A title of some length\n\n{words}\n"), EMPTY).text
    told = [each["quote"] for each in claims_of(draft)][1:]
    assert len(dict.fromkeys(told)) >= len(quotes)
    for quote in quotes:
        assert any(quote in each for each in told), told
        assert not any(
            quote in each and other in each for each in told for other in quotes if other != quote
        )


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Forty died, police said.", "Forty died"),
        ("Police said forty died.", "forty died"),
        ("According to police, 40 people died.", "40 people died"),
        ("40 people died, according to police.", "40 people died"),
        ("The mayor told Coast Radio 40 people died.", "40 people died"),
        ("The mayor told reporters on Friday that 40 people died.", "40 people died"),
        ('"40 died," police said.', "40 died"),
        ("“It killed 40,” he told Coast Radio.", "It killed 40"),
        ("Officials report that 40 people died.", "40 people died"),
        ("40 dead: police", "40 dead"),
        ("40 died, per police.", "40 died"),
        ("Police, who counted twice, said 40 died there.", "40 died there"),
        ("Forty people, police said, died in the flood.", "Forty people"),
        ("Police in Sandhaven said at least 40 people died.", "at least 40 people died"),
        ("The ministry confirmed 40 deaths in the north.", "40 deaths in the north"),
        ("The agency estimates that 40 people died.", "40 people died"),
        ("In a statement the ministry said: 40 people died.", "40 people died"),
        ("Oke said in a statement 40 people were dead.", "40 people were dead"),
        ("Oke said after the storm that 40 people were dead.", "40 people were dead"),
        ("“Some 40 people,” Oke said, “are aboard.”", "Some 40 people"),
        ("Citing police, Coast Radio said 40 died.", "40 died"),
        # What is said needs these words.
        ("Police put the toll at 40 or so.", "Police put the toll at 40 or so"),
    ],
)
def test_who_says_it_is_no_part_of_a_quote(sentence: str, quote: str) -> None:
    draft = draft_source("a", seed_text(f"A title of some length\n\n{sentence}\n"), EMPTY).text
    assert quote in [each["quote"] for each in claims_of(draft)]


@pytest.mark.parametrize(
    ("sentence", "language", "quote"),
    [
        ("Etwa 40 Menschen starben, sagte die Polizei.", "de", "Etwa 40 Menschen starben"),
        ("Es starben etwa 40 Menschen laut Polizei.", "de", "Es starben etwa 40 Menschen"),
        (
            "Quelque 40 personnes sont mortes, a annoncé la police.",
            "fr",
            "Quelque 40 personnes sont mortes",
        ),
        ("Unas 40 personas murieron, según la policía.", "es", "Unas 40 personas murieron"),
        ("Около 40 человек погибли, сообщила полиция.", "ru", "Около 40 человек погибли"),
        ("Близько 40 людей загинули, повідомила поліція.", "uk", "Близько 40 людей загинули"),
    ],
)
def test_who_says_it_is_no_part_of_a_quote_in_other_languages(
    sentence: str, language: str, quote: str
) -> None:
    info = EMPTY.info.model_copy(update={"language": language})
    text = f"A title of some length\n\n{sentence}\n"
    dossier = replace(EMPTY, info=info)
    draft = draft_source("a", seed_text(text), dossier).text
    assert quote in [each["quote"] for each in claims_of(draft, dossier)]


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("“We saw 40 boats,” said harbour master Nils Oke.", "[harbour-master]"),
        ("The crew of Nils Oke said 40 boats sank.", "TODO"),
        ("Police said 40 boats of Nils Oke sank.", "TODO"),
        ("Police told Nils Oke that 40 boats sank.", "TODO"),
        ("He said 40 boats sank.", "TODO"),
        ("Police announced on Friday that 40 boats sank.", "TODO"),
    ],
)
def test_nobody_is_made_a_speaker_who_is_none(sentence: str, by: str) -> None:
    draft = draft_source("a", seed_text(f"A title of some length\n\n{sentence}\n"), EMPTY).text
    told = re.findall(r"by: (.*)\n", draft)[-1]
    assert told.startswith(by)
    for word in ("names “He”", "Friday"):
        assert word not in told


@pytest.mark.parametrize(
    ("line", "agency", "date", "rest"),
    [
        (
            "SANDHAVEN, March 3 (UPI) -- Some 12 people died.",
            "UPI",
            "March 3",
            "Some 12 people died",
        ),
        (
            "SANDHAVEN, Norland, Jan 5 (Reuters) - At least 12 died.",
            "Reuters",
            "Jan 5",
            "At least 12 died",
        ),
        ("(CNN) -- Seven boats sank.", "CNN", "", "Seven boats sank"),
        ("JAKARTA, 3 March 2024 /Xinhua/ -- Nine swam.", "Xinhua", "3 March 2024", "Nine swam"),
        ("SANDHAVEN (AP) _ Two people fled.", "AP", "", "Two people fled"),
        ("SANDHAVEN, 5 March — Two people fled.", "", "5 March", "Two people fled"),
    ],
)
def test_a_dateline_gives_agency_and_date(line: str, agency: str, date: str, rest: str) -> None:
    text = f"A title of some length\n\n{line} On 1 January 2024 it rained.\n"
    draft = draft_source("a", seed_text(text), EMPTY).text
    assert (f"#   line 3: agency: {agency}\n" in draft) == bool(agency)
    assert rest in [each["quote"] for each in claims_of(draft)]
    first = re.findall(r"#   line 3: published: (.*)", draft)[0]
    assert (date or "1 January 2024") in first
    if date:
        assert f"quote: {date}, reason" in draft


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("A view of the port on 2 March 2024. Photo: Ida Blom", "caption?"),
        ("FILE - The ferry in 2019.", "caption?"),
        ("People queue in Sandhaven, March 2024. REUTERS/Ida Blom", "caption?"),
        ("© 2024 Coast Press. All rights reserved.", "credit?"),
        ("Liked by 40 people", "what readers did?"),
        ("Comments (12)", "what readers did?"),
        ("40 Retweets 12 Quotes 300 Likes", "what readers did?"),
        ("He sold 400 shares.", ""),
        ("1 of 5", "navigation?"),
        ("Subscribe for $1 a month", "navigation?"),
        ("Home > News > 2024", "navigation?"),
        ("Reading time: 3 minutes", "reading-time?"),
        ("Updated 5:30 p.m. March 3, 2024", "the article's own date?"),
    ],
)
def test_a_line_that_reports_nothing(line: str, why: str) -> None:
    draft = draft_source("a", seed_text(f"A title of some length\n\n{line}\n"), EMPTY).text
    aside = draft.partition("\nset_aside:\n")[2]
    if why:
        assert f"# {why}" in aside
        assert draft.count("  - id: ") == 1
    else:
        assert not aside


QUAY = """\
Harbour closed, says master

Nils Oke, who runs the harbour, said the mole had broken. He added that the harbour would stay closed for days. \
More than 300 tonnes of oil had leaked from the ship since Thursday.

Nils Oke said that the mole was safe, while Lantern Shipping moved the tanker to the outer harbour.
“The dockers say that the harbour is open,” Nils Oke said. Nils Oke’s claims of a closed harbour are in dispute.
The tanker lay off the harbour while tugs went round it. It rained on the hills.

The harbour at dawn, with the tanker in front of the mole (Ida Blom/AP Photo)
Crew aboard the tanker: 12 of them
"""


@pytest.mark.parametrize(
    ("quote", "lines"),
    [
        # Somebody says it, though in a headline.
        ("Harbour closed, says master", ["by: TODO", "voice: headline"]),
        ("the mole had broken", ["by: [harbour-master]", "voice: indirect"]),
        (
            "the harbour would stay closed for days",
            ["by: [{actor: harbour-master, from: He added, because: TODO}]", "stance: TODO  # “would”"],
        ),
        ("the mole was safe", ["by: [harbour-master]"]),
        # Another acts beside what he says.
        ("Lantern Shipping moved the tanker to the outer harbour", ["by: TODO"]),
        # His words may be theirs.
        ("The dockers say that the harbour is open", ["by: TODO", "voice: direct"]),
        ("The tanker lay off the harbour", ["by: none", "voice: narrator"]),
        ("tugs went round it", ["by: none", "voice: narrator"]),
        # A line of a list may be said by whoever gives it.
        ("Crew aboard the tanker: 12 of them", ["by: TODO"]),
    ],
)  # fmt: skip
def test_a_speaker_stands_there_only_where_the_words_leave_no_other(
    quote: str, lines: list[str]
) -> None:
    draft = draft_source("quay", seed_text(QUAY), EMPTY).text
    found = re.search(rf"    quote: \"?{re.escape(quote)}\"?\n(?:    .*\n)+", draft)
    assert found, draft
    for line in lines:
        assert line in found[0]


def test_what_has_no_word_that_the_dossier_knows_and_what_reports_nothing_is_not_drafted() -> None:
    claims = claims_of(draft_source("quay", seed_text(QUAY), EMPTY).text)
    told = " / ".join(str(each["quote"]) for each in claims)
    assert "rained" not in told
    assert "at dawn" not in told
    # Who somebody is, he does not say.
    runs = [each for each in claims if "runs the harbour" in str(each["quote"])]
    assert all(each["by"] == "TODO" for each in runs)


def test_words_that_another_article_has_coded_come_with_what_was_decided_there() -> None:
    claim = EMPTY.article["harbour-gazette"].source.claims
    coded = next(each for each in claim if each.answer and each.origin and each.utterance)
    words = " ".join(part.text or "" for part in coded.quote)
    text = f"A title of some length\n\nAt the quay {words}.\n"
    drafted = draft_source("quay", seed_text(text), EMPTY).text
    assert coded.origin is not None
    claims = claims_of(drafted)
    found = next(each for each in claims if each["quote"] == words)
    assert (found["question"], found["answer"]) == (coded.question, coded.answer)
    assert (found["origin"], found["utterance"]) == (coded.origin.origin, coded.utterance)
    assert f"ties:\n  - {{origin: {coded.origin.origin}, basis: TODO, from: [TODO]}}\n" in drafted
