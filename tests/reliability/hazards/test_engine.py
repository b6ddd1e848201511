"""What only shows when a site is built: links that an engine passes over, pages that take for ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reliability.figures import Tell
from tests.reliability.hazards.measured import variorum


@pytest.mark.parametrize(
    "words", ["[x](nowhere.md)", "[x](method.md#nowhere)", '<a href="nowhere.html">x</a>']
)
def test_a_broken_link_is_no_site(words: str, harbour: Path, tell: Tell) -> None:
    (harbour / "docs" / "further.md").write_text(f"# Further\n\n{words}\n")
    done = variorum(harbour, "build")
    assert done.code in (1, 3)
    assert "Traceback" not in done.stdout + done.stderr
    assert "further" in done.stdout + done.stderr
    assert not (harbour / "site").exists()
    tell("builds of hostile pages", 1)
