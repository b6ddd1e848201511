"""Lists of pages by month, in sheets: what their templates need, and the further sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from variorum.render.months import Dated, month_anchor, parts
from variorum.render.page import Page, page
from variorum.render.paging import Sheet, month_words

Entry = tuple[str, str, str]
"""The address of a page, its label, and more about it."""


def list_values(sheet: Sheet[Dated[Entry]]) -> dict[str, Any]:
    """What `month_list.md.j2` needs to show one sheet."""
    return {
        "sheet": sheet, "parts": parts(sheet), "month_words": month_words, "month_anchor": month_anchor,
    }  # fmt: skip


def further(
    sheets: Iterable[Sheet[Dated[Entry]]], title: str, about: str, heading: str
) -> Iterator[Page]:
    """The pages of the sheets after the first, which stands on a page of its own kind."""
    for sheet in sheets:
        yield page(
            "list_sheet.md.j2", sheet.address, f"{title}, page {sheet.number}", about,
            heading=heading, **list_values(sheet),
        )  # fmt: skip
