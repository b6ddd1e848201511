"""Counts agree with their words and with their question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from variorum.model.article import Article
from variorum.model.count import Count
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem
from variorum.text.passages import squeezed
from variorum.text.quantities import Mention, Stated, language_of, modified, plain, read_phrase

NOT_IN_PHRASE = Code(
    "number-not-in-phrase", "error", "The number of a count is not the one its phrase states.",
    bad="count: {phrase: Some 40, kind: about, number: 400}",
    good="count: {phrase: Some 40, kind: about, number: 40}",
)  # fmt: skip
NOT_THE_KIND = Code(
    "kind-not-in-phrase", "error", "The kind of a count is not the one its phrase states.",
    bad="count: {phrase: Some 40, kind: exact, number: 40}",
    good="count: {phrase: Some 40, kind: about, number: 40}",
)  # fmt: skip
KIND_DOUBTED = Code(
    "kind-doubted", "warning",
    "The kind of a count is not the one its phrase seems to state, or words beside the phrase change it.",
    bad='count: {phrase: "40", kind: exact, number: 40}  # the quote says “Some 40”',
    good="count: {phrase: Some 40, kind: about, number: 40}",
)  # fmt: skip
WRONG_ANSWER = Code(
    "wrong-answer", "error", "A claim does not answer in the way its question asks.",
    bad=(
"question: harbour  # asks for one of its answers, and the claim "
"gives a count"),
    good="question: birds",
)  # fmt: skip
CODES = (NOT_IN_PHRASE, NOT_THE_KIND, KIND_DOUBTED, WRONG_ANSWER)
# How far after a phrase the unit of its number may stand.
_FAR = 24
# The kinds that a kind of words may be given as: "nearly 400" lies below 400, and not far.
_GIVEN_AS = {"nearly": ("about", "less-than")}


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    path = article.path
    for at, claim in enumerate(article.source.claims):
        count = claim.count
        if count is not None:
            yield from _check_words(dossier, article, at, claim.id, count)
        question = dossier.question.get(claim.question or "")
        if question is None:
            continue
        status = question.kind == "status"
        if (claim.answer is None) if status else (count is None):
            yield WRONG_ANSWER.at(
                dossier.place(path, "claims", at, "question"),
                f"`{question.id}` is a {question.kind} question and the claim gives no "
                + ("`answer:`" if status else "`count:`"),
                expected="`answer:` with one of "
                + ", ".join(answer.id for answer in question.answers[:12])
                if status else "`count:` with phrase, kind and number",
                found="`count:`" if count else "`answer:`" if claim.answer else "neither",
                fix="answer the question, or remove `question:` to keep the claim as context",
            )  # fmt: skip


def _check_words(
    dossier: Dossier, article: Article, at: int, claim: str, count: Count
) -> Iterator[Problem]:
    """A count held against its phrase (rule 14). What a curator gives a reason for is theirs to say."""
    phrase = squeezed(count.phrase)
    if count.term and count.term.casefold() not in phrase.casefold():
        yield NOT_IN_PHRASE.at(
            dossier.place(article.path, "claims", at, "count", "term"),
            f"the term “{squeezed(count.term)}” does not stand in the phrase “{phrase}”",
            expected="a word of the phrase", found=f"“{squeezed(count.term)}”",
            fix="take the vague word from the phrase, spelled as it stands there",
        )  # fmt: skip
    language = dossier.language_of(article)
    span = article.phrases.get(claim)
    after = article.text.text[span.end : span.end + _FAR] if article.text and span else ""
    stated = read_phrase(count.phrase, language, after)
    if stated is None or count.because:
        return
    given = [number for number in (count.number, *(count.range or ())) if number is not None]
    if stated.numbers and any(number not in stated.numbers for number in given):
        yield NOT_IN_PHRASE.at(
            dossier.place(article.path, "claims", at, "count"),
            f"the count says {_told(given)}, and its phrase “{phrase}” says {_told(stated.numbers)}",
            expected=_told(stated.numbers), found=_told(given),
            fix="write the number that the words of the phrase state",
        )  # fmt: skip
        return
    kinds = _kinds(stated.kinds)
    if kinds and count.kind not in kinds:
        # Words before the number that are not known might change it.
        code = NOT_THE_KIND if stated.alone else KIND_DOUBTED
        yield code.at(
            dossier.place(article.path, "claims", at, "count"),
            f"the count is of kind `{count.kind}`, and its phrase “{phrase}” says "
            + _named(stated.kinds),
            expected=" or ".join(f"`kind: {kind}`" for kind in kinds),
            found=f"`kind: {count.kind}`",
            fix=_mended(kinds, stated) + ", or say `because:` if the words mean something else here",
        )  # fmt: skip
        return
    yield from _check_beside(dossier, article, at, claim, count)


def _check_beside(
    dossier: Dossier, article: Article, at: int, claim: str, count: Count
) -> Iterator[Problem]:
    """A warning where words right beside the phrase, in its quote, make another kind of the number."""
    span = article.phrases.get(claim)
    if article.text is None or span is None or count.kind == "vague":
        return
    text, language = article.text.text, dossier.language_of(article)
    bounds = next((part for part in article.quotes[claim] if part.holds(span)), span)
    around = modified(text, Mention(span, "number"), bounds, language)
    added = squeezed(text[around.span.start : span.start]).casefold()
    # “Control over 90%”: these are prepositions too.
    if not around.kinds or added in language_of(language).timed:
        return
    kinds = _kinds(around.kinds)
    if count.kind in kinds or count.kind == "between":
        return
    yield KIND_DOUBTED.at(
        dossier.place(article.path, "claims", at, "count"),
        f"the count is of kind `{count.kind}`, and with the words beside its phrase it would be "
        f"{_named(around.kinds)}: “{squeezed(article.text.words(around.span))}”",
        expected=" or ".join(f"`kind: {kind}`" for kind in kinds),
        found=f"`kind: {count.kind}`",
        fix="take these words into the phrase and give the kind they state, or say `because:`",
    )


def _kinds(kinds: Iterable[str]) -> tuple[str, ...]:
    """The kinds a count may have whose words allow `kinds`."""
    return tuple(dict.fromkeys(each for kind in kinds for each in _GIVEN_AS.get(kind, (kind,))))


def _named(kinds: Iterable[str]) -> str:
    return " or ".join(f"`{kind}`" for kind in kinds)


def _mended(kinds: tuple[str, ...], stated: Stated) -> str:
    if kinds == ("vague",):
        return f"write `kind: vague, term: {stated.term}`"
    if kinds == ("between",) and stated.numbers:
        return f"write `kind: between, range: [{', '.join(plain(n) for n in stated.numbers)}]`"
    number = f", number: {plain(stated.numbers[0])}" if stated.numbers else ""
    return f"write `kind: {kinds[0]}{number}`"


def _told(numbers: Iterable[Decimal]) -> str:
    return " and ".join(plain(number) for number in numbers)
