"""The words by which a claim is found beside those of its quote."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from tests.lighthouse import analysis, dossier

from variorum.analyse import analyse
from variorum.model.dossier import Dossier
from variorum.model.entities import Name
from variorum.render.exports.tables import TABLES
from variorum.render.keywords import keywords


def named(*forms: tuple[str, ...]) -> Dossier:
    names = tuple(
        Name(id=f"n{at}", kind="place", label=variants[0], variants=variants)
        for at, variants in enumerate(forms)
    )
    return replace(dossier(), names=names)


@pytest.mark.parametrize(
    ("words", "sought"),
    [
        ("the port of Sandhavn lies still", "Sandhaven"),
        ("Sandhaven lies still", "Sandhavn"),
        ("the old Port of Havn Sound", "Sund"),
        ("le pétrolier échoué", "petrolier"),
        ("die Fähre", "fahre"),
        ("40 名船员", "船员"),
        ("40 名船员", "船"),
        ("서울은 조용했다", "서울"),
        ("وقال في وبيروت", "بيروت"),
        ("a word of Zoë", "zoe"),
        ("SANDHAVN LIES STILL", "Sandhaven"),
        ("死者达40人。", "40"),
        ("第3号油轮Aurora沉没", "Aurora"),
        ("ผู้เสียชีวิต40คน", "40"),
        ("Øresund, Łódź", "oresund"),
        ("une œuvre", "oeuvre"),
        ("die Straße", "strasse"),
        ("под ёлкой", "елкой"),
        ("a \ufb01re", "fire"),
        ("25 mil\u00adlion", "million"),
    ],
)
def test_what_finds_a_quote(words: str, sought: str) -> None:
    found_as = keywords(named(("Sandhaven", "Sandhavn"), ("Havn Sound", "Havn Sund")).names)
    assert sought.casefold() in found_as(words).casefold().split()


@pytest.mark.parametrize("words", ["", "about 40 people", "Sandhavns Tor", "мой дом", "йод"])
def test_what_needs_no_further_words(words: str) -> None:
    assert keywords(named(("Sandhaven", "Sandhavn")).names)(words) == ""


@pytest.mark.parametrize(
    ("quote", "query"),
    [("40 名船员", "船员"), ("le pétrolier échoué", "petrolier"), ("bei Sandhavn", "Sandhaven")],
)
def test_the_database_finds_a_quote_by_them(quote: str, query: str) -> None:
    """The relation's column, indexed with the tokenizer of the export."""
    from variorum.render.exports import database

    found_as = keywords(named(("Sandhaven", "Sandhavn")).names)
    connection = sqlite3.connect(":memory:")
    connection.execute('CREATE TABLE "claim" ("quote", "found_as")')
    connection.execute("INSERT INTO claim VALUES (?, ?)", (quote, found_as(quote)))
    database._make_searchable(connection)
    told = connection.execute("SELECT rowid FROM claim_search WHERE claim_search MATCH ?", (query,))
    assert told.fetchall() == [(1,)]
    connection.close()


def test_the_table_of_claims_has_them() -> None:
    (table,) = (each for each in TABLES if each.name == "claims")
    assert [each.name for each in table.stored][-1] == "found_as"
    assert "found_as" not in [each.name for each in table.published]
    claims = table.filled(analyse(dossier()))
    told = dict(zip(claims.cells["claim"], claims.cells["found_as"], strict=True))
    assert set(told) == {each.id for each in analysis().claims}
    assert told["sea-mail/stores-lost"] == "crag moitie"
