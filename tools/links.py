"""Tells in Markdown which linked addresses are gone; exits 1 where there are any.

Only "not found" and "gone" count. A host that does not answer, or wants no programs, is listed and
is no failure: on a machine without a network everything is.
"""

from __future__ import annotations

import http.client
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACES = ("*.md", "CITATION.cff", "docs/**/*.md", "data/**/*.yaml")
GONE = (404, 410)
# Examples, and this machine itself.
NOWHERE = re.compile(r"(^|\.)example(\.|$)|^127\.")
ADDRESS = re.compile(r"https?://[^\s<>\"'`()\[\]{}|]+")


def addresses(text: str) -> Iterator[str]:
    """The addresses in a text, without the marks that end a sentence; no examples."""
    for found in ADDRESS.findall(text):
        address = str(found).rstrip(".,;:!?*")
        host = address.split("/")[2].partition(":")[0]
        if "." in host and not NOWHERE.search(host):
            yield address


def answer(address: str) -> str | int:
    """The status an address answers with, or why it does not answer."""
    # Some servers refuse to tell the head alone.
    request = urllib.request.Request(address, headers={"User-Agent": "variorum-links"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=20) as got:  # noqa: S310
            return int(got.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (OSError, ValueError, http.client.HTTPException) as error:
        return type(error).__name__


def report(answers: dict[str, str | int], places: dict[str, list[str]]) -> tuple[str, bool]:
    """The report, and whether an address is gone."""
    lines = [f"{len(answers)} linked addresses were asked for."]
    gone = {address for address, said in answers.items() if said in GONE}
    for title, listed in (
        ("Gone", sorted(gone)),
        ("No answer that tells", sorted(a for a in answers if a not in gone and answers[a] != 200)),
    ):
        if listed:
            lines += ["", f"## {title}", ""]
            lines += [f"- `{a}` ({answers[a]}), in {', '.join(places[a])}" for a in listed]
    return "\n".join(lines) + "\n", bool(gone)


def main() -> int:
    places: dict[str, list[str]] = {}
    for path in sorted({path for place in PLACES for path in ROOT.glob(place)}):
        for address in addresses(path.read_text(encoding="utf-8")):
            where = places.setdefault(address, [])
            if (name := path.relative_to(ROOT).as_posix()) not in where:
                where.append(name)
    with ThreadPoolExecutor(8) as pool:
        answers = dict(zip(places, pool.map(answer, places), strict=True))
    text, gone = report(answers, places)
    sys.stdout.write(text)
    return int(gone)


if __name__ == "__main__":
    sys.exit(main())
