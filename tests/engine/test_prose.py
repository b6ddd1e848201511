"""Our own sentences claim nothing and name their counts (rule 12), in every dossier there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import variorum.render
from variorum.check.prose import CLAIMING, outside_quotes
from variorum.model.analysis import Analysis
from variorum.render.differences import contrast_sentence, utterance_sentence
from variorum.render.exports.tables import TABLES
from variorum.render.sentences import (
    MOST_CONTRASTS,
    claim_line,
    dependence_sentence,
    verdict_sentences,
    verdict_words,
)
from variorum.render.words import few, number_words

TEMPLATES = Path(variorum.render.__file__).parent / "templates"
VOUCHING = re.compile(
    rf"\b(?:{'|'.join([*CLAIMING, 'confirmed', 'confirms', 'verified', 'proven', 'proves'])}"
    r"|admitted|admits|revealed|reveals)\b",
    re.IGNORECASE,
)


def sentences(analysis: Analysis) -> Iterator[str]:
    """Every sentence that is generated for a dossier."""
    for row in analysis.rows:
        for verdict in row.verdicts.values():
            yield from verdict_sentences(analysis, row, verdict)
        for contrast in row.contrasts:
            yield contrast_sentence(analysis, contrast)
    for told in analysis.utterances.values():
        for utterance in told:
            yield utterance_sentence(analysis, utterance)
    yield dependence_sentence(analysis)
    (findings,) = (table for table in TABLES if table.name == "findings")
    yield from map(str, findings.filled(analysis).cells["explanation"])


@pytest.fixture(scope="module")
def told(everything: Mapping[str, Analysis]) -> list[str]:
    return sorted({text for analysis in everything.values() for text in sentences(analysis)})


def test_no_sentence_vouches_outside_quotation_marks(
    told: list[str], everything: Mapping[str, Analysis]
) -> None:
    assert [text for text in told if VOUCHING.search(outside_quotes(text))] == []
    lines = [claim_line(analysis, c) for analysis in everything.values() for c in analysis.claims]
    assert [line for line in lines if VOUCHING.search(outside_quotes(line))] == []


def test_sentences_that_quote_such_words_are_among_them(told: list[str]) -> None:
    """The guard above would see nothing if no dossier had such words."""
    assert any(VOUCHING.search(text) for text in told)


def test_every_sentence_reads_as_one(told: list[str]) -> None:
    """It begins with a capital, a digit or a quotation, ends with a full stop, and has no gap."""
    wrong = [
        text
        for text in told
        if not text.endswith(".")
        or not (text[0].isupper() or text[0].isdigit() or text[0] == "“")
        or "  " in text
        or text != text.strip()
        or re.search(r"\bNone\b(?! of \d)|\.\.| [,.;:)]|\( |[,;:]\.|“”|\{|\}", outside_quoted(text))
        or text.count("“") != text.count("”")
        or text.count("(") != text.count(")")
    ]
    assert wrong == []


def outside_quoted(text: str) -> str:
    """`text` with a word in place of each quotation, so that the gaps it leaves are not seen."""
    quoted = re.compile(r"“[^“”]*”")
    without = quoted.sub("Q", text)
    return without if without == text else outside_quoted(without)


def test_number_and_noun_agree(told: list[str]) -> None:
    wrong = re.compile(
        r"\b(?:1|[Oo]ne) (?:further )?(?:articles|statements|answers|claims|pairs|questions)\b"
        r"|\b(?:[2-9]|\d\d+|[Tt]wo|[Tt]hree|[Ff]our) (?:further )?(?:article|statement|answer|claim|pair|question)\b"
    )
    assert [text for text in told if wrong.search(outside_quotes(text))] == []


def test_a_verdict_names_its_counts(everything: Mapping[str, Analysis]) -> None:
    for analysis in everything.values():
        for row in analysis.rows:
            articles, statements = len(row.sources), row.statements
            for verdict in row.verdicts.values():
                first, *reasons = verdict_sentences(analysis, row, verdict)
                words = verdict_words(analysis, row, verdict)
                assert first.startswith(f"{words[0].upper()}{words[1:]}")
                assert (f" {articles} article" in first) == bool(articles)
                several = f" {number_words(statements)} statements count" in first
                assert several == (statements.most > 1)
                assert bool(reasons) == (verdict.standing != "silent")
                text = outside_quotes(" ".join(reasons))
                if verdict.standing == "single-origin":
                    carried = len({c.source.id for c in verdict.claims})
                    one = f"{few(carried)} article"
                    opened = f"{few(statements)} statements count: " if several else one
                    assert text.casefold().startswith(opened)
                    assert ("It is open whether they are " in text) == several
                if verdict.standing in ("single-party", "compatible"):
                    assert f"{few(statements)} statements" in text.casefold()
                if verdict.standing == "unattributed":
                    assert text.casefold().startswith(f"{few(articles)} article")
                if len(verdict.contrasts) > MOST_CONTRASTS:
                    assert f"{len(verdict.contrasts) - MOST_CONTRASTS} further pair" in text


def test_no_verdict_denies_what_is_found(everything: Mapping[str, Analysis]) -> None:
    """That answers do not exclude one another is said only where none that count do."""
    for analysis in everything.values():
        for row in analysis.rows:
            for rule, verdict in row.verdicts.items():
                found = [
                    c for c in row.contrasts
                    if c.reading in (None, rule) and not c.across and c.left.counted and c.right.counted
                ]  # fmt: skip
                text = " ".join(verdict_sentences(analysis, row, verdict))
                if found:
                    assert "could be true" not in text
                    assert verdict.contrasts or "given in two ways" in text


def test_a_contrast_names_the_articles_of_each_side(
    everything: Mapping[str, Analysis],
) -> None:
    for analysis in everything.values():
        for row in analysis.rows:
            for contrast in row.contrasts:
                text = contrast_sentence(analysis, contrast)
                for side in (contrast.left, contrast.right):
                    carrying = {c.source.id for c in side.claims}
                    # More than two are told by their number, for those words and for others.
                    numbers = [int(n) for n in re.findall(r"in (\d+) articles", text)]
                    labels = [analysis.dossier.label[each] in text for each in carrying]
                    assert all(labels) or len(carrying) in numbers or sum(numbers) >= len(carrying)


def test_an_utterance_names_its_sources(everything: Mapping[str, Analysis]) -> None:
    for analysis in everything.values():
        for told_ in analysis.utterances.values():
            for each in told_:
                number = len({r.claim.source.id for r in each.renderings})
                assert utterance_sentence(analysis, each).startswith(
                    f"In {number} article{'' if number == 1 else 's'}"
                )


def test_a_span_is_told_as_a_span(everything: Mapping[str, Analysis]) -> None:
    held = next(row for row in everything["never"].rows if row.question.id == "held")
    told = {frozenset(c.claims): contrast_sentence(everything["never"], c) for c in held.contrasts}
    within = told[frozenset({"gazette/never", "mail/then"})]
    assert "(up to 10 March 2024; " in within
    assert "One speaks of a whole span and the other of a moment within it" in within
    beyond = told[frozenset({"gazette/never", "mail/beyond"})]
    assert "whether the moment of the other lies within it" in beyond
    assert "earlier" not in beyond


def test_short_words_are_told_and_the_same_words_are_the_same(
    everything: Mapping[str, Analysis],
) -> None:
    analysis = everything["short-words"]
    told = {u.id: utterance_sentence(analysis, u) for u in analysis.utterances["north-broadcast"]}
    assert told == {
        "now": "In 2 articles: only Untitled article (1) has “At this stage”; "
        "only Untitled article (2) has “As of now”.",
        "bridge": "In 2 articles: read as “it fell” in Untitled article (1); "
        "read as “it stands” in Untitled article (2); only Untitled article (2) has “not”.",
        "same": "In 2 articles: in the same voice and the same words.",
        "moved": "In 2 articles: in the same words, but in another order.",
    }


def test_the_report_says_which_standings_depend_on_the_rule(
    everything: Mapping[str, Analysis],
) -> None:
    for analysis in everything.values():
        text = dependence_sentence(analysis)
        depend = [r for r in analysis.rows if len({v.standing for v in r.verdicts.values()}) > 1]
        if depend:
            assert text.startswith(f"{len(depend)} of {len(analysis.rows)} question")
        else:
            assert "the same under each" in text or len(analysis.dossier.readings) < 2
            assert len(analysis.rows) == 1 or f" {len(analysis.rows)} questions " in text
        assert all(row.question.short in text for row in depend)


def test_the_method_page_explains_every_way_in_which_a_question_stands(
    everything: Mapping[str, Analysis],
) -> None:
    method = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
    table = method.split("| standing | means |")[1].split("\n\n")[0].replace("'", "’")
    told = {
        verdict_words(analysis, row, verdict)
        for analysis in everything.values()
        if len(analysis.dossier.parties) == 2
        for row in analysis.rows
        for verdict in row.verdicts.values()
    }
    assert len(told) > 8
    assert [words for words in sorted(told) if words not in table] == []


DRIFT_WITHOUT_DIRECTION = re.compile(
    r"\b(?:added|adds|omitted|omits|dropped|drops|changed|changes|altered|distorted|toned|"
    r"strengthened|weakened|exaggerat\w*|wrong\w*|correct\w*|original\w*|became|becomes)\b"
)


def test_drift_is_told_without_direction(everything: Mapping[str, Analysis]) -> None:
    texts = [
        outside_quotes(utterance_sentence(analysis, each))
        for analysis in everything.values()
        for told_ in analysis.utterances.values()
        for each in told_
    ]
    assert [text for text in texts if DRIFT_WITHOUT_DIRECTION.search(text)] == []


@pytest.mark.parametrize("template", sorted(TEMPLATES.iterdir()), ids=lambda path: path.name)
def test_no_template_vouches(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    words = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", text, flags=re.DOTALL)
    assert VOUCHING.findall(outside_quotes(words)) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He “confirmed” it.", "He it."),
        ("“One “confirmed” two” end.", "end."),
        ('«confirmed» and "proven" and „revealed“.', "and and ."),
        ("They confirmed “it”.", "They confirmed ."),
    ],
)
def test_what_stands_outside_quotation_marks(text: str, left: str) -> None:
    assert " ".join(outside_quotes(text).split()) == left


def test_a_reply_is_told_from_what_it_replies_to(everything: Mapping[str, Analysis]) -> None:
    found = [
        (analysis, contrast)
        for analysis in everything.values()
        for row in analysis.rows
        for contrast in row.contrasts
        if contrast.responds and contrast.kind == "conflict"
    ]
    assert found
    for analysis, contrast in found:
        sides = (contrast.left, contrast.right)
        first = bool(sides[0].answered & sides[1].ids)
        both = first and bool(sides[1].answered & sides[0].ids)
        one, other = ("first", "second") if first else ("second", "first")
        told = f"The {one} is given as a reply to the {other}"
        expected = "Each is given as a reply to the other" if both else told
        assert expected in contrast_sentence(analysis, contrast)
