"""The article in a saved web page, a PDF or a web archive, read by libraries in a process of its own.

Whoever made the file may wish us ill, and its libraries are large: this module is run where nothing can be
written and no network is reached, within limits of time and memory, and gives its result as one line.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from variorum.model.elsewhere import Captured

from .files import KINDS, Folder, NotRegular, TooLarge

LARGEST = 60_000_000
# Of a page without the pictures that stand in it.
LARGEST_PAGE = 20_000_000
MOST_PAGES = 300
MOST_ENTRIES = 20_000
MOST_SECONDS = 30
MOST_MEMORY = 2 << 30
# What the line with the result begins with; libraries may print others.
RESULT = "variorum-capture: "
_MOST_NAMED = 12
_LONGEST = 300
# What stands in the text of a page is no picture.
_DATA_URL = re.compile(rb"data:[\w/+.;=-]{1,100},[A-Za-z0-9+/=%_-]{200,}")
_SAVED = re.compile(rb"<!--.{0,40}?Page saved with SingleFile(.{0,5000}?)-->", re.DOTALL)
_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d+\)(\S{1,2000}) -->")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
# What no text holds and no page shows.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff]")
_PLAIN = "text/plain"
_PAGES = ("text/html", "application/xhtml+xml", "application/pdf", _PLAIN)


class NotCaptured(Exception):
    """No article can be taken out of a file; the message says why."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A page in a web archive; `kind` is its content type, as its server gave it."""

    url: str
    day: str
    kind: str
    content: bytes


def capture(path: Path, entry: str = "") -> Captured:
    """The article in the file at `path`, of a web archive in the entry of that address.

    Raises NotCaptured, and ModuleNotFoundError where a library is missing; of a broken file whatever its
    library raises.
    """
    try:
        data = Folder(path.parent).read(path.name, LARGEST)
    except NotRegular as other:
        raise NotCaptured(f"it is {KINDS[other.kind]}, not a file") from None
    except TooLarge as other:
        raise NotCaptured(f"its {other.size:,} bytes are more than {LARGEST:,}") from None
    if data.startswith((b"WARC/", b"\x1f\x8b", b"PK\x03\x04")):
        found = _chosen(list(_entries(data, entry)), entry)
        taken = _page(found.content, found.kind)
        return replace(taken, url=found.url or taken.url, retrieved=found.day or taken.retrieved)
    if entry:
        raise NotCaptured("it is no web archive, and has no entries to choose from")
    return _page(data, _PLAIN if path.suffix.casefold() == ".txt" else "")


def _page(data: bytes, kind: str) -> Captured:
    """The article in a page, whatever it is written in; plain text is taken as it is."""
    if b"%PDF-" in data[:1024]:
        return _pdf(data)
    named = re.search(r"charset=[\"']?([\w.:-]+)", kind)
    charset = named[1] if named else ""
    if kind.startswith(_PLAIN):
        try:
            return Captured(data.decode(charset or "utf-8"))
        except (UnicodeDecodeError, LookupError):
            raise NotCaptured("its text is not UTF-8") from None
    if _MARKUP.search(data[:4096]):
        return _html(data, charset)
    raise NotCaptured(
        "it is no saved web page, no PDF, no WARC or WACZ, and no text that ends in .txt"
    )


def _html(data: bytes, charset: str) -> Captured:
    from trafilatura import extract, load_html  # noqa: PLC0415
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    url, day = _saved_from(data[:20_000])
    data = _DATA_URL.sub(b"", data)
    if len(data) > LARGEST_PAGE:
        raise NotCaptured(f"its markup has {len(data):,} bytes, more than {LARGEST_PAGE:,}")
    tree = load_html(_utf8(data, charset))
    if tree is None:
        raise NotCaptured("there is no page in it that could be read")
    text = extract(deepcopy(tree), include_comments=False) or ""
    titles = [" ".join("".join(each.itertext()).split()) for each in tree.iter("h1")]
    if text and len(titles) == 1 and titles[0] not in text:
        # It stands above the article, and belongs to it.
        text = f"{titles[0]}\n\n{text}"
    # Of the page itself nothing is guessed: not who its byline seems to name, nor which date is its own.
    data_of_page = [
        each for each in tree.iter("script") if each.get("type") == "application/ld+json"
    ]
    for body in list(tree.iter("body")):
        body.clear()
        body.extend(data_of_page)
    head = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    given = {
        "title": head.title, "outlet": head.sitename, "byline": head.author, "published": head.date,
        "url": head.url,
    }  # fmt: skip
    language = (tree.get("lang") or "").partition("-")[0].casefold()
    return Captured(_lines(text), "the head of the saved page", _told(given), url, day, language)


def _utf8(data: bytes, charset: str) -> bytes:
    """A page in UTF-8, as far as its server says what it is in; else what reads it finds that out."""
    try:
        return data.decode(charset).encode() if charset else data
    except (UnicodeError, LookupError):
        return data


