"""The article's text is pinned by its hash (rule 2), and annotated once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from shlex import quote

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Place, Problem
from variorum.text.letters import MISREAD, repaired
from variorum.text.passages import SeedText

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


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source, text = article.source, article.text
    if text is None:
        return
    yield from _misread(text)
    if text.sha256 == source.sha256:
        return
    place = dossier.place(article.path, "sha256")
    bring_back = f"`git checkout -- {quote(f'seeds/{source.seed}')}`"
    ends = _other_line_ends(text, source.sha256)
    if ends is not None:
        yield HASH_MISMATCH.at(
            place,
            f"seeds/{source.seed} differs from the text that this hash was taken of by its line ends only",
            expected=f"lines that end in {ends}", found=f"lines that end in {_ends_of(text.text)}",
            fix="keep git from changing line ends with `seeds/* -text` in .gitattributes and bring the "
            f"text back with {bring_back}; or write `sha256: {text.sha256}`",
        )  # fmt: skip
    else:
        yield HASH_MISMATCH.at(
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
