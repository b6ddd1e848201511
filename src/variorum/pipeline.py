"""The way through, in one place: read, check, analyse, render, publish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import check, read
from .analyse import analyse
from .model.dossier import Dossier
from .model.problem import Problem, errors, in_order
from .publish import Engine, Published, publish, recover
from .render import Rendered, render

CODES = (*read.CODES, *check.CODES)
Report = Callable[[str], None]


@dataclass(frozen=True)
class Checked:
    """A dossier as far as it could be read, and all its problems in order."""

    dossier: Dossier
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        return errors(self.problems)


def check_dossier(root: Path) -> Checked:
    """Reads and checks the dossier in `root`; writes nothing."""
    dossier, problems = read.read_dossier(root)
    return Checked(dossier, in_order([*problems, *check.check_dossier(dossier)]))


def render_dossier(dossier: Dossier) -> Rendered:
    """The site's files of a dossier without errors."""
    return render(analyse(dossier), CODES)


def publish_dossier(
    root: Path, dossier: Dossier, engine: Engine, site_dir: Path, report: Report
) -> Published:
    """Renders and publishes a dossier without errors. Raises OutsideFailure; then the previous
    site stands untouched."""
    report("Rendering the pages.")
    rendered = render_dossier(dossier)
    return publish(
        root,
        rendered.files,
        rendered.config,
        engine=engine,
        site_dir=site_dir,
        report=report,
        written=dossier.hand_written,
    )


__all__ = ["CODES", "Checked", "check_dossier", "publish_dossier", "recover", "render_dossier"]
