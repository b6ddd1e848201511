"""The pages that are looked at, shown before the rest of the site is built."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from variorum.model.analysis import Analysis
from variorum.model.failure import OutsideFailure
from variorum.preview.server import PreviewServer
from variorum.publish import Engine, Ready, Store, publish_ahead
from variorum.render.charts import Drawings
from variorum.render.site import render_alone

from .building import Report
from .checking import CODES

T = TypeVar("T")


class Overtaken(Exception):
    """Files changed while the rest of a site was built."""


@dataclass
class Ahead:
    """Shows those pages, and from then on ends the build where files change once more (`overtaken`):
    whoever goes on writing waits for the pages looked at alone."""

    root: Path
    engine: Engine
    server: PreviewServer
    ready: Ready
    report: Report
    overtaken: Callable[[], bool]
    has_shown: bool = False

    def show(self, store: Store, analysis: Analysis) -> None:
        if not (addresses := self.server.in_view()):
            return
        try:
            rendered = render_alone(analysis, CODES, addresses, Drawings(store))
            pages = publish_ahead(
                self.root, rendered.files, rendered.config,
                engine=self.engine, site_dir=self.server.site, look=analysis.dossier.look,
                written=analysis.dossier.hand_written, store=store, ready=self.ready,
            )  # fmt: skip
        except OutsideFailure:
            # What is wrong, the build of the whole tells.
            return
        if not pages:
            return
        self.server.show_ahead(pages)
        self.has_shown = True
        # The rest needs an engine too.
        self.ready.prepare()
        self.report("The page that is open is up to date; the rest of the site follows.")

    def follow(self, items: Sequence[T], /) -> Iterator[T]:
        for item in items:
            if self.has_shown and self.overtaken():
                raise Overtaken
            yield item
