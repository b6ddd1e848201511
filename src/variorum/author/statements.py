"""What the sentences of an article state, clause by clause, as far as the dossier asks for it or names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from variorum.model.dossier import Dossier
from variorum.text.passages import Holders, Span

from .clauses import PATTERNS, Passages

_WORD = re.compile(r"[^\W_]+")
_FEWEST = 4
# Lines that report nothing, as far as their beginning tells.
_LONGEST_LINE = 600
_NOTHING = ("byline", "caption", "credit", "navigation", "stamp")
# Of longer words so much is compared, so that “closed” is found by “closing”.
_STEM, _SHORTEST = 5, 4


def statements(passages: Passages, dossier: Dossier, told: Iterable[Span]) -> Iterator[Span]:
    """The clauses of each sentence that has a word of a question, an answer or a name, without who says
    them; what only tells when or where is none. Words in `told`, dates and names, state nothing by themselves."""
    text = passages.seed.text
    beside = Holders(told)
    asked = _stems(_asked(dossier))
    for sentence in passages.sentences:
        line = passages.seed.paragraph(sentence)
        head = text[line.start : min(line.end, line.start + _LONGEST_LINE)]
        nothing = any(PATTERNS[each].match(head) for each in _NOTHING)
        if nothing or asked.isdisjoint(_stems([text[sentence.start : sentence.end]])):
            continue
        start = sentence.start
        for end, after in _gaps(text, sentence):
            clause = _bare(text, Span(start, end))
            words = [
                word
                for word in _WORD.finditer(text, clause.start, clause.end)
                if not beside.hold(Span(*word.span()))
            ]
            circumstance = PATTERNS["circumstance"].match(text, clause.start, clause.end)
            if len(words) >= _FEWEST and not circumstance:
                yield clause
            start = after


def _gaps(text: str, sentence: Span) -> Iterator[tuple[int, int]]:
    """Where each clause ends and the next begins."""
    for gap in PATTERNS["parts"].finditer(text, sentence.start, sentence.end):
        yield gap.span()
    yield sentence.end, sentence.end


def _bare(text: str, clause: Span) -> Span:
    """A clause without who says it and the word that joins it to the one before."""
    start = clause.start
    for said in PATTERNS["said"].finditer(text, clause.start, clause.end):
        start = said.end()
    while start < clause.end and text[start].isspace():
        start += 1
    if joined := PATTERNS["clause begins"].match(text, start, clause.end):
        start = joined.end()
    return Span(start, max(start, clause.end))


def _asked(dossier: Dossier) -> Iterator[str]:
    """The words in which a dossier asks, answers and names."""
    for question in dossier.questions:
        yield question.ask
        yield from (answer.label for answer in question.answers)
    for name in dossier.names:
        yield from name.variants
    yield from (actor.name for actor in dossier.actors)


def _stems(texts: Iterable[str]) -> set[str]:
    return {
        word.casefold()[:_STEM]
        for text in texts
        for word in _WORD.findall(text)
        if len(word) >= _SHORTEST
    }
