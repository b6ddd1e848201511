"""A checked dossier to a published site: analyse, render, publish."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from variorum.analyse import analyse
from variorum.model.dossier import Dossier
from variorum.model.follow import Follow, unfollowed
from variorum.model.problem import Problem
from variorum.publish import Engine, Kept, Published, Ready, program, publish, recover
from variorum.render.charts import drawings_in
from variorum.render.site import Rendered, render

from .checking import CODES
from .collector import paused_collector
from .unchanged import as_outcome

Report = Callable[[str], None]


def render_dossier(dossier: Dossier) -> Rendered:
    """The site's files of a dossier without errors."""
    with paused_collector():
        analysis = analyse(dossier)
    return render(analysis, CODES)


def publish_dossier(
    root: Path,
    dossier: Dossier,
    engine: Engine,
    site_dir: Path,
    report: Report,
    *,
    inputs: str = "",
    problems: Sequence[Problem] = (),
    follow: Follow = unfollowed,
    ready: Ready | None = None,
) -> Published:
    """Renders and publishes a dossier without errors; with `inputs`, its `problems` are noted for
    `last_told`. Raises OutsideFailure; then the previous site stands untouched."""
    report("Rendering the pages.")
    drawings = Kept(root.resolve(), "drawings", program())
    with drawings_in(drawings):
        rendered = render_dossier(dossier)
    published = publish(
        root,
        rendered.files,
        rendered.config,
        engine=engine,
        site_dir=site_dir,
        report=report,
        written=dossier.hand_written,
        inputs=inputs,
        told=as_outcome(problems, dossier.texts),
        follow=follow,
        ready=ready,
    )
    drawings.sweep()
    return published


__all__ = ["publish_dossier", "recover", "render_dossier"]
