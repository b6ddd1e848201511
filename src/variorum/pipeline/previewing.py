"""A dossier looked at while it is written: each change checked, rendered and served."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from variorum import publish, render
from variorum.model.failure import Busy, OutsideFailure
from variorum.preview import PreviewServer, Watch, serving
from variorum.publish import Engine, Kept, Ready, preview_site, program

from .checking import Checked, check_dossier
from .collector import set_aside
from .publishing import Report, publish_dossier, recover

_WATCHED = ("data", "seeds", "docs", "mkdocs.yml")
_LONG = 3600.0
# How soon to try again where another build was at work.
_SOON = 1.0


@dataclass(frozen=True)
class Preview:
    """What a preview works on, and whom it tells: `show` takes what each check found."""

    root: Path
    engine: Engine
    report: Report
    show: Callable[[Checked], None]

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
            done = self._build(server, ready)
            while True:
                # Both in the time that nobody waits for.
                ready.prepare()
                set_aside()
                changed = watch.wait(_LONG if done else _SOON)
                if changed:
                    self.report(_told(changed, self.root))
                if changed or not done:
                    done = self._build(server, ready)

    def _build(self, server: PreviewServer, ready: Ready) -> bool:
        """Builds, and has pages load anew where the site changed. False where another build was at
        work, so that this one has still to be done."""
        kept = Kept(self.root, "sources", program())
        checked = check_dossier(self.root, store=kept)
        self.show(checked)
        if checked.errors:
            self.report("Mend the errors above; until then the last good site is served.")
            return True
        kept.sweep()
        try:
            published = publish_dossier(
                self.root, checked.dossier, self.engine, server.site, self.report, ready=ready
            )
        except Busy as busy:
            self.report(f"{busy}.")
            return False
        except OutsideFailure as failure:
            self.report(f"{failure}\nUntil this is mended the last good site is served.")
            return True
        if published.changed:
            server.reload()
        self.report(f"The preview at {server.address} is up to date.")
        return True

    def _places(self) -> list[Path]:
        """What to watch: what people write, and the templates and assets of this package."""
        package = [
            Path(render.__file__).with_name("templates"),
            Path(render.__file__).with_name("assets"),
            Path(publish.__file__).with_name("overrides"),
            Path(publish.__file__).with_name("search"),
        ]
        return [*(self.root / name for name in _WATCHED), *package]


def _told(changed: Sequence[Path], root: Path) -> str:
    names = [str(path.relative_to(root) if root in path.parents else path) for path in changed[:3]]
    more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
    return f"Changed: {', '.join(names)}{more}."
