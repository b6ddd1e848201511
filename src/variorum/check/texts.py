"""The article's text is pinned by its hash (rule 2), and annotated once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from shlex import quote
from typing import Literal

from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Place, Problem
from variorum.text.letters import MISREAD, repaired
from variorum.text.passages import SeedText

HASH_MISMATCH = Code(
    "hash-mismatch", "error",
    "The article's text is not the one that was annotated: its SHA-256 differs.",
    bad=(
"sha256: "
"0000000000000000000000000000000000000000000000000000000000000000"), good=(
"sha256: "
"2881ba0ea88c1a66d6dd2b09f0f770a9615923f48242541f3ac19a55e45128fe"),
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
CODES = (HASH_MISMATCH, USED_TWICE, MISREAD_LETTER)
_MOST_LINES = 20


def check_source(dossier: Dossier, article: Article) -> Iterator[Problem]:
    source, text = article.source, article.text
    if text is None:
        return
    yield from _misread(text)
    ends = _other_line_ends(text, source.sha256) if text.sha256 != source.sha256 else None
    if ends is not None:
        yield HASH_MISMATCH.at(
            dossier.place(article.path, "sha256"),
            f"seeds/{source.seed} differs from the text that this hash was taken of by its line ends only",
            expected=f"lines that end in {ends}",
            found=f"lines that end in {'CR LF' if ends == 'LF' else 'LF'}",
            fix="keep git from changing line ends with `seeds/* -text` in .gitattributes and bring the "
            f"text back with `git checkout -- {quote(f'seeds/{source.seed}')}`; or write "
            f"`sha256: {text.sha256}`",
        )  # fmt: skip
    elif text.sha256 != source.sha256:
        yield HASH_MISMATCH.at(
            dossier.place(article.path, "sha256"),
            f"seeds/{source.seed} is not the text that this hash was taken of",
            expected=f"the hash of seeds/{source.seed}: {text.sha256}", found=source.sha256,
            fix="if the text was changed by mistake, bring it back with "
            f"`git checkout -- {quote(f'seeds/{source.seed}')}`; if it is as it should be, write "
            f"`sha256: {text.sha256}`",
        )  # fmt: skip


def _other_line_ends(text: SeedText, sha256: str) -> Literal["LF", "CR LF"] | None:
    """How the lines of the text ended of which the hash was taken, if nothing else differs."""
    plain = text.text.replace("\r\n", "\n")
    forms: tuple[tuple[Literal["LF", "CR LF"], str], ...] = (
        ("LF", plain),
        ("CR LF", plain.replace("\n", "\r\n")),
    )
    for ends, other in forms:
        if hashlib.sha256(other.encode()).hexdigest() == sha256:
            return ends
    return None


def _misread(text: SeedText) -> Iterator[Problem]:
    """Letters that came into a text since its bytes were read in another encoding than their own."""
    seen: dict[str, list[int]] = {}
    for found in MISREAD.finditer(text.text):
        seen.setdefault(found[0], []).append(found.start())
    for letter, places in seen.items():
        meant = repaired(letter)
        lines = ", ".join(map(str, list(dict.fromkeys(map(text.line, places)))[:_MOST_LINES]))
        start = text.text.rfind("\n", 0, places[0]) + 1
        yield MISREAD_LETTER.at(
            Place(f"seeds/{text.name}", text.text.count("\n", 0, start) + 1, places[0] - start + 1),
            f"U+{ord(letter):04X} stands here and does not show: it was probably {meant} (U+{ord(meant):04X})",
            expected="the text in its own encoding", found=f"U+{ord(letter):04X} on line {lines}",
            fix=f"quote its words with {meant} in that place; or save the text anew, from Windows-1252 to "
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
