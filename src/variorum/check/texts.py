"""The article's text is pinned by its hash (rule 2) and annotated once; every quantity of it is accounted for
(rule 3), and quotes are the shortest words that hold the claim (rule 13)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from shlex import quote
from typing import get_args

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Place, Problem
from variorum.model.source import Reason
from variorum.text.letters import MISREAD, repaired
from variorum.text.passages import Holders, SeedText, Span, squeezed

HASH_MISMATCH = Code(
    "hash-mismatch", "error",
    "The article's text is not the one that was annotated: its SHA-256 differs.",
    bad=f"sha256: {'0' * 64}",
    good="sha256: 2881ba0ea88c1a66d6dd2b09f0f770a9615923f48242541f3ac19a55e45128fe",
)  # fmt: skip
USED_TWICE = Code(
    "seed-used-twice", "error",
    "Two sources annotate one text, so that one article would speak twice.",
    bad="seed: harbour-gazette.txt  # in data/sources/coast-courier.yaml",
    good="seed: coast-courier.txt",
)  # fmt: skip
MISREAD_LETTER = Code(
    "misread-letter", "warning",
    "An article's text has a control character in place of a letter: its bytes were read in another "
    "encoding than their own.",
    bad="Tanker\\u0092s crew  # in seeds/harbour-gazette.txt", good="Tanker’s crew",
)  # fmt: skip
_MOST_LINES = 20
# A CR too many is what a program leaves that turns LF into CR LF where it is that already.
_LINE_END = re.compile(r"\r*\n|\r")
_LINE_ENDS = {"LF": "\n", "CR LF": "\r\n", "CR": "\r"}

MISSED = Code(
    "quantity-missed", "warning",
    "A number, vague quantity or date of the article stands in no claim and is not set aside.",
    bad="set_aside: []  # the article says “back to square one”",
    good="set_aside:\n  - {quote: back to square one, reason: idiom}",
)  # fmt: skip
NOT_CODED = Code(
    "quantity-not-coded", "warning",
    "A quantity or date stands in a quote but in no count's phrase and no date's words.",
    bad="as_of: unknown  # the quote says “Dozens of oiled birds”",
    good="as_of: unknown\ncount: {phrase: Dozens, kind: vague, term: Dozens}",
)  # fmt: skip
TOO_MUCH = Code(
    "quoted-too-much", "warning",
    "The published passages of an article together cover more of it than the dossier's limit.",
    bad="quote_limit: 10  # and passages of an article cover half of it", good="quote_limit: 95",
)  # fmt: skip
_UNCODED = {
    "missed": (MISSED, "is in no claim and not set aside"),
    "quoted": (NOT_CODED, "is quoted, but in no count's phrase and no date's words"),
}
# How many of one article are told; an article of nothing but figures has hundreds of thousands.
MOST_TOLD = 500
_MOST_NAMED = 5
_REASONS: tuple[str, ...] = get_args(Reason)


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source, text = article.source, article.text
    if text is not None:
        yield from _misread(text)
        if text.sha256 != source.sha256:
            yield _other_text(dossier, article, text)
    yield from _accounted(dossier, article)


def _other_text(dossier: Dossier, article: Article, text: SeedText) -> Problem:
    """That a text is not the one that its hash was taken of."""
    source = article.source
    place = dossier.place(article.path, "sha256")
    bring_back = f"`git checkout -- {quote(f'seeds/{source.seed}')}`"
    if (ends := _other_line_ends(text, source.sha256)) is not None:
        return HASH_MISMATCH.at(
            place,
            f"seeds/{source.seed} differs from the text that this hash was taken of by its line ends only",
            expected=f"lines that end in {ends}", found=f"lines that end in {_ends_of(text.text)}",
            fix="keep git from changing line ends with `seeds/* -text` in .gitattributes and bring the "
            f"text back with {bring_back}; or write `sha256: {text.sha256}`",
        )  # fmt: skip
    return HASH_MISMATCH.at(
        place, f"seeds/{source.seed} is not the text that this hash was taken of",
        expected=f"the hash of seeds/{source.seed}: {text.sha256}", found=source.sha256,
        fix=f"if the text was changed by mistake, bring it back with {bring_back}; if it is as it "
        f"should be, write `sha256: {text.sha256}`",
    )  # fmt: skip


def _other_line_ends(text: SeedText, sha256: str) -> str | None:
    """How the lines of the text ended of which the hash was taken, if nothing else differs."""
    plain = _LINE_END.sub("\n", text.text)
    for ends, written in _LINE_ENDS.items():
        if hashlib.sha256(plain.replace("\n", written).encode()).hexdigest() == sha256:
            return ends
    return None


def _ends_of(text: str) -> str:
    """How the lines of a text end, one after the other where they do not end alike."""
    found = dict.fromkeys(each[0] for each in _LINE_END.finditer(text))
    return " and ".join(each.replace("\r", "CR ").replace("\n", "LF").strip() for each in found)


def _misread(text: SeedText) -> Iterator[Problem]:
    """Letters that came into a text since its bytes were read in another encoding than their own."""
    seen: dict[str, list[int]] = {}
    # U+0085 counts as white space, so that no letter is read for it.
    for found in re.finditer(f"{MISREAD.pattern}|\x85", text.text):
        seen.setdefault(found[0], []).append(found.start())
    for letter, places in seen.items():
        meant = "…" if letter == "\x85" else repaired(letter)
        instead = "a space" if letter == "\x85" else meant
        lines = ", ".join(map(str, list(dict.fromkeys(map(text.line, places)))[:_MOST_LINES]))
        yield MISREAD_LETTER.at(
            Place.in_text(f"seeds/{text.name}", text.text, places[0]),
            f"U+{ord(letter):04X} stands here and does not show: it was probably {meant} (U+{ord(meant):04X})",
            expected="the text in its own encoding", found=f"U+{ord(letter):04X} on line {lines}",
            fix=f"quote its words with {instead} in that place; or save the text anew, from Windows-1252 to "
            "UTF-8, and write its hash",
        )  # fmt: skip


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    """A file used twice. Two files may hold the same words: outlets do carry one agency's text."""
    first: dict[str, Article] = {}
    for article in dossier.articles:
        source = article.source
        name = source.seed.casefold()
        before = first.get(name)
        if before is not None:
            yield USED_TWICE.at(
                dossier.place(article.path, "seed"),
                f"{before.path} annotates the same text, {source.seed}",
                expected="a text of its own for each source", found=source.seed,
                fix="remove one of the two, or name the text that this source annotates",
            )  # fmt: skip
        first.setdefault(name, article)


