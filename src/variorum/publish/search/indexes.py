"""The two searches of a site: the theme's own index, put together page by page and held to what its words may
hold; and one that loads in pieces, where the words of a site are too many to load all at once.

The themes' search has a reader's browser load its whole index. Pagefind makes an index of the built
pages in many small files, of which a query needs a few.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from variorum.model.failure import OutsideFailure
from variorum.publish.engine.engines import PROGRAMS, Engine, run_module
from variorum.publish.exchange.folders import remove
from variorum.publish.gate.page import Fault

# Compressed bytes of a site's words. The themes' index is as large, and any page may load it.
MOST = 200_000
FOLDER = "assets/search"
ENTRY = f"{FOLDER}/pagefind-entry.json"
SCRIPT = f"{FOLDER}/search.js"
_OWN = (f"{FOLDER}/search.css", SCRIPT)
_OUTPUT = "pieces"
_MODULE = "pagefind_bin"
# Pagefind's scripts run in readers' browsers: those of the version that is known, by their hashes.
SCRIPTS = {
    "pagefind.js": "252d272bd34d483d19a752060f6a065114d15ab12c42d8f905ca565e2768a009",
    "pagefind-worker.js": "4ca50d25bcab9e1c3afbc00ab5f7761114e83c8fc1b83d38655af1558b650c2a",
}
_ARGUMENTS = (
    "--quiet", "--keep-index-url", "--root-selector", ".md-content__inner",
    "--exclude-selectors", ".headerlink", "--exclude-selectors", "[data-search-exclude]",
    # A label would be read as one word with the first one of what it names.
    "--exclude-selectors", ".v-meta dt",
)  # fmt: skip

# What is drawn, and what the search is told to leave out.
_LEFT_OUT = re.compile(rb"<(?:(svg)\b|(\w+)\b[^<>]*\bdata-search-exclude\b)")
_MARKS = re.compile(rb"<[^<>]*>|\{[^{}\n]*\}|\]\([^()\n]*\)")


def is_large(files: Mapping[str, bytes]) -> bool:
    """Whether the words on the pages of a staged tree are too many for one index.

    They are told from the Markdown, so that both engines and every build come to the same answer.
    """
    pages = [path for path in sorted(files) if path.endswith(".md")]
    if sum(len(files[path]) for path in pages) <= MOST:
        return False
    packer, size = zlib.compressobj(), 0
    for path in pages:
        size += len(packer.compress(_words(files[path])))
        if size > MOST:
            return True
    return size + len(packer.flush()) > MOST


def own_files() -> dict[str, bytes]:
    """What a page loads besides Pagefind's files: our script and its style sheet, by their paths."""
    here = Path(__file__).parent
    return {path: (here / Path(path).name).read_bytes() for path in _OWN}


def make_index(site: Path) -> list[str]:
    """Adds the index of the pages in the tree at `site` and the program that reads it; gives the paths
    of those files.

    The files are made beside the tree, in the folder that holds it.
    Raises OutsideFailure with Pagefind's own lines if it fails, and where it is not what is known.
    """
    output = site.with_name(_OUTPUT)
    remove(output)
    arguments = (_MODULE, "--site", site.name, "--output-path", _OUTPUT, *_ARGUMENTS)
    pages = sum(1 for _ in site.rglob("*.html"))
    ended = run_module("Pagefind", arguments, site.parent, pages)
    entry = output / Path(ENTRY).name
    if ended.code != 0 or not entry.is_file():
        raise OutsideFailure(ended.describe("Pagefind did not make the search"))
    languages = json.loads(entry.read_bytes())["languages"]
    _check(output, languages)
    pieces = []
    for path in _needed(output, languages):
        name = f"{FOLDER}/{path.relative_to(output).as_posix()}"
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        path.replace(site / name)
        pieces.append(name)
    remove(output)
    return pieces


def _words(page: bytes) -> bytes:
    """What the search would take of a page, roughly."""
    return _MARKS.sub(b" ", b" ".join(_searched(page)))


def _searched(page: bytes) -> Iterator[bytes]:
    at = start = 0
    never_closed = set[bytes]()
    while found := _LEFT_OUT.search(page, start):
        name, start = found[1] or found[2], found.end()
        if name in never_closed:
            continue
        end = page.find(b"</%b>" % name, start)
        if end < 0:
            never_closed.add(name)
        else:
            yield page[at : found.start()]
            at = start = end
    yield page[at:]


