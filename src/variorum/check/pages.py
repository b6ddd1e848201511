"""Hand-written pages: Markdown without HTML, the generated parts they ask for, and their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from variorum.model.dossier import Dossier
from variorum.model.page_source import page_text
from variorum.model.problem import Place, Problem
from variorum.text.markdown import MARKUP, PARTS, REFUSED, inline_tokens, page, parts
from variorum.text.nearest import did_you_mean

from .spots import WORDS

_NAME = re.compile(r"[</>]|\s.*", re.DOTALL)
_TAKEN = WORDS.entries["page-is-generated"]
GENERATED_FILES = frozenset(_TAKEN["generated-files"])
GENERATED_FOLDERS = tuple(_TAKEN["generated-folders"])
_NAMES = {*GENERATED_FILES, *GENERATED_FOLDERS, *_TAKEN["theme-files"], *_TAKEN["theme-folders"]}
# The further sheets of a long list beside its first.
_SHEETS = re.compile(r"(comparison|timeline)_[0-9]+\.md")


def is_generated(path: str) -> bool:
    """Whether a file at `path` in docs/ would be taken for a generated one on some system.

    A page is one with the HTML file it becomes, and a site engine takes README.md for index.md.
    """
    page = re.sub(r"\.html\Z", ".md", path.casefold())
    parts = ["index.md"] if page == "readme.md" else page.split("/")
    above = {"/".join(parts[:depth]) for depth in range(1, len(parts) + 1)}
    return not above.isdisjoint(_NAMES) or any(map(_SHEETS.fullmatch, above))


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    for path, data in dossier.hand_written.items():
        if is_generated(path):
            name = "home-is-generated" if path.casefold() == "index.md" else "page-is-generated"
            yield WORDS.problem(name, Place(f"docs/{path}"), found=path)
        if path.endswith(".md"):
            text = page_text(data.decode("utf-8", "replace"))
            tokens = page().parse(text)
            yield from _part_problems(f"docs/{path}", text, tokens)
            yield from _token_problems(f"docs/{path}", text.split("\n"), tokens)


def _part_problems(path: str, text: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    seen: set[str] = set()
    for part in parts(text, tokens):
        place, name = Place(path, part.line, part.column), part.name
        if name not in PARTS:
            otherwise = "name one of these parts, or remove the comment"
            fix = did_you_mean(name, PARTS, otherwise)
            yield WORDS.problem(
                "unknown-part", place, expected=", ".join(PARTS), found=name, fix=fix
            )
        elif not part.stands_alone:
            line = text.split("\n")[part.line - 1].strip()[:80]
            yield WORDS.problem("part-in-text", place, name=name, found=line)
        elif name in seen:
            yield WORDS.problem("part-twice", place, found=name)
        else:
            seen.add(name)


def _token_problems(path: str, lines: Sequence[str], tokens: Sequence[Token]) -> Iterator[Problem]:
    """The first tag of each line that has one, and every address that a page may not have."""
    last = 0
    for line, token in inline_tokens(tokens):
        words = token.content if token.type == MARKUP else token.meta.get(REFUSED, "")
        place = Place(path, line, lines[line - 1].find(words.split("\n")[0]) + 1 or 1)
        if token.type == MARKUP and line != last:
            last = line
            tag = f"html-as-text-{_NAME.sub('', words).lower()}"
            name = tag if tag in WORDS else "html-as-text"
            yield WORDS.problem(name, place, found=words[:80])
        elif REFUSED in token.meta:
            picture = token.type == "image"
            name = "picture-from-elsewhere" if picture else "address-not-allowed"
            yield WORDS.problem(name, place, found=words[:80] or "nothing")
