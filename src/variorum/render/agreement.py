"""Two readings held against each other, as Markdown for a terminal or a pull request."""

from __future__ import annotations

from markupsafe import Markup

from variorum.model.changes import Agreement, TwiceRead

from .change_report import finalize
from .escape import github_id
from .templating import TEMPLATES, environment
from .words import plural, quoted

MOST = 200


def agreement_markdown(found: Agreement, first: str, second: str) -> str:
    """The comparison of two readings as they were given."""
    template = environment(
        TEMPLATES, finalize, MOST=MOST, plural=plural, quoted=quoted, id=github_id, ids=_ids
    ).get_template("agreement.md.j2")
    return template.render(found=found, first=first, second=second)


def _ids(each: TwiceRead) -> list[Markup]:
    """What is compared, by its ids in both readings."""
    names = dict.fromkeys(name for name in (each.first, each.second) if name)
    return [github_id(f"{each.source}/{name}") for name in names] or [github_id(each.source)]