def _needed(output: Path, languages: Mapping[str, Any]) -> list[Path]:
    """What a page may load: Pagefind also writes interfaces that are not used here."""
    programs = {f"wasm.{each['wasm'] or 'unknown'}.pagefind" for each in languages.values()}
    names = {*SCRIPTS, Path(ENTRY).name, *programs}
    return [
        *(output / name for name in sorted(names)),
        *sorted(output.glob("*.pf_meta")),
        *sorted(output.glob("*/*.pf_*")),
    ]


def _check(output: Path, languages: Mapping[str, Any]) -> None:
    for name, sha256 in SCRIPTS.items():
        if hashlib.sha256((output / name).read_bytes()).hexdigest() != sha256:
            raise OutsideFailure(f"{name} is not the one that is known of this version of Pagefind")
    pages = sum(each["page_count"] for each in languages.values())
    if not pages or pages != len(list(output.glob("fragment/*"))):
        raise OutsideFailure(f"Pagefind did not write what it found on each of {pages} pages")


Entry = Mapping[str, Any]
# What engines leave of a page's markup in its words; none of it has an attribute.
_ELEMENTS = ("code", "li", "ol", "p", "pre", "sub", "sup", "ul")
_PLAIN = re.compile(rf"</?(?:{'|'.join(_ELEMENTS)})>")
# Whatever a browser could take for the beginning of markup.
_MARKUP = re.compile(r"<[A-Za-z/!?][^<>]{0,40}>?")
_LOCATION = re.compile(r"(?:[\w%-][\w.%-]*/)*[\w.%-]*(?:#[^\s<>\"']*)?\Z")


def entries_of(site: Path) -> dict[str, list[Entry]]:
    """The entries of MkDocs' index at `site`, by page; none where there is no index."""
    found: dict[str, list[Entry]] = {}
    path = site / PROGRAMS["mkdocs"].search_index
    for entry in json.loads(path.read_bytes())["docs"] if path.is_file() else ():
        found.setdefault(entry["location"].partition("#")[0], []).append(entry)
    return found


def write_entries(site: Path, entries: Mapping[str, Iterable[Entry]]) -> None:
    """Has MkDocs' index at `site`, if it has one, hold just these, in the order of MkDocs' files."""
    path = site / PROGRAMS["mkdocs"].search_index
    if path.is_file():
        docs = [entry for page in sorted(entries, key=file_order) for entry in entries[page]]
        index = {**json.loads(path.read_bytes()), "docs": docs}
        text = json.dumps(index, separators=(",", ":"))
        path.write_text(text, encoding="utf-8", newline="\n")


def file_order(page: str) -> tuple[list[str], bool, str]:
    """Where the page at a path comes: a folder before those in it, its index first."""
    *folders, name = page.split("/")
    return folders, name != "index.html", name


def index_faults(content: bytes, engine: Engine) -> Iterator[Fault]:
    """What the bytes of an index may not hold."""
    try:
        entries = json.loads(content)[PROGRAMS[engine].entries]
    except (ValueError, KeyError, TypeError):
        entries = None
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        yield Fault("is no index of a search")
        return
    for entry in entries:
        yield from _faults(entry, engine)


def _faults(entry: Mapping[str, Any], engine: Engine) -> Iterator[Fault]:
    where = str(entry.get("location", ""))
    at = f" (entry {where[:80]})"
    for key in sorted(entry.keys() - set(PROGRAMS[engine].entry_keys)):
        yield Fault(f"an entry says “{key}”, which no page may give{at}", key)
    if not _LOCATION.match(where) or ".." in where.partition("#")[0].split("/"):
        yield Fault(f"an entry leads to no page of the site{at}", where)
    if entry.get("tags"):
        yield Fault(f"an entry has tags, which no page may give{at}", "tags")
    for text in (entry.get("title", ""), entry.get("text", ""), *entry.get("path", ())):
        left = _PLAIN.sub("", text)
        for found in sorted(set(_MARKUP.findall(left))):
            yield Fault(f"“{found}” stands in the words of an entry as markup{at}", found)
