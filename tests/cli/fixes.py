"""Slips that people make in a dossier, each with where what its message proposes is to be written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

COURIER = "data/sources/coast-courier.yaml"
GAZETTE = "data/sources/harbour-gazette.yaml"
ACTORS = "data/actors.yaml"
ORIGINS = "data/origins.yaml"
NOTICE = "data/sources/notice.yaml"
GERMAN = "data/sources/kuestenbote.yaml"
QUESTIONS = "data/questions.yaml"
DOSSIER = "data/dossier.yaml"
TEXT = (
    "On the mole 5,000 gulls sat. Note: on Friday they flew. “Keep out,” a guard said. "
    "Between 4,000 and 6,000 terns came.\n"
)
RECORD = f"""\
id: notice
seed: notice.txt
sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}
title: unknown
outlet: unknown
agency: unknown
byline: unknown
published: unknown
summary: A notice.
claims:
  - id: gulls
    quote: On the mole 5,000 gulls sat
    by: none
    voice: narrator
    said: {{when: unknown, from: ["Note: on Friday"]}}
    count: {{phrase: "5,000", kind: exact, number: 5000}}
  - id: terns
    quote: Between 4,000 and 6,000 terns came
    by: none
    voice: narrator
    count: {{phrase: "Between 4,000 and 6,000", kind: between, range: [4000, 6000]}}
  - id: guard
    quote: Keep out
    by: [officials]
    voice: direct
