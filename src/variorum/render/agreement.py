"""Two readings held against each other, as Markdown for a terminal or a pull request."""

from __future__ import annotations

from variorum.model.changes import Agreement

from .change_report import finalize
from .escape import github_id
from .templating import TEMPLATES, environment
from .words import plural, quoted

MOST = 200


def agreement_markdown(found: Agreement, first: str, second: str) -> str:
    """The comparison of two readings as they were given."""
    made = environment(TEMPLATES, finalize, MOST=MOST, plural=plural, quoted=quoted, id=github_id)
    return made.get_template("agreement.md.j2").render(found=found, first=first, second=second)
