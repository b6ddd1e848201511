"""The slips that people make in their first source file, and what they read then."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from variorum.cli.printers import as_text
from variorum.pipeline.checking import check_dossier

COURIER = "data/sources/coast-courier.yaml"
GAZETTE = "data/sources/harbour-gazette.yaml"
GERMAN = "data/sources/kuestenbote.yaml"


@dataclass(frozen=True)
class Slip:
    """Words that a beginner writes in place of others, and what the one problem must say."""

    name: str
    path: str
    old: str
    new: str
    code: str
    says: str
    fix: str


SLIPS = (
    Slip("wrong quote", COURIER, "quote: Dozens of oiled birds", "quote: Dozens of oily birds",
         "quote-not-found", "do not stand in seeds/coast-courier.txt",
         "Dozens of [-oily-] {+oiled+} birds"),
    Slip("straight for curly quotes", GAZETTE, "quote: The harbour is closed",
         "quote: '\"The harbour is closed,\"'", "quote-not-found", "only with other characters",
         "“ (U+201C) where this has \" (U+0022)"),
    Slip("unknown speaker", COURIER, "by: [volunteers]", "by: [voluntears]", "unknown-id",
         "`voluntears` is not an actor", "did you mean `volunteers`?"),
    Slip("a speaker's name in place of the id", COURIER, "by: [harbour-master]", "by: [nils-oke]",
         "unknown-id", "`nils-oke` is not an actor", "did you mean `harbour-master`?"),
    Slip("date in words", GAZETTE, "{when: 2024-03-02, basis: stated", "{when: 2 March 2024, basis: stated",
         "bad-date", "“2 March 2024” is not a date", "write `2024-03-02`"),
    Slip("low above high", GERMAN, "[20, 30]", "[30, 20]", "bad-count", "30, is not below", "write `[20, 30]`"),
    Slip("copied id", COURIER, "id: few-aboard", "id: crew-aboard", "duplicate-id",
         "two records have the id `crew-aboard`", "`crew-aboard-2`"),
    Slip("tab", COURIER, "    voice: headline", "\tvoice: headline", "yaml-syntax",
         "indented with a tab", "indent with spaces"),
    Slip("missing origin", COURIER, "    origin: radio-briefing\n", "", "utterance-without-origin",
         "an utterance is a sentence of an origin", "add `origin:`"),
    Slip("unquoted colon", COURIER, "quote: keeps port shut", "quote: tanker: keeps port shut",
         "yaml-syntax", "a colon and a space", "put the whole value in quotes"),
    Slip("unquoted hash", COURIER, "quote: keeps port shut", "quote: keeps port #1 shut",
         "unquoted-hash", "cut short at ` #`", "put the whole value in quotes"),
    Slip("no for nobody", COURIER, "by: none", "by: no", "unknown-id", "`no` is not an actor",
         "write `by: none`"),
    Slip("deeper by one space", COURIER, "    voice: headline", "     voice: headline",
         "yaml-syntax", "indented deeper than the one above", "indent the keys of one record alike"),
    Slip("less deep", COURIER, "    voice: headline", "  voice: headline", "yaml-syntax",
         "not indented like the lines it belongs to", "indent the keys of one record alike"),
    Slip("no space after the colon", COURIER, "voice: headline", "voice:headline", "yaml-syntax",
         "a space is missing after this colon", "write `voice: headline`"),
    Slip("no space after the dash", COURIER, "- id: flown-off", "-id: flown-off", "yaml-syntax",
         "a space is missing after this dash", "write `- id:`"),
    Slip("words in the wrong field", COURIER, "hedge: reportedly", "hedge: he said",
         "quote-not-found", "not in this claim's quote", "make the quote longer"),
    Slip("phrase outside the quote", COURIER, "phrase: Some 40,", "phrase: some 40,",
         "quote-not-found", "do not stand in this claim's quote", "capitals and small letters"),
    Slip("another hash", COURIER, "sha256: 75e6", "sha256: 85e6", "hash-mismatch",
         "not the text that this hash was taken of", "write `sha256: 75e6"),
    Slip("missing speaker", COURIER, "    by: [volunteers]\n", "", "missing-key",
         "the key `by` is missing", "`by: none` where nobody is named"),
    Slip("key on the wrong level", COURIER, "    count: {phrase: Twelve, kind: exact, number: 12}",
         "    number: 12", "unknown-key", "there is no key `number`", "belongs under `count:`"),
    Slip("comma in braces", COURIER, "The other rendering of", "The other rendering, which is of",
         "unknown-key", "there is no key", "inside braces a comma ends a value"),
    Slip("number with a comma", COURIER, "number: 300}", "number: 3,000}", "unknown-key",
         "there is no key `000`", "without a comma"),
    Slip("misspelt text", COURIER, "seed: coast-courier.txt", "seed: coast-currier.txt",
         "unreadable-file", "no article text seeds/coast-currier.txt", "`coast-courier.txt`"),
    Slip("quote that stands there twice", COURIER, "    occurrence: 1\n", "", "quote-ambiguous",
         "stand 2 times in the article", "`occurrence: 1` for line 9 or `occurrence: 2`"),
    Slip("unlisted value", COURIER, "voice: narrator", "voice: narrated", "bad-choice",
         "`voice` can't be `narrated`", "did you mean `narrator`?"),
    Slip("unclosed quotes", COURIER, "quote: keeps port shut", 'quote: "keeps port shut',
         "yaml-syntax", "never closed", "close the quotes"),
    Slip("apostrophe in single quotes", COURIER, "quote: keeps port shut", "quote: 'ship's port'",
         "yaml-syntax", "goes on after its closing quotation mark", "an apostrophe is written twice"),
)  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_told_where_it_was_made(slip: Slip, harbour: Path) -> None:
    file = harbour / slip.path
    text = file.read_text(encoding="utf-8")
    assert slip.old in text
    file.write_text(text.replace(slip.old, slip.new, 1), encoding="utf-8")
    checked = check_dossier(harbour)
    told = [each for each in checked.problems if each.code == slip.code and slip.fix in each.fix]
    assert told, as_text(checked.problems, checked.dossier.texts)
    (problem,) = told
    assert slip.says in problem.message
    assert problem.path == slip.path
    changed = text[: text.index(slip.old)].count("\n") + 1
    # A record that lacks a key is shown where it begins.
    assert changed - 6 <= problem.line <= changed + 1
    shown = as_text([problem], checked.dossier.texts).splitlines()
    assert shown[2].endswith("^")


@pytest.mark.parametrize(
    ("path", "says", "fix"),
    [
        ("data/sources/post.yml", "`post.yml` does not end in", "rename the file to post.yaml"),
        ("data/sources/post.txt", "`post.txt` does not end in", "text to seeds/"),
        ("data/actor.yaml", "not a file that data/ has", "did you mean `actors.yaml`?"),
        ("data/post.yaml", "not a file that data/ has", "move it to data/sources/"),
    ],
)
def test_a_file_in_the_wrong_place(path: str, says: str, fix: str, harbour: Path) -> None:
    (harbour / path).write_text("id: post\n")
    (problem,) = check_dossier(harbour).problems
    assert problem.code == "bad-file-name"
    assert says in problem.message
    assert fix in problem.fix


def test_a_check_waits_for_nothing_that_a_site_needs(harbour: Path) -> None:
    program = (
        "import sys; from variorum.cli import main\n"
        "sys.argv = ['variorum', 'check']\n"
        "try: main()\n"
        "except SystemExit as end: assert end.code == 0\n"
        "print(sorted({'matplotlib', 'mkdocs', 'networkx', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=harbour, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")
