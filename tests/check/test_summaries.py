"""Summaries carry only the numbers and dates that claims carry."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

Shown = list[tuple[str, str, int, int]]
GAZETTE = "data/sources/harbour-gazette.yaml"


@pytest.mark.parametrize(
    ("summary", "carried"),
    [
        ("It speaks of about 40 crew.", True),
        ("It speaks of forty crew.", True),
        ("It speaks of about 41 crew.", False),
        ("It speaks of 2 boats.", False),  # 2 March is the day of a claim.
        ("It speaks of 2024 boats and of 03 tugs.", False),
        ("It speaks of Friday, 1 March 2024.", True),
        ("It speaks of 1 April 2024.", False),
        ("It has the words of Jan Kuiper.", True),
        ("It has the words of Jan van Dijk and of June O’Hara.", True),
        ("April Marsh and Mai Sommer spoke.", True),
        ("It was in April.", False),
    ],
)
def test_a_number_is_sought_among_numbers_and_a_date_among_dates(
    summary: str, carried: bool, harbour: Path, shown: Callable[[], Shown]
) -> None:
    path = harbour / GAZETTE
    head, _, rest = path.read_text(encoding="utf-8").partition("summary: |\n")
    after = rest[rest.index("roles:") :]
    path.write_text(f'{head}summary: "{summary}"\n{after}', encoding="utf-8")
    assert {code for code, *_ in shown()} == (set() if carried else {"summary-number"})


@pytest.mark.parametrize(
    ("summary", "own", "carried"),
    [
        ("It speaks of 10,000 people.", "en", True),
        ("It speaks of 10000 people.", "en", True),
        ("It speaks of 10 000 people.", "en", True),
        ("It speaks of 11,000 people.", "en", False),
        ("Il parle de 10\u202f000 personnes.", "fr", True),
        ("Il parle de 10,000 personnes.", "fr", True),
        ("Il parle de 11 000 personnes.", "fr", False),
        ("Es geht um 10.000 Menschen am 3. Januar 2005.", "de", True),
        ("Es geht um den 03.01.2005.", "de", True),
        ("Es geht um den 4. Januar 2005.", "de", False),
        ("It speaks of 3 January 2005.", "en", True),
        ("Il s’agit du 3 janvier 2005.", "fr", True),
        ("Il s’agit du 3 février 2005.", "fr", False),
        ("Йдеться про 3 січня 2005 року.", "uk", True),
    ],
)
def test_a_summary_says_in_its_own_language_what_a_claim_says_in_another(
    summary: str, own: str, carried: bool, harbour: Path, shown: Callable[[], Shown]
) -> None:
    text = "Le 3 janvier 2005, environ 10\u202f000 personnes sont venues."
    info = harbour / "data" / "dossier.yaml"
    told = info.read_text(encoding="utf-8").replace("language: en\n", f"language: {own}\n")
    info.write_text(told, encoding="utf-8")
    for path in (harbour / "data" / "sources").iterdir():
        source = path.read_text(encoding="utf-8")
        if "\nlanguage:" not in source:
            path.write_text(f"{source}language: en\n", encoding="utf-8")
    (harbour / "seeds" / "foule.txt").write_text(text, encoding="utf-8")
    (harbour / "data" / "sources" / "foule.yaml").write_text(
        f"id: foule\nseed: foule.txt\nsha256: {hashlib.sha256(text.encode()).hexdigest()}\n"
        "title: unknown\noutlet: unknown\nagency: unknown\nbyline: unknown\npublished: unknown\n"
        f'language: fr\nsummary: "{summary}"\nclaims:\n  - id: foule\n    quote: "{text}"\n'
        "    question: crew-aboard\n    by: none\n    voice: narrator\n"
        "    as_of: {when: 2005-01-03, basis: stated, from: [3 janvier 2005]}\n"
        "    count: {phrase: environ 10\u202f000, kind: about, number: 10000}\n",
        encoding="utf-8",
    )
    found = [each for each in shown() if each[1] == "data/sources/foule.yaml"]
    codes = {code for code, *_ in found} - {"quoted-too-much"}
    assert codes == (set() if carried else {"summary-number"})
