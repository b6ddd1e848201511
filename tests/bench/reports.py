"""One invented report: its article and the annotation of it, made from nothing but its place."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from random import Random

from . import words

CLAIMS = 20
# What a line begins with that an edit changes: each report has one.
NOTE = "note: "
# How many reports carry one origin, and of how many one gives numbers.
SHARING = 4
NUMBERED = 10
_FIRST_DAY = dt.date(2023, 1, 2)
_DAYS = 360
_OTHERS = 4


@dataclass(frozen=True)
class Report:
    """The article's text, the YAML that annotates it, and what its origin needs to know of it."""

    id: str
    text: str
    yaml: str


@dataclass(frozen=True)
class Briefing:
    """The act of speech that some neighbouring reports carry."""

    id: str
    speaker: str
    name: str
    day: dt.date
    first: str


@dataclass(frozen=True)
class _Said:
    """A claim before it is written: its sentence, and the lines that code it."""

    id: str
    what: str
    coded: tuple[str, ...]
    by: tuple[str, str]
    shared: bool


def report_id(place: int) -> str:
    return f"report-{place:04}"


def briefing(number: int, briefings: int) -> Briefing:
    """The origin of that number, of so many spread evenly over the dossier's days."""
    actor, name, *_ = words.SPEAKERS[number % len(words.SPEAKERS)]
    day = _FIRST_DAY + dt.timedelta(days=number * _DAYS // max(briefings, 1))
    return Briefing(f"briefing-{number:04}", actor, name, day, report_id(number * SHARING))


def day_words(day: dt.date) -> str:
    return f"on {day.day} {day:%B} {day.year}"


def report(place: int, origin: Briefing) -> Report:
    """The report at `place`, which carries `origin`; the same every time."""
    own, shared = Random(f"report {place}"), Random(origin.id)
    said = _said(own, shared, place, origin)
    told = [_told(own, each) for each in said]
    text, title, tie = _article(own, place, origin, told)
    name = report_id(place)
    return Report(name, text, _annotation(name, text, title, tie, origin, said, told, place))


def _said(own: Random, shared: Random, place: int, origin: Briefing) -> list[_Said]:
    """The claims of a report; what its origin says is the same in every report that carries it."""
    speaker = (origin.speaker, origin.name)
    others = [each[:2] for each in words.SPEAKERS if each[0] != origin.speaker]
    subjects = shared.sample(words.SUBJECTS, len(words.SUBJECTS))
    said = []
    for thing, called in words.THINGS:
        answer = shared.choice(words.ANSWERS)
        state = own.choice(words.STATES[answer])
        coded = (f"question: {thing}", f"answer: {answer}")
        what = f"the {called} {state} because {_scene(shared)}"
        said.append(_Said(thing, what, coded, speaker, shared=True))
    if place % NUMBERED == 3:
        said += [_number(own, shared, each, speaker) for each in words.COUNTED]
    while len(said) < CLAIMS:
        at = len(said)
        if at >= CLAIMS - _OTHERS:
            what = f"{subjects[at - 1]} saw that {_scene(own)}"
            said.append(_Said(f"also-{at}", what, (), own.choice(others), shared=False))
        else:
            what = f"{subjects[at - 1]} {shared.choice(words.DEEDS)} while {_scene(shared)}"
            said.append(_Said(f"word-{at}", what, (), speaker, shared=True))
    return said


def _number(
    own: Random, shared: Random, asked: tuple[str, str, str, str], by: tuple[str, str]
) -> _Said:
    question, kind, _, counted = asked
    number = shared.randrange(21, 90)
    phrase, coded = own.choice(
        (
            (f"{number}", f"kind: exact, number: {number}"),
            (f"about {number}", f"kind: about, number: {number}"),
            (f"more than {number}", f"kind: more-than, number: {number}"),
            (f"at least {number}", f"kind: at-least, number: {number}"),
            (
                f"between {number} and {number + 15}",
                f"kind: between, range: [{number}, {number + 15}]",
            ),
            ("dozens of", "kind: vague, term: dozens"),
        )
    )
    words_of_count = phrase.removesuffix(" of")
    lines = (f"question: {question}", f"count: {{phrase: {words_of_count}, {coded}}}")
    return _Said(question, f"in all, {phrase} {counted}", (*lines, f"# {kind}"), by, shared=True)


def _told(own: Random, said: _Said) -> str:
    form = own.choice(words.TOLD)
    sentence = form.format(what=said.what, who=said.by[1])
    return sentence[0].upper() + sentence[1:]


def _article(own: Random, place: int, origin: Briefing, told: list[str]) -> tuple[str, str, str]:
    """The text, its title, and the words that tie it to its origin."""
    outlet = words.OUTLETS[place % len(words.OUTLETS)]
    title = f"What is known after the briefing by {origin.name}"
    tie = f"The words were given {day_words(origin.day)} at a briefing in the town hall"
    published = origin.day + dt.timedelta(days=1 + place % 2)
    head = f"{title}\n\n{outlet}\nPublished {day_words(published)}\n\n{tie}.\n"
    sentences = own.sample(told, len(told))
    paragraphs = [
        # What stands last reports nothing and is quoted nowhere.
        " ".join([*sentences[start : start + 2], f"{_scene(own).capitalize()}."])
        for start in range(0, len(sentences), 2)
    ]
    return "\n".join([head, "\n\n".join(paragraphs), ""]), title, tie


def _scene(by: Random) -> str:
    """Words that few other sentences have, as those of real articles have few in common."""
    kinds, nouns, deeds = (by.sample(given, 6) for given in (words.KINDS, words.NOUNS, words.VERBS))
    return ", ".join(
        f"{kinds[n]} {nouns[n]}s {deeds[n]} {kinds[n + 1]} {nouns[n + 1]}s" for n in (0, 2, 4)
    )


def _annotation(
    name: str, text: str, title: str, tie: str, origin: Briefing,
    said: list[_Said], told: list[str], place: int,
) -> str:  # fmt: skip
    published = origin.day + dt.timedelta(days=1 + place % 2)
    lines = [
        f"id: {name}",
        f"seed: {name}.txt",
        f"sha256: {hashlib.sha256(text.encode()).hexdigest()}",
        f"title: {title}",
        f"outlet: {words.OUTLETS[place % len(words.OUTLETS)]}",
        "agency: unknown",
        "byline: unknown",
        f"published: {{when: {published}, basis: stated, from: [{day_words(published)}]}}",
        f"url: https://reports.example/{name}",
        "language: en",
        "summary: |",
        f"  The article carries a briefing by {origin.name} and the words of others in the town.",
        "ties:",
        f"  - {{origin: {origin.id}, basis: stated, from: [{tie}]}}",
        "claims:",
    ]
    for each, sentence in zip(said, told, strict=True):
        lines += _claim(each, sentence, origin)
    return "\n".join(lines) + "\n"


def _claim(said: _Said, sentence: str, origin: Briefing) -> list[str]:
    flow = said.coded and said.coded[-1] == "# flow"
    # Of direct words, who says them is no part.
    quote = sentence[: sentence.index("”") + 1] if "“" in sentence else sentence
    lines = [
        f"  - id: {said.id}",
        f"    quote: {json.dumps(quote, ensure_ascii=False)}",
        f"    by: [{said.by[0]}]",
        f"    voice: {'direct' if '“' in sentence else 'indirect'}",
    ]
    if said.shared:
        lines += [f"    origin: {origin.id}", f"    utterance: {said.id}"]
    lines += [f"    {each}" for each in said.coded if not each.startswith("#")]
    if said.id == words.THINGS[0][0]:
        lines.append(f"    {NOTE}Read once.")
    if said.coded:
        key = "over" if flow else "as_of"
        lines += [
            f"    {key}:",
            f"      when: {origin.day}",
            "      basis: inferred",
            f"      from: [{day_words(origin.day)}]",
            "      because: The briefing of that day speaks of the day itself.",
        ]
    return lines
