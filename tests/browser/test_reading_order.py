"""What a screen reader is told of the comparison and of a chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.kinds import main_kinds
from tests.browsing import Open, daily, unfold
from tests.sites import real_dossier

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Told:
    """One thing of the browser's accessibility tree."""

    role: str
    name: str
    description: str


def told(page: Page) -> list[Told]:
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]

    def word(node: dict[str, Any], key: str) -> str:
        return str(node.get(key, {}).get("value", ""))

    return [
        Told(word(node, "role"), word(node, "name"), word(node, "description"))
        for node in nodes
        if not node.get("ignored")
    ]


def test_the_comparison_has_headers_that_name_its_rows_and_columns(
    open_page: Open, site: str
) -> None:
    page, _ = open_page(site + "comparison.html")
    everything = told(page)
    columns = {each.name for each in everything if each.role == "columnheader"}
    rows = [each.name for each in everything if each.role == "rowheader"]
    for label in real_dossier().label.values():
        assert any(label in name for name in columns), label
    assert rows
    assert all(rows)
    assert sum(each.role in {"cell", "gridcell"} for each in everything) >= len(rows)


def test_a_chart_is_described_and_its_marks_are_named(open_page: Open, site: str) -> None:
    page, _ = open_page(site + "index.html")
    marks = page.evaluate(
        """() => [...document.querySelectorAll("article svg a")].filter((e) => e.checkVisibility())
          .map((a) => a.getAttribute("aria-label") || a.querySelector("title")?.textContent)"""
    )
    assert marks
    assert all(marks)
    everything = told(page)
    links = {each.name for each in everything if each.role == "link"}
    assert set(marks) <= links
    leading = (real_dossier().question[each] for each in real_dossier().info.lead)
    lead = next(each for each in leading if each.kind != "status")
    assert any(
        each.role in {"group", "figure", "img", "graphics-document", "SvgRoot"}
        and (lead.ask in each.name or lead.short in each.name)
        for each in everything
    )


@pytest.mark.parametrize("path", daily(main_kinds(), 4))
def test_every_link_has_a_name(open_page: Open, site: str, path: str) -> None:
    page, _ = open_page(site + path)
    unfold(page)
    assert [each for each in told(page) if each.role in {"link", "button"} and not each.name] == []