"""


@dataclass(frozen=True)
class Fix:
    """`right` became `wrong` in a file; of what is proposed for it, `part` of the file is replaced.

    `part` is `wrong` where nothing is said, `put` says what is written for the proposed words, and
    `nth` which of them where a fix proposes several.
    """

    path: str
    right: str
    wrong: str
    code: str
    says: str = ""
    part: str = ""
    put: str = "{}"
    nth: int = 0


FIXES = {
    "a phrase with a comma": Fix(
        NOTICE, 'phrase: "5,000"', "phrase: 5,000", "unknown-key", "inside braces a comma"
    ),
    "a number with a comma": Fix(
        NOTICE, "number: 5000", "number: 5,000", "unknown-key", "without a comma"
    ),
    "curly quotes around a phrase": Fix(
        NOTICE, 'phrase: "5,000"', "phrase: “5,000”", "unknown-key", "curly quotes"
    ),
    "curly quotes around a word": Fix(
        NOTICE, "voice: direct", "voice: “direct”", "bad-choice", "curly quotes", "“direct”"
    ),
    "curly quotes around an id": Fix(
        NOTICE, "id: guard", "id: “guard”", "bad-id", "curly quotes", "“guard”"
    ),
    "curly quotes around a quote": Fix(
        NOTICE, "quote: On the mole 5,000 gulls sat", "quote: “On the mole 5,000 gulls sat”",
        "quote-not-found", "curly quotes", "“On the mole 5,000 gulls sat”",
    ),
    "a missing dash": Fix(
        NOTICE, "  - id: guard", "    id: guard", "duplicate-key", "a dash is missing",
        put="  {}",
    ),
    "a missing dash, less deep": Fix(
        NOTICE, "  - id: guard", "  id: guard", "yaml-syntax", "a dash is missing", put="  {}"
    ),
    "a missing dash at the first": Fix(
        NOTICE, "  - id: gulls", "    id: gulls", "yaml-syntax", "a dash is missing", put="  {}"
    ),
    "a colon in a list in braces": Fix(
        NOTICE, '["Note: on Friday"]', "[Note: on Friday]", "unknown-key", "a colon and a space",
        "Note: on Friday",
    ),
    "a colon in braces": Fix(
        COURIER, "because: The other article dates this Friday.", "because: The other: it dates this.",
        "yaml-syntax", "a colon and a space",
    ),
    "a no-break space after a colon": Fix(
        NOTICE, "voice: direct", "voice:\u00a0direct", "yaml-syntax", "U+00A0"
    ),
    "a no-break space in braces": Fix(
        NOTICE, "kind: exact", "kind:\u00a0exact", "unknown-key", "U+00A0"
    ),
    "a no-break space before a key": Fix(
        NOTICE, "    voice: direct", "   \u00a0voice: direct", "yaml-syntax", "U+00A0", put="    {}"
    ),
    "another hyphen in a date": Fix(
        GAZETTE, "published: {when: 2024-03-02", "published: {when: 2024\u201103\u201102", "bad-date",
        "U+2011", "2024\u201103\u201102",
    ),
    "a name for an id": Fix(NOTICE, "[officials]", "[“Officials”]", "bad-id", "", "“Officials”"),
    "a person's name": Fix(COURIER, "[harbour-master]", "[Nils Oke]", "bad-id", "", "Nils Oke"),
    "a variant of a name": Fix(COURIER, "[harbour-master]", "[Oke]", "bad-id", "", "Oke"),
    "nearly none": Fix(NOTICE, "by: none", "by: nonex", "unknown-id", "nobody is named", "nonex"),
    "a claim without its source": Fix(
        GAZETTE, "responds_to: harbour-gazette/harbour-closed", "responds_to: harbour-closed",
        "unknown-id", "without its source", "harbour-closed",
    ),
    "a comma and a colon in braces": Fix(
        COURIER, "because: The other article dates this Friday.",
        "because: The other, then: it dates this.", "unknown-key", "a comma ends a value",
    ),
    "a colon at the end of a value in braces": Fix(
        ACTORS, "name: The crew, kind", "name: The crew:, kind", "yaml-syntax", "ends a key",
        "name: The crew:",
    ),
    "a comma in a list in brackets": Fix(
        NOTICE, '["Note: on Friday"]', "[On the mole 5,000 gulls]", "quote-not-found",
        "a comma parts items", "On the mole 5,000 gulls",
    ),
    "curly quotes around words with a comma in a list": Fix(
        NOTICE, '["Note: on Friday"]', "[“On the mole 5,000 gulls”]", "quote-not-found",
        "a comma parts items", "“On the mole 5,000 gulls”",
    ),
    "curly quotes around words with a colon in a list": Fix(
        NOTICE, '["Note: on Friday"]', "[“Note: on Friday”]", "unknown-key", "a colon and a space",
        "“Note: on Friday”",
    ),
    "commas in a range": Fix(
        NOTICE, "range: [4000, 6000]", "range: [4,000, 6,000]", "bad-number", "without commas"
    ),
    "a colon in a name": Fix(
        DOSSIER, "editors: [The Test Editors]", "editors: [The editors: a test]", "wrong-type", "",
        "The editors: a test",
    ),
    "curly quotes around a phrase of the quote": Fix(
        COURIER, "phrase: Some 40", "phrase: “Some 40”", "quote-not-found", "curly quotes",
        "“Some 40”",
    ),
    "angled quotes": Fix(
        NOTICE, "quote: On the mole 5,000 gulls sat", "quote: «On the mole 5,000 gulls sat»",
        "quote-not-found", "curly quotes", "«On the mole 5,000 gulls sat»",
    ),
    "curly quotes around a file's name": Fix(
        NOTICE, "seed: notice.txt", "seed: “notice.txt”", "bad-file-name", "curly quotes",
        "“notice.txt”",
    ),
    "a missing dash before braces": Fix(
        ACTORS, "  - {id: crew, name: The crew, kind: group}", "    {id: crew, name: The crew, kind: group}",
        "yaml-syntax", "a dash is missing", put="  {}",
    ),
    "a missing dash at the margin": Fix(
        NOTICE, "  - id: guard", "id: guard", "duplicate-key", "a dash is missing", put="  {}"
    ),
    "a missing dash before another key": Fix(
        NOTICE, "  - id: guard\n    quote: Keep out", "    quote: Keep out\n    id: guard", "duplicate-key",
        "a dash is missing before this `quote`", "    quote: Keep out", "  {}",
    ),
    "another dash before a record": Fix(
        NOTICE, "  - id: guard", "  – id: guard", "yaml-syntax", "U+2013", put="  {}"
    ),
    "a star before a record": Fix(
        NOTICE, "  - id: guard", "  * id: guard", "yaml-syntax", "a hyphen", put="  {}"
    ),
    "a number with its unit": Fix(
        NOTICE, "number: 5000", "number: 5\u00a0000 gulls", "bad-number", "", "5\u00a0000 gulls"
    ),
    "no space after a dash": Fix(
        NOTICE, "  - id: guard", "  -id: guard", "yaml-syntax", "a space is missing", "-id:"
    ),
    "no space after a colon": Fix(
        NOTICE, "voice: direct", "voice:direct", "yaml-syntax", "a space is missing"
    ),
    "a colon in a title": Fix(
        NOTICE, "title: unknown", "title: Note: on Friday", "yaml-syntax", "a colon and a space"
    ),
    "a date in words": Fix(
        GAZETTE, "published: {when: 2024-03-02", "published: {when: 2 March 2024", "bad-date", "",
        "2 March 2024",
    ),
    "a no-break space before a quoted value in braces": Fix(
        NOTICE, 'phrase: "5,000"', 'phrase:\u00a0"5,000"', "unknown-key", "U+00A0"
    ),
    "a letter without width after a colon": Fix(
        NOTICE, "voice: direct", "voice:\u200bdirect", "yaml-syntax", "U+200B"
    ),
    "a letter without width in a value": Fix(
        NOTICE, "voice: direct", "voice: \u200bdirect", "bad-choice", "U+200B", "\u200bdirect"
    ),
    "a wide colon": Fix(NOTICE, "voice: direct", "voice：direct", "yaml-syntax", "U+FF1A"),
    "a letter without width in a date": Fix(
        GAZETTE, "published: {when: 2024-03-02", "published: {when: 2024-03-\u200b02", "bad-date",
        "U+200B", "2024-03-\u200b02",
    ),
    "a dash between two dates": Fix(
        COURIER, "when: 2024-02-29/2024-03-01", "when: 2024-02-29–2024-03-01", "bad-date", "",
        "2024-02-29–2024-03-01",
    ),
    "None": Fix(NOTICE, "by: none", "by: None", "bad-id", "nobody is named"),
    "no one": Fix(NOTICE, "by: none", "by: no one", "bad-id", "nobody is named"),
    "none in a list": Fix(NOTICE, "by: none", "by: [none]", "unknown-id", "nobody is named"),
    "nobody at all": Fix(
        NOTICE, "by: none\n", "by:\n", "empty-value", "nobody is named", "by:\n", "{}\n", 1
    ),
    "an unknown date": Fix(NOTICE, "published: unknown", "published: unknwon", "bad-date", "", "unknwon"),
    "an unknown outlet": Fix(
        NOTICE, "outlet: unknown", "outlet: unkown", "quote-not-found", "does not say", "unkown"
    ),
    "none for an unknown outlet": Fix(
        NOTICE, "outlet: unknown", "outlet: none", "quote-not-found", "does not say", "none"
    ),
    "a misspelt claim without its source": Fix(
        GAZETTE, "responds_to: harbour-gazette/harbour-closed", "responds_to: harbor-closed",
        "unknown-id", "SOURCE/CLAIM", "harbor-closed",
    ),
    "a claim with another sign": Fix(
        GAZETTE, "responds_to: harbour-gazette/harbour-closed",
        "responds_to: harbour-gazette.harbour-closed", "unknown-id", "SOURCE/CLAIM",
        "harbour-gazette.harbour-closed",
    ),
    "a claim of another source": Fix(
        GAZETTE, "responds_to: harbour-gazette/harbour-closed",
        "responds_to: coast-courier/harbour-closed", "unknown-id", "another source",
        "coast-courier/harbour-closed",
    ),
    "a list of one claim": Fix(
        GAZETTE, "responds_to: harbour-gazette/harbour-closed",
        "responds_to: [harbour-gazette/harbour-closed]", "wrong-type", "",
        "[harbour-gazette/harbour-closed]",
    ),
    "a number with a sign in it": Fix(
        NOTICE, "number: 5000", "number: 5_000", "bad-number", "", "5_000"
    ),
    "a range that falls": Fix(GERMAN, "[20, 30]", "[30, 20]", "bad-count"),
    "an address without its scheme": Fix(
        GAZETTE, "url: https://gazette.example/tanker", "url: gazette.example/tanker", "bad-url", "",
        "gazette.example/tanker",
    ),
    "a rate of nothing": Fix(
        QUESTIONS, "kind: rate\n    per: day", "kind: rate", "bad-question", put="kind: rate\n    {}"
    ),
    "an id used twice": Fix(NOTICE, "id: guard", "id: gulls", "duplicate-id", "", "gulls"),
    "another hash": Fix(
        NOTICE, f"sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}", f"sha256: {'0' * 64}",
        "hash-mismatch", nth=1,
    ),
    "an id that is not the file's name": Fix(NOTICE, "id: notice", "id: notise", "id-not-file-name"),
    "a kind that the phrase does not say": Fix(
        COURIER, "kind: about, number: 40", "kind: exact, number: 40", "kind-not-in-phrase"
    ),
    "a number that the phrase does not say": Fix(
        COURIER, "kind: about, number: 40", "kind: about, number: 400", "number-not-in-phrase",
    ),
    "a kind that the words beside the phrase make doubtful": Fix(
        COURIER, "phrase: Some 40, kind: about, number: 40", 'phrase: "40", kind: exact, number: 40', "kind-doubted",
    ),
    "no byline": Fix(
        NOTICE, "byline: unknown\n", "", "missing-key", "", "agency: unknown\n",
        "agency: unknown\n{}\n", 1,
    ),
    "another speaker than the origin's": Fix(
        COURIER, "by: [harbour-master]\n    voice: indirect\n    origin: radio-briefing",
        "by: [volunteers]\n    voice: indirect\n    origin: radio-briefing", "other-speaker", "",
        "by: [volunteers]",
    ),
    "the body of the origin's speaker": Fix(
        COURIER, "by: [harbour-master]\n    voice: indirect\n    origin: radio-briefing",
        "by: [port-authority]\n    voice: indirect\n    origin: radio-briefing", "near-speaker", "",
        "by: [port-authority]",
    ),
    "a limit without a reason": Fix(
        DOSSIER, "quote_limit_because: The articles are three short inventions, annotated completely.\n",
        "", "no-basis", "", "quote_limit: 95", "{}", 1,
    ),
    "a number of no moment": Fix(
        COURIER, "as_of: unknown\n    count: {phrase: Fewer", "count: {phrase: Fewer", "no-moment", "",
        "count: {phrase: Fewer", "{}\n    count: {{phrase: Fewer", 1,
    ),
    "direct words without marks": Fix(
        COURIER, "by: [officials]\n    voice: indirect", "by: [officials]\n    voice: direct",
        "direct-without-marks", "", "voice: direct",
    ),
    "words in marks that are not direct": Fix(
        NOTICE, "voice: direct", "voice: indirect", "voice-against-marks"
    ),
    "words that stand twice": Fix(
        COURIER, "quote: The port is closed\n    occurrence: 1\n", "quote: The port is closed\n",
        "quote-ambiguous", "", "quote: The port is closed\n", "quote: The port is closed\n    {}\n",
    ),
    "a misspelt key": Fix(NOTICE, "    quote: Keep", "    qoute: Keep", "unknown-key", "", "qoute"),
    "a misspelt voice": Fix(COURIER, "voice: narrator", "voice: narated", "bad-choice", "", "narated"),
    "a part that is not there": Fix(
        "docs/method.md", "<!-- variorum: reading-rules -->", "<!-- variorum: reading-rule -->",
        "unknown-part", "", "reading-rule ", "{} ",
    ),
}  # fmt: skip
# The codes whose proposals are tried here; tests/test_examples.py asks that it be all of them.
TRIED = frozenset(fix.code for fix in FIXES.values())
