"""The invented dossier on a tanker aground, ways to check a copy of it, and figures told at the end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from tests.reliability.figures import DOCUMENT, Tell, added_up, as_table, teller, with_table

from variorum.model.problem import Problem
from variorum.pipeline.checking import check_dossier
from variorum.read.yaml import YamlFile

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A busy machine is no failure: what must be fast is measured by the time of the processor. The same
# examples come every time; `make quick` tries a third of them, `make test-long` eight times as many.
settings.register_profile(
    "variorum",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("quick", settings.get_profile("variorum"), max_examples=20)
settings.register_profile("long", settings.get_profile("variorum"), max_examples=500)
settings.load_profile("variorum")

TESTS = Path(__file__).parent
# What builds sites, renders large dossiers, drives a browser or tries faults.
SLOW = tuple(
    TESTS / path
    for path in (
        "bench", "browser", "engine", "publish", "reliability",
        "author/test_draft.py", "author/test_drafted_sentences.py",
        "author/test_parts.py", "author/test_schemas.py", "cli/test_capture.py", "cli/test_check.py",
        "cli/test_commands.py", "cli/test_fixes.py",
        "check/test_date_words.py", "render/test_charts.py", "render/test_site.py",
        "test_bad.py", "test_examples.py",
        "cli/test_serve.py", "pipeline/test_previewing.py", "pipeline/test_unchanged.py",
        "render/test_charts_in_browser.py", "render/test_citation_forms.py", "render/test_figure.py",
        "render/test_holder_words.py", "render/test_hostile_dossier.py",
        "render/test_long_lists.py", "render/test_many_sources.py", "render/test_origin_map.py",
        "render/test_pure.py", "render/test_templating.py", "test_package.py",
        "test_real_dossier.py", "text/quantities/test_scanning.py",
    )
)  # fmt: skip
# The files that take longest, longest first: none of them is left over for one core at the end, and
# no two neighbours wait for the same site to be built.
LONGEST_FIRST = tuple(
    TESTS / path
    for path in (
        "browser/test_comparison.py", "browser/test_accessibility.py",
        "reliability/faults/test_killed_at_a_step.py", "reliability/escaping/test_pages.py",
        "render/test_charts.py", "render/test_many_sources.py",
    )
)  # fmt: skip
HARBOUR = TESTS / "dossiers" / "harbour"

Shown = list[tuple[str, str, int, int]]


@cache
def _is_slow(path: Path) -> bool:
    return any(path.is_relative_to(slow) for slow in SLOW)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What `make quick` leaves out need not even be imported."""
    return (
        True if "not slow" in config.getoption("markexpr") and _is_slow(collection_path) else None
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _is_slow(item.path):
            item.add_marker("slow")
    order = {path: place for place, path in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: order.get(item.path, len(order)))


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A copy of the harbour dossier that a test may change, with the project's look."""
    root = tmp_path / "harbour"
    shutil.copytree(HARBOUR, root)
    shutil.copy(TESTS.parent / "mkdocs.yml", root)
    return root


@pytest.fixture
def problems(harbour: Path) -> Callable[[], tuple[Problem, ...]]:
    """All problems of the copy as it is now."""
    return lambda: check_dossier(harbour).problems


@pytest.fixture
def shown(harbour: Path) -> Callable[[], Shown]:
    """Code, path, line and column of each problem of the copy, in order."""
    return lambda: [
        (each.code, each.path, each.line, each.column) for each in check_dossier(harbour).problems
    ]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The YAML files that were parsed, in order."""
    paths: list[str] = []
    parse = YamlFile.parse

    def noted(file: YamlFile) -> object:
        paths.append(file.path)
        return parse(file)

    monkeypatch.setattr(YamlFile, "parse", noted)
    return paths


# Two of Playwright's loops can't run at once: every test that needs a browser shares this one.
@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from tests.browsing import chromium

    with chromium() as started:
        yield started


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Notes a figure that is added up over all tests and told at the end of the run."""
    return teller(request.node.user_properties)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what the tests of reliability counted; `make reliability` also keeps it in the docs."""
    passed = terminalreporter.stats.get("passed", [])
    sums = added_up(each for report in passed for each in report.user_properties)
    if not sums:
        return
    table = as_table(sums)
    terminalreporter.section("reliability")
    terminalreporter.write(table)
    if os.environ.get("VARIORUM_RENEW_RELIABILITY") and not terminalreporter.stats.get("failed"):
        DOCUMENT.write_text(with_table(DOCUMENT.read_text("utf-8"), table), "utf-8")
