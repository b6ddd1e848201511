"""`variorum new` of a file that somebody saved: its text, what its metadata gives, and what is refused."""

from __future__ import annotations

import gzip
import hashlib
import io
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader, PdfWriter
from tests.cli.running import Done, run

from variorum.pipeline import capturing
from variorum.pipeline.checking import check_dossier
from variorum.publish.engine.engines import Ended
from variorum.read import capture

URL = "https://beacon.example/ferry"
HEAD = f"""<!doctype html><html lang="en"><head><title>Ferry stopped | Evening Beacon</title>
<meta property="og:title" content="Ferry stopped"><meta property="og:site_name" content="Evening Beacon">
<meta name="author" content="Ida Blom"><meta property="article:published_time" content="2024-03-02T09:30:00Z">
<link rel="canonical" href="{URL}"></head>"""
FIRST = "The ferry stopped on Friday, 1 March 2024, with about 60 people aboard, the harbour master said."
SECOND = "“The harbour is closed,” he said. More than 300 tonnes of oil had leaked since Thursday."
BODY = f"""<body><nav><a href="/">Home</a> <a href="/x">News</a></nav><h1>Ferry stopped</h1>
<p class="byline">By Someone Else, 5 April 2023</p><article><p>{FIRST}</p>
<p>{SECOND}</p></article><footer>40 more stories</footer></body></html>"""
PAGE = HEAD + BODY
TEXT = f"Ferry stopped\n\n{FIRST}\n{SECOND}\n"

TODAY = datetime.now(UTC).date().isoformat()

