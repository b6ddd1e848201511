"""A site engine that fails, hangs, is killed or writes half a site: nothing is published."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.lighthouse import rendered
from tests.reliability.faults.builds import dossier, leftovers, none_survives, run, tree
from tests.reliability.figures import Tell
from tests.waiting import FOR_EVER

from variorum.publish import OutsideFailure, publish
from variorum.publish.engine import engines
from variorum.publish.exchange.folders import mark_site, only_exchange

# What an engine does with the staged tree that it finds in docs/.
_COPY = "import pathlib, shutil\nshutil.copytree('docs', 'site')\n"
_PAGES = (
    "for page in pathlib.Path('site').rglob('*.md'):\n"
    "    page.with_suffix('.html').write_text('<html><meta charset=\"utf-8\"></html>')\n"
)
ENGINES = {
    "fails": (f"{_COPY}raise SystemExit('no such theme')", "exit code 1):\n  no such theme"),
    "is killed": (f"{_COPY}import os\nos.kill(os.getpid(), 9)", "it was ended by signal 9)"),
    "hangs": (f"{_COPY}import time\ntime.sleep({FOR_EVER})", "did not end within 1 seconds"),
    "writes nothing": ("", "exit code 0)"),
    "writes no page": (_COPY, "index.html: the engine did not write it"),
    "stops in the middle of a page": (
        f"{_COPY}{_PAGES}pathlib.Path('site/index.html').write_text('<html><h1>The st')",
        "index.html: the page breaks off",
    ),
    "stops in the middle of a download": (
        f"{_COPY}{_PAGES}pathlib.Path('site/data/claims.csv').write_text('claim,qu')",
        "data/claims.csv: it is not the file that was staged",
    ),
}


@pytest.mark.parametrize("fault", ENGINES)
def test_an_engine_at_fault_publishes_nothing(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tell: Tell
) -> None:
    root = dossier(tmp_path / "dossier")
    site = root / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good one")
    mark_site(site)
    before = tree(site)
    program, told = ENGINES[fault]

    def at_fault(_: object, folder: Path, *__: object) -> list[str]:
        return [sys.executable, "-c", f"import os\nos.chdir({str(folder)!r})\n{program}"]

    monkeypatch.setattr(engines, "python_module", at_fault)
    if fault == "hangs":
        monkeypatch.setattr(engines, "_LONGEST", 0.6)
        monkeypatch.setattr(engines, "_LONGEST_PER_PAGE", 0.0)
    with pytest.raises(OutsideFailure) as failure:
        publish(
            root,
            rendered().made(),
            rendered().config,
            engine="zensical",
            site_dir=site,
            report=lambda line: None,
        )
    assert told in failure.value.message
    assert "Traceback" not in failure.value.message
    assert tree(site) == before
    assert leftovers(site) == []
    assert none_survives(root)
    tell("faults of an engine", 1)
    tell("sites lost", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process")
def test_of_two_builds_at_once_the_second_ends_with_3(tmp_path: Path) -> None:
    root = dossier(tmp_path.resolve() / "dossier")
    command = [sys.executable, "-m", "variorum", "-C", str(root), "build", "--engine", "zensical"]
    # The first holds its lock from before it says that the engine starts, and can't end before this.
    with (
        only_exchange(root / "site"),
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as first,
    ):
        assert first.stderr is not None
        for line in first.stderr:
            if line.startswith("Building"):
                break
        second = run("-C", root, "build", "--engine", "zensical")
        first.kill()
    assert second.returncode == 3, second.stderr
    last = second.stderr.splitlines()[-1]
    assert last == f"variorum: another build is at work in {root}; wait until it is done"
    assert not (root / "site").exists()
    assert leftovers(root / "site") == []


@pytest.mark.long
def test_many_builds_at_once_leave_one_whole_site(tmp_path: Path, tell: Tell) -> None:
    """Builds of two dossiers that publish to one place, which their own locks don't see."""
    site = tmp_path.resolve() / "public" / "site"
    roots = [dossier(tmp_path / name) for name in ("one", "two")]
    whole = []
    for root in roots:
        text = (root / "data" / "dossier.yaml").read_text("utf-8")
        titled = text.replace("title: ", f"title: Of {root.name}, ", 1)
        (root / "data" / "dossier.yaml").write_text(titled, "utf-8")
        assert run("-C", root, "build", "--engine", "zensical").returncode == 0
        whole.append(tree(root / "site"))
    for _ in range(3):
        builds = [
            subprocess.Popen(
                [sys.executable, "-m", "variorum", "-C", str(root), "build",
                 "--engine", "zensical", "--site-dir", str(site)],
                stderr=subprocess.DEVNULL,
            )
            for root in roots
        ]  # fmt: skip
        assert [build.wait() for build in builds] == [0, 0]
        assert tree(site) in whole
        assert leftovers(site) == []
    tell("sites lost", 0)
