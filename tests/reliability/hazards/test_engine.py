"""What only shows when a site is built: links that an engine passes over, pages that take for ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reliability.counts import MOST_MEGABYTES, MOST_SECONDS
from tests.reliability.figures import Tell
from tests.reliability.hazards.measured import variorum


# Whatever finds it, the engine or the gate, has tests of its own beside it.
@pytest.mark.long
@pytest.mark.parametrize(
    "words", ["[x](nowhere.html)", "[x](nowhere.md)", "[x](method.md#nowhere)"]
)
def test_a_broken_link_is_no_site(words: str, harbour: Path, tell: Tell) -> None:
    (harbour / "docs" / "further.md").write_text(f"# Further\n\n{words}\n")
    done = variorum(harbour, "build")
    assert done.code in (1, 3)
    assert "Traceback" not in done.stdout + done.stderr
    assert "further" in done.stdout + done.stderr
    assert not (harbour / "site").exists()
    tell("builds of hostile pages", 1)


@pytest.mark.long
@pytest.mark.parametrize(
    "words",
    ["[" * 2_000, "[x][" * 1_000, "<a " * 5_000, "> " * 500 + "x", "*a **b " * 2_000, "x" * 99_999],
    ids=["brackets", "references", "elements", "quotes", "stars", "a word"],
)
def test_the_worst_page_that_is_accepted_is_built_in_time(
    words: str, harbour: Path, tell: Tell
) -> None:
    plain = variorum(harbour, "build")
    (harbour / "docs" / "further.md").write_text(f"# Further\n\n{words}\n")
    done = variorum(harbour, "build")
    assert done.code in (0, 1, 3)
    assert "Traceback" not in done.stdout + done.stderr
    assert done.seconds - plain.seconds < MOST_SECONDS
    assert done.megabytes < MOST_MEGABYTES
    tell("builds of hostile pages", 1)