def _accounted(dossier: Dossier, article: Article) -> Iterator[Problem]:
    # A claim that could not be built may hold what seems to be missing, and may be quoted shorter.
    if not article.whole:
        return
    if article.text is not None:
        yield from _uncoded(dossier, article, article.text)
    share, limit = article.quoted_share, dossier.info.quote_limit
    if share is not None and share * 100 > float(limit):
        yield TOO_MUCH.at(
            dossier.place(article.path, "claims", key=True),
            f"the published passages cover {share:.0%} of the article",
            expected=f"at most {limit} %",
            found=f"{share:.1%}; the longest are {_longest(dossier, article)}",
            fix="shorten these passages to the words that hold the claim, or raise `quote_limit` with a "
            "reason",
        )  # fmt: skip


def _uncoded(dossier: Dossier, article: Article, text: SeedText) -> Iterator[Problem]:
    left = [each for each in article.accounts if each.account in _UNCODED]
    for each in left[:MOST_TOLD]:
        span = each.mention.span
        code, what = _UNCODED[each.account]
        paragraph = text.paragraph(span)
        start, end = max(paragraph.start, span.start - 40), min(paragraph.end, span.end + 40)
        yield code.at(
            _place(text, span), f"“{squeezed(text.words(span))}” {what}",
            expected="a count's phrase, a date's `from`, or an entry under `set_aside:`",
            found=f"“…{' '.join(text.text[start:end].split())}…”",
            fix=f"{_where(dossier, article, span)}, or set it aside with a reason ({', '.join(_REASONS)})",
        )  # fmt: skip
    if len(left) > MOST_TOLD:
        first, last = (text.line(each.mention.span.start) for each in (left[MOST_TOLD], left[-1]))
        yield MISSED.at(
            _place(text, left[MOST_TOLD].mention.span),
            f"{len(left) - MOST_TOLD:,} more quantities on lines {first} to {last} are in no count's "
            "phrase and not set aside",
            expected="each quantity coded or set aside",
            found=f"{len(left):,} quantities that are neither",
            fix="set a table or list aside as one passage, with its reason",
        )  # fmt: skip


def _place(text: SeedText, span: Span) -> Place:
    return Place.in_text(f"seeds/{text.name}", text.text, span.start)


def _where(dossier: Dossier, article: Article, span: Span) -> str:
    """Where in the YAML a quantity belongs: in the claim that quotes it, or beside the one before."""
    before, at = -1, None
    for number, claim in enumerate(article.source.claims):
        for part in article.quotes.get(claim.id, ()):
            if part.holds(span):
                line = dossier.place(article.path, "claims", number).line
                return f"code it in the claim `{claim.id}` on line {line} of {article.path}"
            if before < part.start <= span.start:
                before, at = part.start, number
    if at is None:
        line = dossier.place(article.path, "claims", key=True).line
        return f"code it in a claim, first below line {line} of {article.path}"
    line = dossier.place(article.path, "claims", at).line
    claim = article.source.claims[at]
    return f"code it in a claim behind `{claim.id}`, which is on line {line} of {article.path}"


def _longest(dossier: Dossier, article: Article) -> str:
    """The longest passages, claims by their ids and others by their lines, with the part of the
    article that each covers."""
    sizes = [
        (sum(part.end - part.start for part in parts), f"`{claim}`")
        for claim, parts in article.quotes.items()
    ]
    quoted = Holders(part for parts in article.quotes.values() for part in parts)
    sizes += [
        (span.end - span.start, f"`{keys[0]}` on line {dossier.place(article.path, *keys).line}")
        for keys, span in article.grounds.items()
        if not quoted.hold(span)
    ]
    whole = len(article.text.text) if article.text else 0
    longest = sorted(sizes, key=lambda each: (-each[0], each[1]))[:_MOST_NAMED]
    return ", ".join(f"{name} ({size / whole:.1%})" for size, name in longest)
