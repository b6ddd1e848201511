"""A dossier looked at while it is written: each change checked, rendered and served."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from variorum import publish, render
from variorum.model.analysis import Analysis
from variorum.model.failure import Busy, OutsideFailure
from variorum.preview.server import PreviewServer, serving
from variorum.preview.watching import Watch
from variorum.publish import (
    Engine,
    Ready,
    Store,
    preview_site,
    publish_ahead,
    recover,
    renew_search,
)
from variorum.read import Held
from variorum.render.charts import Drawings
from variorum.render.site import render_alone

from .building import Report, build_site, collect_garbage
from .checking import CODES
from .result import CheckResult

T = TypeVar("T")
_WATCHED = ("data", "seeds", "docs", "mkdocs.yml")
# The endings of files of which nothing but the words of pages is made.
_SAID = (".yaml", ".md", ".txt")
Left = Literal["nothing", "build", "search"]
"""What is left to be done: a build where another one was at work, or the search of the site."""
# Seconds in which nothing changes before that is done.
_UNTIL: dict[Left, float] = {"nothing": 3600.0, "build": 1.0, "search": 5.0}


@dataclass(frozen=True)
class Preview:
    """What a preview works on, and whom it tells: `show` takes what each check found."""

    root: Path
    engine: Engine
    report: Report
    show: Callable[[CheckResult], None]
    _held: Held = field(default_factory=dict, init=False, compare=False, repr=False)

    def run(self, port: int) -> None:
        """Serves the dossier and follows its files until it is interrupted (KeyboardInterrupt).

        A change with problems leaves the last good site in place. Raises OutsideFailure where the
        port can't be used.
        """
        with (
            serving(PreviewServer(preview_site(self.root), port, self.report)) as server,
            closing(Ready(self.engine)) as ready,
        ):
            self.report(f"Serving the preview at {server.address} (stop it with Ctrl-C).")
            recover(self.root, self.report, server.site)
            watch = Watch(self._places())
            ready.prepare()
            left = self._build(server, ready)
            pending: set[Path] = set()
            while True:
                # Both in the time that nobody waits for.
                ready.prepare()
                if left != "build":
                    pending.clear()
                    collect_garbage(freeze=True)
                changed = watch.wait(_UNTIL[left])
                if changed:
                    self.report(_told(changed, self.root))
                    pending.update(changed)
                if changed or left == "build":
                    left = self._build(server, ready, pending, watch.is_behind)
                elif left == "search":
                    left = self._renew_search(server)

    def _build(
        self,
        server: PreviewServer,
        ready: Ready,
        changed: Collection[Path] = (),
        overtaken: Callable[[], bool] = lambda: False,
    ) -> Left:
        """Builds, and has pages load anew that are others now; what is left to be done."""
        ahead = _Ahead(self, server, ready, overtaken)
        try:
            published = build_site(
                self.root, self.engine, server.site, self.report, self.show, ready=ready,
                search_later=True, follow=ahead.follow, ahead=ahead.show, held=self._held,
            )  # fmt: skip
        except _Overtaken:
            return "build"
        except Busy as busy:
            self.report(f"{busy}.")
            return "build"
        except OutsideFailure as failure:
            server.show_site()
            self.report(f"{failure}\nUntil this is mended the last good site is served.")
            return "search"
        if published is None:
            self.report("Mend the errors above; until then the last good site is served.")
            return "search"
        server.show_site()
        # What pages load may be other where not only what they say has changed.
        if published.changed and not all(path.suffix in _SAID for path in changed or [self.root]):
            server.reload()
        more = "; its search follows when nothing changes" if published.search_is_old else ""
        self.report(f"The preview at {server.address} is up to date{more}.")
        return "search"

    def _renew_search(self, server: PreviewServer) -> Left:
        """Makes the search that a build left for later, if one did; what is left to be done."""
        try:
            if renew_search(self.root, server.site, self.report):
                # No page loads anew for it: only one that has searched already knows the old pieces.
                self.report(f"The search of the preview at {server.address} is up to date too.")
        except Busy:
            return "search"
        except OutsideFailure as failure:
            self.report(
                f"{failure}\nUntil the next change the search finds what stood there before."
            )
        return "nothing"

    def _places(self) -> list[Path]:
        """What to watch: what people write, and the templates and assets of this package."""
        package = [
            Path(render.__file__).with_name("templates"),
            Path(render.__file__).with_name("assets"),
            Path(publish.__file__).with_name("engine") / "overrides",
        ]
        return [*(self.root / name for name in _WATCHED), *package]


class _Overtaken(Exception):
    """Files changed while the rest of a site was built."""


@dataclass
class _Ahead:
    """Shows the pages that are looked at before the rest of the site is built, and from then on ends the build
    where files change once more (`overtaken`): whoever goes on writing waits for those pages alone."""

    preview: Preview
    server: PreviewServer
    ready: Ready
    overtaken: Callable[[], bool]
    has_shown: bool = False

    def show(self, store: Store, analysis: Analysis) -> None:
        if not (addresses := self.server.in_view()):
            return
        dossier = analysis.dossier
        try:
            rendered = render_alone(analysis, CODES, addresses, Drawings(store))
            pages = publish_ahead(
                self.preview.root, rendered.files, rendered.config,
                engine=self.preview.engine, site_dir=self.server.site, look=dossier.look,
                written=dossier.hand_written, store=store, ready=self.ready,
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
        self.preview.report("The page that is open is up to date; the rest of the site follows.")

    def follow(self, items: Sequence[T], /) -> Iterator[T]:
        for item in items:
            if self.has_shown and self.overtaken():
                raise _Overtaken
            yield item


def _told(changed: Sequence[Path], root: Path) -> str:
    names = [str(path.relative_to(root) if root in path.parents else path) for path in changed[:3]]
    more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
    return f"Changed: {', '.join(names)}{more}."
