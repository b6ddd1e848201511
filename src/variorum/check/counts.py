"""Counts agree with their words (rule 14)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal

from variorum.model.article import Article
from variorum.model.count import Count
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem
from variorum.text.language import language_of
from variorum.text.letters import in_quotes
from variorum.text.passages import Span, squeezed
from variorum.text.quantities import Mention, Stated, mentions, modified, plain, read_phrase

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
NO_NUMBER_REVISED = Code(
    "revises-no-number", "error", "The words of a number that another takes the place of name no number.",
    bad="count: {phrase: Some 40, kind: about, number: 40, revises: [remained]}",
    good="count: {phrase: Some 40, kind: about, number: 40}",
)  # fmt: skip
# How far after a phrase the unit of its number may stand.
_FAR = 24


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    for at, claim in enumerate(article.source.claims):
        if claim.count is not None:
            yield from _check_words(dossier, article, at, claim.id, claim.count)
            yield from _check_revised(dossier, article, at, claim.count)


def _check_words(
    dossier: Dossier, article: Article, at: int, claim: str, count: Count
) -> Iterator[Problem]:
    """A count held against its phrase (rule 14). What a curator gives a reason for is theirs to say."""
    phrase = squeezed(count.phrase)
    language = dossier.language_of(article)
    span = article.phrases.get(claim)
    if count.term and count.term.casefold() not in phrase.casefold():
        yield NOT_IN_PHRASE.at(
            dossier.place(article.path, "claims", at, "count", "term"),
            f"the term “{squeezed(count.term)}” does not stand in the phrase “{phrase}”",
            expected="a word of the phrase", found=f"“{squeezed(count.term)}”",
            fix="take the vague word from the phrase, spelled as it stands there",
        )  # fmt: skip
    if count.because:
        return
    if (cut := _cut_short(dossier, article, at, count, span, language)) is not None:
        yield cut
        return
    # As the text has it: a space that holds the groups of a number together may be a plain one here.
    words, after = count.phrase, ""
    if article.text and span:
        words = article.text.words(span)
        after = article.text.text[span.end : span.end + _FAR]
    stated = read_phrase(words, language, after)
    if stated is None:
        return
    term = stated.term
    if term and count.term and (left := _left_out(count.term, term, language)):
        yield NOT_IN_PHRASE.at(
            dossier.place(article.path, "claims", at, "count", "term"),
            f"the term “{squeezed(count.term)}” leaves out “{left}”, with which the phrase says another number",
            expected=f"“{term}”", found=f"“{squeezed(count.term)}”",
            fix=f"write `kind: vague, term: {term}`, or say `because:` if the words mean something else here",
        )  # fmt: skip
        return
    given = _numbers(count)
    if stated.numbers and any(number not in stated.numbers for number in given):
        yield NOT_IN_PHRASE.at(
            dossier.place(article.path, "claims", at, "count"),
            f"the count says {_told(given)}, and its phrase “{phrase}” says {_told(stated.numbers)}",
            expected=_told(stated.numbers), found=_told(given),
            fix=f"write `{_keys(stated.kinds or (count.kind,), stated)}`"
            if len(stated.numbers) == 1 or stated.kinds == ("between",)
            else "write one of the numbers that the phrase states, or `kind: between` with both",
        )  # fmt: skip
        return
    kinds = stated.kinds
    beside = _beside(dossier, article, claim)
    if kinds and count.kind not in kinds:
        fix = f"write `{_keys(kinds, stated)}`"
        # The phrase may only lack the word that says so.
        if beside is not None and count.kind in beside[1]:
            fix = f"write `phrase: {in_quotes(beside[0])}, {_with((count.kind,), count)}`"
        # Words before the number that are not known might change it.
        code = NOT_THE_KIND if stated.alone else KIND_DOUBTED
        yield code.at(
            dossier.place(article.path, "claims", at, "count"),
            f"the count is of kind `{count.kind}`, and its phrase “{phrase}” says "
            + _named(stated.kinds),
            expected=" or ".join(f"`kind: {kind}`" for kind in kinds),
            found=f"`kind: {count.kind}`",
            fix=f"{fix}, or say `because:` if the words mean something else here",
        )  # fmt: skip
        return
    if beside is None:
        return
    words, kinds = beside
    if count.kind not in (*kinds, "between", "vague"):
        yield KIND_DOUBTED.at(
            dossier.place(article.path, "claims", at, "count"),
            f"the count is of kind `{count.kind}`, and with the words beside its phrase it would be "
            f"{_named(kinds)}: “{words}”",
            expected=" or ".join(f"`kind: {kind}`" for kind in kinds),
            found=f"`kind: {count.kind}`",
            fix=f"write `phrase: {in_quotes(words)}, {_with(kinds, count)}`, or say `because:` if these words do "
            "not belong to it",
        )  # fmt: skip


def _check_revised(dossier: Dossier, article: Article, at: int, count: Count) -> Iterator[Problem]:
    """Words such as "doubled" give only one end of a change: the other is never worked out."""
    language = dossier.language_of(article)
    for number, passage in enumerate(count.revises):
        words = passage.text
        if words and not mentions(words, dossier.vague_words, language):
            yield NO_NUMBER_REVISED.at(
                dossier.place(article.path, "claims", at, "count", "revises", number),
                f"the words “{squeezed(words)}” name no number that this one takes the place of",
                expected="words of the quote with the earlier number, or the claim that has it",
                found=f"“{squeezed(words)}”",
                fix="quote the words that give the earlier number, or leave `revises` out",
            )  # fmt: skip


def _cut_short(
    dossier: Dossier, article: Article, at: int, count: Count, span: Span | None, language: str
) -> Problem | None:
    """A phrase that has only a part of a number: “1.5” of “1.5 lakh”, “dozen” of “a few dozen”."""
    text = article.text
    cut = _cut(text.text, article, span, language) if text and span else None
    if text is None or span is None or cut is None:
        return None
    whole = Span(min(span.start, cut.span.start), max(span.end, cut.span.end))
    keys = _against_whole(count, read_phrase(text.words(whole), language))
    if keys is None:
        return None
    phrase, words = squeezed(text.words(span)), squeezed(text.words(whole))
    return NOT_IN_PHRASE.at(
        dossier.place(article.path, "claims", at, "count", "phrase"),
        f"the phrase “{phrase}” is a part of “{words}”, which says something else",
        expected=f"“{words}”", found=f"“{phrase}”",
        fix=f"write `phrase: {in_quotes(words)}, {keys}`, and quote it whole",
    )  # fmt: skip


def _beside(dossier: Dossier, article: Article, claim: str) -> tuple[str, tuple[str, ...]] | None:
    """The phrase with the words right beside it, in its quote, that make another kind of its number;
    and the kinds they state."""
    span = article.phrases.get(claim)
    if article.text is None or span is None:
        return None
    text, language = article.text.text, dossier.language_of(article)
    bounds = next((part for part in article.quotes[claim] if part.holds(span)), span)
    # “40 people”: what stands before and behind the number.
    own = _within(text, span, language)
    around = modified(text, Mention(own[0] if len(own) == 1 else span, "number"), bounds, language)
    # “Control over 90%”: there it belongs to the word before it.
    governor = text[bounds.start : around.span.start].split()[-1:]
    governed = governor and governor[0].casefold() in language_of(language).governors
    if not around.kinds or span.holds(around.span) or (governed and around.span.start < span.start):
        return None
    whole = Span(min(span.start, around.span.start), max(span.end, around.span.end))
    return squeezed(article.text.words(whole)), around.kinds


def _with(kinds: tuple[str, ...], count: Count) -> str:
    return _keys(kinds, Stated(numbers=None if count.number is None else (count.number,)))


def _cut(text: str, article: Article, span: Span, language: str) -> Mention | None:
    """The quantity of the text of which a phrase has only a part: “1.5” of “1.5 lakh”."""
    accounts = article.accounts
    at = bisect_right(accounts, span.start, key=lambda each: each.mention.span.start)
    for each in accounts[max(0, at - 1) :]:
        whole = each.mention.span
        if whole.start >= span.end:
            return None
        if each.mention.kind == "date" or not whole.touches(span) or span.holds(whole):
            continue
        if any(place.touches(whole) for place in _within(text, span, language) or (span,)):
            return each.mention
    return None


def _within(text: str, span: Span, language: str) -> list[Span]:
    """Where quantities stand in a part of the text."""
    found = mentions(text[span.start : span.end], (), language)
    return [Span(span.start + m.span.start, span.start + m.span.end) for m in found]


def _against_whole(count: Count, whole: Stated | None) -> str | None:
    """The keys that the whole words ask for where a count of a part of them says something else."""
    if whole is None:
        return None
    if whole.kinds == ("vague",):
        return None if count.kind == "vague" else f"kind: vague, term: {whole.term}"
    if whole.kinds == ("between",) and count.kind != "between":
        return _keys(whole.kinds, whole)
    if not whole.numbers or all(number in whole.numbers for number in _numbers(count)):
        return None
    kinds = whole.kinds or (count.kind,)
    if len(whole.numbers) > 1 and kinds != ("between",):
        return None
    return _keys(kinds, whole)


def _left_out(term: str, whole: str, language: str) -> str:
    """The words of a vague quantity that its term lacks, where they are quantities or part of a word."""
    at = whole.casefold().find(squeezed(term).casefold())
    if at < 0:
        return ""
    end = at + len(squeezed(term))
    before, behind = whole[:at], whole[end:]
    if before[-1:].isalpha() or mentions(before, (), language):
        return before.strip()
    return behind.strip() if behind[:1].isalpha() or mentions(behind, (), language) else ""


def _named(kinds: Iterable[str]) -> str:
    return " or ".join(f"`{kind}`" for kind in kinds)


def _keys(kinds: tuple[str, ...], stated: Stated) -> str:
    if kinds == ("vague",):
        return f"kind: vague, term: {stated.term}"
    if kinds == ("between",) and stated.numbers:
        return f"kind: between, range: [{', '.join(plain(n) for n in stated.numbers)}]"
    number = f", number: {plain(stated.numbers[0])}" if stated.numbers else ""
    return f"kind: {kinds[0]}{number}"


def _numbers(count: Count) -> list[Decimal]:
    return [number for number in (count.number, *(count.range or ())) if number is not None]


def _told(numbers: Iterable[Decimal]) -> str:
    return " and ".join(plain(number) for number in numbers)
