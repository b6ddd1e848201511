"""The format page lists every key that people may write."""

from __future__ import annotations

from pathlib import Path

from tests.author.format_page import with_every_key
from tests.author.test_schemas import RECORDS

PAGE = Path(__file__).parents[2] / "docs" / "format.md"


def test_every_key_of_every_record_is_listed() -> None:
    page = PAGE.read_text(encoding="utf-8")
    told = (
        "run VARIORUM_RENEW_STARTER=1 .venv/bin/pytest tests/author/test_new_dossier.py::test_renew"
    )
    assert page == with_every_key(page), told
    keys = {f.alias or name for model in RECORDS.values() for name, f in model.model_fields.items()}
    assert [key for key in sorted(keys) if f".{key}`" not in page and f"`{key}`" not in page] == []