def _saved_from(head: bytes) -> tuple[str, str]:
    """The address and the day that a browser, or SingleFile, notes where it saves a page."""
    saved = _SAVED.search(head)
    noted = saved[1] if saved else b""
    url = _SAVED_FROM.search(head) or re.search(rb"\burl:\s*(\S{1,2000})", noted)
    told = re.search(rb"\bsaved date:\s*\w+ (\w+ \d+ \d+)", noted)
    day = ""
    with suppress(ValueError):
        if told:
            day = datetime.strptime(told[1].decode(), "%b %d %Y").date().isoformat()  # noqa: DTZ007 - of a day alone
    return url[1].decode("ascii", "replace") if url else "", day


def _pdf(data: bytes) -> Captured:
    from pypdf import PdfReader  # noqa: PLC0415

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise NotCaptured("the PDF is encrypted; save it without a password first")
    number = len(reader.pages)
    if number > MOST_PAGES:
        raise NotCaptured(f"the PDF has {number:,} pages, more than {MOST_PAGES}")
    text = "\n\n".join(page.extract_text().strip() for page in reader.pages)
    if not text.strip():
        raise NotCaptured(
            "no text could be read in the PDF; of pages that are pictures the words have to be typed"
        )
    about = reader.metadata
    given = {"title": about.title, "byline": about.author} if about else {}
    return Captured(_lines(text), "the PDF's own metadata", _told(given))


def _lines(text: str) -> str:
    """A text that was made of a page, with its line breaks; one that is a text already stays as it is."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip() + "\n"


def _told(given: dict[str, Any]) -> dict[str, str]:
    """What is given, each in one line."""
    return {
        key: " ".join(value.split())[:_LONGEST]
        for key, value in given.items()
        if isinstance(value, str) and value.strip()
    }


def _entries(data: bytes, url: str) -> Iterator[_Entry]:
    """The pages in a WARC, or in those of a WACZ; of those that can't be the one that is meant without what
    they hold."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    pages = 0
    records = chain.from_iterable(map(ArchiveIterator, _archives(data)))
    for number, record in enumerate(records):
        if number == MOST_ENTRIES:
            raise NotCaptured(f"the archive has more than {MOST_ENTRIES:,} entries")
        headers = record.http_headers
        if record.rec_type not in ("response", "resource"):
            continue
        if headers is not None and headers.get_statuscode() != "200":
            continue
        kind = (headers or record.rec_headers).get_header("Content-Type") or ""
        if not kind.startswith(_PAGES):
            continue
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        content = b""
        if address == url or (not url and not pages):
            content = record.content_stream().read(LARGEST + 1)
        if len(content) > LARGEST:
            raise NotCaptured(f"an entry of the archive has more than {LARGEST:,} bytes")
        pages += 1
        day = record.rec_headers.get_header("WARC-Date") or ""
        yield _Entry(address, day[:10], kind, content)


def _archives(data: bytes) -> Iterator[BinaryIO]:
    if not data.startswith(b"PK"):
        yield io.BytesIO(data)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as wacz:
        names = [each for each in wacz.namelist() if re.search(r"\.warc(\.gz)?\Z", each)]
        if not names:
            raise NotCaptured("it is a ZIP file without a web archive in it")
        for name in names:
            with wacz.open(name) as archive:
                yield io.BytesIO(archive.read(LARGEST))


def _chosen(entries: list[_Entry], url: str) -> _Entry:
    """The entry of that address, or the only one."""
    if not entries:
        raise NotCaptured("there is no page in this web archive: no HTML, no PDF, no plain text")
    found = [each for each in entries if each.url == url] if url else entries
    if len(found) == 1 or (found and url):
        # The newest state of a page that was archived more than once.
        return max(found, key=lambda each: each.day)
    named = ", ".join(dict.fromkeys(each.url for each in entries[:_MOST_NAMED]))
    more = " …" if len(entries) > _MOST_NAMED else ""
    told = f"no entry has the address {url}" if url else f"it has {len(entries)} pages"
    raise NotCaptured(f"{told}; choose one with --entry: {named}{more}")


def _within_limits() -> None:
    """From now on this process takes so much time and memory at most, and writes no file."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    for limit, most in (
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(limit, (most, most))


def _result(path: str, entry: str) -> dict[str, Any]:
    try:
        found = capture(Path(path), entry)
    except NotCaptured as reason:
        return {"refused": str(reason)}
    except ModuleNotFoundError as missing:
        return {"missing": missing.name}
    except MemoryError:
        return {"refused": f"reading it takes more memory than {MOST_MEMORY >> 20:,} MB"}
    except OSError as failure:
        return {"refused": failure.strerror or type(failure).__name__}
    if not found.text.strip():
        return {"refused": "no article was found in it"}
    return {"captured": asdict(found)}


if __name__ == "__main__":
    _within_limits()
    told = json.dumps(_result(*sys.argv[1:]))
    with os.fdopen(1, "wb", closefd=False) as out:
        out.write(f"\n{RESULT}{told}\n".encode())
