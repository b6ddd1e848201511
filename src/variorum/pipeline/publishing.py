"""A checked dossier to a published site: analyse, render, publish."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.analyse import analyse
from variorum.model.dossier import Dossier
from variorum.model.follow import Follow, unfollowed
from variorum.model.look import Look
from variorum.model.problem import Problem
from variorum.publish import Engine, Kept, Published, Ready, program, publish, recover
from variorum.render.charts import drawings_in
from variorum.render.site import Rendered, render

from .checking import CODES
from .collector import nothing_walked_again, paused_collector
from .unchanged import as_outcome

Report = Callable[[str], None]


def render_dossier(dossier: Dossier) -> Rendered:
    """The site's files of a dossier without errors."""
    with paused_collector():
        analysis = analyse(dossier)
    with nothing_walked_again():
        return render(analysis, CODES)


@dataclass(frozen=True)
class Prepared:
    """All that is needed to publish a dossier, which itself need not be held any longer."""

    rendered: Rendered
    look: Look
    written: Mapping[str, bytes]
    told: Mapping[str, object]
    drawings: Kept


def prepare(
    root: Path, dossier: Dossier, report: Report, problems: Sequence[Problem] = ()
) -> Prepared:
    """The site's files of a dossier without errors, and its `problems` as they are noted."""
    report("Rendering the pages.")
    drawings = Kept(root.resolve(), "drawings", program())
    with drawings_in(drawings):
        rendered = render_dossier(dossier)
    told = as_outcome(problems, dossier.texts)
    return Prepared(rendered, dossier.look, dossier.hand_written, told, drawings)


def publish_prepared(
    root: Path,
    prepared: Prepared,
    engine: Engine,
    site_dir: Path,
    report: Report,
    *,
    inputs: str = "",
    follow: Follow = unfollowed,
    ready: Ready | None = None,
    search_later: bool = False,
) -> Published:
    """Publishes; with `inputs`, what was told is noted for `last_told`. Raises OutsideFailure; then
    the previous site stands untouched."""
    published = publish(
        root,
        prepared.rendered.files,
        prepared.rendered.config,
        engine=engine,
        site_dir=site_dir,
        report=report,
        look=prepared.look,
        written=prepared.written,
        inputs=inputs,
        told=prepared.told,
        follow=follow,
        ready=ready,
        search_later=search_later,
    )
    prepared.drawings.sweep()
    return published


def publish_dossier(
    root: Path,
    dossier: Dossier,
    engine: Engine,
    site_dir: Path,
    report: Report,
    *,
    ready: Ready | None = None,
    search_later: bool = False,
) -> Published:
    """Renders and publishes a dossier without errors, as `publish_prepared`."""
    prepared = prepare(root, dossier, report)
    return publish_prepared(
        root, prepared, engine, site_dir, report, ready=ready, search_later=search_later
    )


__all__ = [
    "Prepared", "prepare", "publish_dossier", "publish_prepared", "recover", "render_dossier",
]  # fmt: skip
