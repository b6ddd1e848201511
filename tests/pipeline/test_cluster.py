"""A Dask cluster on this machine reads the sources, and every byte stays the same."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from tests.bench.invented import invent
from tests.cli.running import run
from tests.waiting import PATIENCE, wait_until

from variorum.model.failure import OutsideFailure
from variorum.pipeline import cluster as module
from variorum.pipeline.checking import check_dossier
from variorum.pipeline.cluster import Cluster, done
from variorum.read import source

HERE = "127.0.0.1"


def test_work_is_done_by_a_program_of_the_same_state_only() -> None:
    state = module._state()
    packed = pickle.dumps((len, "four"))
    assert done(state, packed) == (True, 4)
    assert done("another", packed) == (False, None)


def started(workers: int, **more: Any) -> Any:
    """A cluster on this machine that nobody elsewhere can reach."""
    from distributed import LocalCluster

    return LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, host=HERE,
        dashboard_address=f"{HERE}:0", worker_dashboard_address=f"{HERE}:0", **more,
    )  # fmt: skip


@pytest.fixture(scope="module")
def two() -> Iterator[Any]:
    with started(2) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def nobody() -> Iterator[Any]:
    with started(0) as cluster:
        yield cluster


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "BATCH", 3)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine takes long to answer."""
    monkeypatch.setattr(module, "_PATIENCE", f"{PATIENCE:g}s")


@pytest.fixture
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", "2s")


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


@pytest.mark.long
@pytest.mark.usefixtures("small_batches")
def test_a_check_tells_the_same(two: Any, tmp_path: Path, parsed: list[str]) -> None:
    root = invent(tmp_path / "invented", 12)
    bad = sorted((root / "data" / "sources").iterdir())[5]
    bad.write_text(bad.read_text("utf-8").replace("quote: ", "quote: not there ", 1), "utf-8")
    plain = run("check", "--format", "json", cwd=root)
    assert plain.returncode == 1
    parsed.clear()
    again = run("check", "--format", "json", "--scheduler", two.scheduler_address, cwd=root)
    assert again == plain
    assert [path for path in parsed if "/sources/" in path] == [f"data/sources/{bad.name}"]


@pytest.mark.long
@pytest.mark.usefixtures("small_batches")
def test_a_build_gives_the_same_bytes(two: Any, tmp_path: Path) -> None:
    plain = invent(tmp_path / "plain", 8)
    other = shutil.copytree(plain, tmp_path / "other")
    assert run("build", cwd=plain).returncode == 0
    assert run("build", "--scheduler", two.scheduler_address, cwd=other).returncode == 0
    assert tree(other / "site") == tree(plain / "site")
    kept = [tree(next((root / "build" / "store").glob("*/sources"))) for root in (plain, other)]
    assert len(kept[0]) == 8
    assert kept[0] == kept[1]


@pytest.mark.long
@pytest.mark.usefixtures("small_batches")
def test_what_a_killed_worker_was_at_is_done_by_another(two: Any, tmp_path: Path) -> None:
    root = invent(tmp_path / "invented", 24)
    plain = check_dossier(root)
    address, state = next(iter(two.scheduler.workers.items()))
    pid = next(each.pid for each in two.workers.values() if each.worker_address == address)
    # A stopped worker is given work and finishes none, so it surely dies in the middle of it.
    os.kill(pid, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as thread:
        try:
            checked = thread.submit(check_dossier, root, workers=Cluster(two.scheduler_address))
            wait_until(lambda: state.processing)
        finally:
            os.kill(pid, signal.SIGKILL)
        result = checked.result(PATIENCE)
    assert address not in two.scheduler.workers
    assert result.dossier.articles == plain.dossier.articles
    assert result.problems == plain.problems
    wait_until(lambda: len(two.scheduler.workers) == 2)


@pytest.mark.long
def test_workers_of_another_state_are_not_believed(
    two: Any, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_state", lambda: "another")
    told = run("check", "--scheduler", two.scheduler_address, cwd=harbour)
    assert told.returncode == 3
    assert told.stdout == ""
    assert "another version of Variorum" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.long
def test_a_worker_without_this_program_says_so(nobody: Any, harbour: Path) -> None:
    # Without `site`, no package that is installed by a path is found.
    start = (
        f"import sys; sys.path.append({sysconfig.get_path('purelib')!r})\n"
        "from distributed.cli.dask_worker import main; main()"
    )
    worker = subprocess.Popen(
        [sys.executable, "-S", "-c", start, nobody.scheduler_address, "--no-nanny",
         "--host", HERE, "--no-dashboard"],
        cwd=harbour, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_until(lambda: nobody.scheduler.workers)
        with pytest.raises(OutsideFailure, match="No module named 'variorum'"):
            check_dossier(harbour, workers=Cluster(nobody.scheduler_address))
    finally:
        worker.kill()
        worker.wait()
        wait_until(lambda: not nobody.scheduler.workers)


@pytest.mark.long
def test_a_scheduler_without_workers_is_not_waited_for(
    nobody: Any, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import Client

    # Short for workers alone: on a busy machine the scheduler takes longer to answer.
    wait = Client.wait_for_workers
    monkeypatch.setattr(
        Client, "wait_for_workers", lambda client, number, timeout: wait(client, number, "1s")
    )
    told = run("build", "--scheduler", nobody.scheduler_address, cwd=harbour)
    assert told.returncode == 3
    assert "0/1 workers" in told.stderr
    assert not (harbour / "site").exists()


@pytest.mark.long
@pytest.mark.usefixtures("short_patience")
def test_where_nothing_listens_it_says_so(harbour: Path) -> None:
    told = run("check", "--scheduler", f"{HERE}:1", cwd=harbour)
    assert told.returncode == 3
    assert f"the cluster at {HERE}:1 did not do its work" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.long
@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl for a certificate")
def test_with_certificates_only_who_has_one_is_heard(
    harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dask
    from distributed import Security

    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "certificate.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    mine = {"ca-file": certificate, "client.cert": certificate, "client.key": key}
    theirs = {
        f"tls_{role}_{part}": path
        for role in ("scheduler", "worker", "client")
        for part, path in (("cert", certificate), ("key", key))
    }
    security = Security(tls_ca_file=certificate, require_encryption=True, **theirs)
    with started(1, protocol="tls", security=security) as cluster:
        workers = Cluster(cluster.scheduler_address)
        assert workers.address.startswith("tls://")
        with dask.config.set({f"distributed.comm.tls.{name}": path for name, path in mine.items()}):
            checked = check_dossier(harbour, workers=workers)
        monkeypatch.setattr(module, "_PATIENCE", "2s")
        with pytest.raises(OutsideFailure):
            check_dossier(harbour, workers=workers)
    assert checked.problems == check_dossier(harbour).problems
