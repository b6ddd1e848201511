"""An engine made ready while nothing is to be built, for whoever builds again and again."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

from .engines import Engine, start_waiting, versions


class Ready:
    """At most one process of `engine` that has loaded what it needs and waits for a build.

    It takes no time of the processor while it waits. Each process builds once, so that nothing of
    one build reaches the next.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._process: subprocess.Popen[str] | None = None
        self._versions: Mapping[str, str] = {}

    def prepare(self) -> None:
        """Has a process waiting, if none does."""
        if self._process is None:
            self._versions = versions(self._engine)
            self._process = start_waiting(self._engine)

    def take(self) -> subprocess.Popen[str] | None:
        """The process that waits, None where there is none that would build as a new one does."""
        # One that died, or that loaded other versions than are installed now.
        if self._process is not None and (
            self._process.poll() is not None or self._versions != versions(self._engine)
        ):
            self.close()
        process, self._process = self._process, None
        return process

    def close(self) -> None:
        """Ends the process that waits."""
        process, self._process = self._process, None
        if process is not None:
            with process:
                process.kill()