Save = Callable[[str, bytes | str], Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def save(name: str, content: bytes | str) -> Path:
        file = tmp_path / "saved" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return save


def new(root: Path, file: Path, *more: str) -> Done:
    return run("-C", root, "new", file, *more)


def source(root: Path, name: str) -> dict[str, Any]:
    text = (root / "data" / "sources" / f"{name}.yaml").read_text(encoding="utf-8")
    value: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return value


def pdf(*pages: str, title: str = "") -> bytes:
    """A PDF of such lines, as small as can be: its table of places is left to the reader to mend."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for words in pages:
        lines = "".join(f"({line}) Tj T* " for line in words.split("\n"))
        stream = f"BT /F1 12 Tf 14 TL 50 700 Td {lines}ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    objects.append(f"<</Title({title})/Author(Ida Blom)>>")
    body = "".join(f"{n} 0 obj\n{each}\nendobj\n" for n, each in enumerate(objects, 1))
    places = [f"%PDF-1.4\n{body}".find(f"{n} 0 obj") for n in range(1, len(objects) + 1)]
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    table += "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(f"%PDF-1.4\n{body}")
    trailer = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>"
    return f"%PDF-1.4\n{body}{table}{trailer}\nstartxref\n{start}\n%%EOF\n".encode("latin-1")


def warc(*pages: tuple[str, bytes], kind: str = "text/html; charset=utf-8", zipped: bool = True) -> bytes:  # fmt: skip
    made = b""
    for url, content in pages:
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2024-03-03T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"WARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        made += gzip.compress(record, mtime=0) if zipped else record
    return made


def test_a_saved_page(harbour: Path, save: Save) -> None:
    file = save("ferry.html", PAGE)
    done = new(harbour, file)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("Wrote seeds/ferry.txt.\nWrote data/sources/ferry.yaml: ")
    assert (harbour / "seeds" / "ferry.txt").read_bytes() == TEXT.encode()
    made = source(harbour, "ferry")
    assert made["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    # What the page's head gives, and nothing that its body seems to.
    assert made["metadata"] == {
        "read_in": "the head of the saved page", "read": TODAY, "title": "Ferry stopped",
        "outlet": "Evening Beacon", "byline": "Ida Blom", "published": "2024-03-02", "url": URL,
    }  # fmt: skip
    assert (made["title"], made["published"]) == ("TODO", "TODO")
    drafted = (harbour / "data" / "sources" / "ferry.yaml").read_text(encoding="utf-8")
    assert (
        f"taken out of ferry.html (SHA-256 {hashlib.sha256(PAGE.encode()).hexdigest()})" in drafted
    )
    assert "#   metadata: published: {when: 2024-03-02, basis: metadata}\n" in drafted
    codes = {
        each.code for each in check_dossier(harbour).problems if each.path.endswith("ferry.yaml")
    }
    assert "not-decided" in codes
    assert codes <= {
        "not-decided",
        "quantity-missed",
        "quantity-not-coded",
        "quoted-too-much",
        "shared-wording",
    }
    assert not (harbour / "originals").exists()


def test_a_page_of_singlefile_says_when_it_was_saved(harbour: Path, save: Save) -> None:
    note = (
        f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Sun Mar 03 2024 10:00:00 "
        "GMT+0100 (Central European Standard Time)\n-->"
    )
    picture = f"<img src='data:image/png;base64,{'A' * 11_000_000}'>"
    page = PAGE.replace("<head>", f"{note}<head>").replace("<article>", f"<article>{picture}")
    done = new(harbour, save("Page (3_3_2024).html", page), "--id", "ferry", "--keep")
    assert done.returncode == 0, done.stderr
    made = source(harbour, "ferry")
    assert (made["url"], made["retrieved"]) == (URL, "2024-03-03")
    assert made["metadata"]["read"] == "2024-03-03"
    assert "url" not in made["metadata"]
    assert (harbour / "seeds" / "ferry.txt").read_text(encoding="utf-8") == TEXT
    assert (harbour / "originals" / "ferry.html").read_bytes() == page.encode()


def test_what_metadata_holds_can_not_break_the_file(harbour: Path, save: Save) -> None:
    odd = "Ferry\u202e &#7; # x: 'y' &quot;z\n- a\u2028b " + "w" * 600
    page = PAGE.replace('"Ferry stopped">', f'"{odd}">').replace(URL, "javascript:alert(1)")
    page = page.replace("2024-03-02T09:30:00Z", "some day").replace(
        'lang="en"', 'lang="de&#10;x: y"'
    )
    assert new(harbour, save("ferry.html", page)).returncode == 0
    made = source(harbour, "ferry")
    assert made["metadata"]["title"].startswith("Ferry # x: 'y' \"z - a b www")
    assert made["metadata"].keys() == {"read_in", "read", "title", "outlet", "byline"}
    codes = {
        e.code
        for e in check_dossier(harbour).problems
        if "ferry" in e.path and e.severity == "error"
    }
    assert codes == {"not-decided"}


def test_two_captures_of_one_address_are_versions(harbour: Path, save: Save) -> None:
    assert new(harbour, save("ferry.html", PAGE)).returncode == 0
    later = PAGE.replace("about 60 people", "62 people").replace(URL, f"{URL}#top")
    done = new(harbour, save("later.html", later))
    assert done.returncode == 0
    assert source(harbour, "ferry-2")["version_of"] == "ferry"
    assert (harbour / "seeds" / "ferry-2.txt").is_file()
    checked = check_dossier(harbour)
    assert {e.code for e in checked.problems if "ferry" in e.path and e.severity == "error"} == {
        "not-decided"
    }
    assert checked.dossier.versions("ferry-2") == ("ferry",)
    again = new(harbour, save("again.html", PAGE.replace("News", "Latest")))
    assert again.returncode == 2
    assert "data/sources/ferry.yaml annotates this very text already" in again.stderr


def test_a_pdf(harbour: Path, save: Save) -> None:
    content = pdf("Ferry stopped\nAbout 60 people\nwere aboard.", "The end.", title="Ferry")
    done = new(harbour, save("ferry.pdf", content))
    assert done.returncode == 0, done.stderr
    assert (harbour / "seeds" / "ferry.txt").read_text(encoding="utf-8") == (
        "Ferry stopped\nAbout 60 people\nwere aboard.\n\nThe end.\n"
    )
    assert source(harbour, "ferry")["metadata"] == {
        "read_in": "the PDF's own metadata", "read": TODAY, "title": "Ferry", "byline": "Ida Blom",
    }  # fmt: skip
    assert new(harbour, save("cut.pdf", content[:120])).returncode == 2


@pytest.mark.parametrize("zipped", [True, False])
def test_an_entry_of_a_web_archive(harbour: Path, save: Save, zipped: bool) -> None:
    other = PAGE.replace("about 60 people", "nobody").encode("latin-1", "xmlcharrefreplace")
    archive = warc((URL, PAGE.encode()), ("https://else.example/", other), zipped=zipped)
    file = save("pages.warc", archive)
    done = new(harbour, file)
    assert done.returncode == 2
    assert f"it has 2 pages; choose one with --entry: {URL}, https://else.example/" in done.stderr
    assert "no entry has the address x" in new(harbour, file, "--entry", "x").stderr
    assert new(harbour, file, "--entry", URL).returncode == 0
    made = source(harbour, "pages")
    assert (made["url"], made["retrieved"]) == (URL, "2024-03-03")
    assert (harbour / "seeds" / "pages.txt").read_text(encoding="utf-8") == TEXT


def test_a_wacz_and_a_pdf_in_an_archive(harbour: Path, save: Save) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as wacz:
        wacz.writestr("datapackage.json", "{}")
        inside = pdf("Ferry stopped\nAbout 60 people were aboard.")
        wacz.writestr("archive/data.warc.gz", warc((f"{URL}.pdf", inside), kind="application/pdf"))
    done = new(harbour, save("ferry.wacz", held.getvalue()))
    assert done.returncode == 0, done.stderr
    assert "About 60 people" in (harbour / "seeds" / "ferry.txt").read_text(encoding="utf-8")
    assert source(harbour, "ferry")["url"] == f"{URL}.pdf"


def test_a_text_is_kept_byte_for_byte(harbour: Path, save: Save) -> None:
    content = "\ufeffFerry stopped\r\n\r\nAbout 60 people.  \r\n".encode()
    assert new(harbour, save("ferry.txt", content)).returncode == 0
    assert (harbour / "seeds" / "ferry.txt").read_bytes() == content
    assert "metadata" not in source(harbour, "ferry")


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Ferry stopped"))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", encrypted(), "the PDF is encrypted"),
        ("a.pdf", pdf(*[""] * 301), "the PDF has 301 pages, more than 300"),
        ("a.pdf", pdf("", ""), "no text could be read in the PDF"),
        ("a.html", "<html><body>" + "<div>" * 500_000, "no article was found in it"),
        ("a.html", "<html></html>", "no article was found in it"),
        ("a.html", "<html>" + "<p>words" * 2_600_000, "its markup has 20,800,006 bytes, more than"),
        ("a.warc.gz", warc((URL, b"<html>" + b" " * 61_000_000)), "has more than 60,000,000 bytes"),
        ("a.warc", warc((URL, b"x"), kind="image/png"), "there is no page in this web archive"),
        ("a.bin", b"\x00\x01", "it is no saved web page, no PDF"),
        ("a.txt", b"\xd6l\n", "its text is not UTF-8"),
        ("a.txt", b" \n", "no article was found in it"),
    ],
)  # fmt: skip
def test_what_is_refused(save: Save, name: str, content: bytes | str, told: str) -> None:
    assert told in capture._result(str(save(name, content)), "")["refused"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"%PDF-1.7\nrubbish", "it is broken: "),
        ("a.warc.gz", gzip.compress(b"no archive", mtime=0), "it is broken: "),
        ("a.warc.gz", warc((URL, PAGE.encode()))[:200], "there is no page in this web archive"),
        ("a.wacz", b"PK\x03\x04rubbish", "it is broken: "),
        ("a.html", HEAD + "".join(f"<p>Of {n}: {FIRST}" for n in range(1500)), "it is no single article"),
    ],
)  # fmt: skip
def test_what_is_refused_writes_nothing(
    harbour: Path, save: Save, name: str, content: bytes | str, told: str
) -> None:
    before = sorted(harbour.rglob("*"))
    done = new(harbour, save(name, content))
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.rstrip().endswith("nothing was written")
    assert "Traceback" not in done.stderr
    assert sorted(harbour.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits")
@pytest.mark.parametrize(
    ("does", "ends"),
    [
        ("bytes(3 << 30)", "MemoryError"),
        ("open('file', 'wb', 0).write(b'x')", "File too large"),
    ],
)
def test_the_process_that_reads_is_confined(tmp_path: Path, does: str, ends: str) -> None:
    (tmp_path / "odd.py").write_text(
        f"from variorum.read.capture import _within_limits\n_within_limits()\n{does}\n"
    )
    code = "import runpy; runpy.run_path('odd.py')"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert ends in done.stderr


def test_a_process_that_was_stopped_is_told(
    harbour: Path, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capturing, "run_module", lambda *_: Ended(-24, ""))
    done = new(harbour, save("ferry.html", PAGE))
    assert done.returncode == 2
    assert "takes more than 30 seconds or 2,048 MB of memory" in done.stderr


def test_without_the_libraries_the_command_that_installs_them_is_told(
    harbour: Path, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = f'{capture.RESULT}{{"missing": "trafilatura"}}\n'
    monkeypatch.setattr(capturing, "run_module", lambda *_: Ended(0, missing))
    done = new(harbour, save("ferry.html", PAGE))
    assert done.returncode == 2
    assert (
        "what reads it is not installed (trafilatura); run `make authors`, then this again"
        in done.stderr
    )
