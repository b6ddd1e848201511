"""`variorum compare`, as seen from outside: files, folders, revisions, exit codes, the file to settle in."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path

import pytest
import yaml
from tests.cli.running import run
from tests.conftest import HARBOUR
from tests.lighthouse import sound, swap
from tests.repositories import commit, git, repository
from tests.versions import COURIER, GAZETTE, INFO, version

from variorum.author.draft import draft_source
from variorum.pipeline.building import render_dossier

_QUOTE = (
    "quote: The harbour is closed\n    question: harbour\n"
    "    by: [{actor: harbour-master, from: he said in the briefing}]\n"
)
VOICE = swap(f"{_QUOTE}    voice: direct", f"{_QUOTE}    voice: narrator")


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A second reading in a file outside the dossier."""
    file = tmp_path / "second" / "harbour-gazette.yaml"
    file.parent.mkdir()
    file.write_text(VOICE((HARBOUR / GAZETTE).read_text(encoding="utf-8")), encoding="utf-8")
    return file


def test_two_files(second: Path) -> None:
    done = run("-C", HARBOUR, "compare", HARBOUR / GAZETTE, second)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "7 claims in both readings of `harbour-gazette`, 0 only in the first"
    )
    assert "| `voice` | 7 | 6 | " in done.stdout
    assert "  - `voice`: “direct” in the first, “narrator” in the second" in done.stdout
    text = second.read_text(encoding="utf-8")
    second.write_text(text.replace("id: harbour-closed", "id: shut"), encoding="utf-8")
    second.write_text(second.read_text().replace("gazette/harbour-closed", "gazette/shut"))
    told = run("-C", HARBOUR, "compare", HARBOUR / GAZETTE, second).stdout
    assert (
        "- `harbour-gazette/harbour-closed` and `harbour-gazette/shut`, line 9: “The harbour is closed”\n"
        in told
    )
    same = run("-C", HARBOUR, "compare", second, second)
    assert same.stdout.endswith("\nBoth readings say the same.\n")


def test_json(second: Path) -> None:
    done = run("-C", HARBOUR, "compare", HARBOUR / GAZETTE, second, "--format", "json")
    found = json.loads(done.stdout)
    assert found["sources"] == ["harbour-gazette"]
    (voice,) = (each for each in found["fields"] if each["field"] == "voice")
    assert (voice["pairs"], voice["alike"]) == (7, 6)
    (differing,) = (each for each in found["claims"] if each["differences"])
    assert differing["differences"] == [{"field": "voice", "old": "direct", "new": "narrator"}]


def test_folders_and_revisions(tmp_path: Path) -> None:
    one = version(tmp_path / "one")
    repository(one)
    git(one, "tag", "before")
    (one / GAZETTE).write_text(VOICE((one / GAZETTE).read_text(encoding="utf-8")), encoding="utf-8")
    commit(one)
    # The other articles' files are the same, which is no second reading.
    assert run("-C", one, "compare", "before", "HEAD").stdout.startswith(
        "7 claims in both readings of `harbour-gazette`,"
    )
    done = run("-C", "one", "compare", "./one", HARBOUR, cwd=tmp_path)
    assert "| `voice` | 7 | 6 |" in done.stdout
    # What is wrong with another article is none of its business.
    (one / "data" / "sources" / "draft.yaml").write_text("id: draft\n")
    commit(one)
    done = run("-C", one, "compare", HARBOUR / GAZETTE, "HEAD")
    assert (done.returncode, "| `voice` | 7 | 6 |" in done.stdout) == (0, True)
    assert run("-C", one, "compare", "before", "HEAD").returncode == 1
    # A file is held against its article of the other side.
    done = run("-C", one, "compare", one / COURIER, "before")
    assert done.stdout.endswith("\nBoth readings say the same.\n")


def test_what_can_not_be_compared(tmp_path: Path, second: Path) -> None:
    done = run("-C", HARBOUR, "compare", "./seeds", HARBOUR / GAZETTE)
    assert done.returncode == 3
    done = run("-C", HARBOUR, "compare", HARBOUR, HARBOUR)
    assert (done.returncode, done.stdout) == (2, "")
    assert "the files of all their articles are the same" in done.stderr
    done = run("-C", HARBOUR, "compare", HARBOUR / GAZETTE, HARBOUR / COURIER)
    assert done.returncode == 2
    assert "readings of two texts, seeds/harbour-gazette.txt and seeds/" in done.stderr
    missing = second.with_name("nowhere.yaml")
    done = run("-C", HARBOUR, "compare", HARBOUR / GAZETTE, missing)
    assert done.returncode == 1
    assert f"{missing}:1:1: error[unreadable-file]" in done.stdout


def test_a_reading_with_errors_is_told_with_its_own_places(second: Path) -> None:
    text = second.read_text(encoding="utf-8")
    second.write_text(text.replace("voice: narrator", "voice: TODO"), encoding="utf-8")
    done = run("-C", HARBOUR, "compare", HARBOUR / GAZETTE, second)
    assert done.returncode == 1
    assert f"{second}:" in done.stdout
    assert "error[not-decided]" in done.stdout
    assert "must be mended first" in done.stderr


def test_what_is_settled_goes_into_the_dossier_and_onto_a_page(
    tmp_path: Path, second: Path
) -> None:
    paper = tmp_path / "settle.yaml"
    done = run("-C", HARBOUR, "compare", HARBOUR / GAZETTE, second, "--settle", paper)
    assert done.stderr == f"Wrote {paper}: 1 to be settled.\n"
    text = paper.read_text(encoding="utf-8")
    (differing,) = yaml.safe_load(text)["differ"]
    assert differing["claim"] == {"first": "harbour-closed", "second": "harbour-closed"}
    assert differing["fields"] == [
        {"field": "voice", "first": "direct", "second": "narrator", "settled": "TODO", "because": "TODO"}
    ]  # fmt: skip
    assert (
        run("-C", HARBOUR, "compare", HARBOUR / GAZETTE, second, "--settle", paper).returncode == 3
    )

    entry = "second_readings:\n" + text.partition("second_readings:\n")[2]
    root = version(tmp_path / "root", (INFO, lambda before: f"{before}\n{entry}"))
    shutil.copy(HARBOUR.parents[2] / "mkdocs.yml", root)
    assert run("-C", root, "check").stdout.count("error[not-decided]") == 3
    entry = entry.replace("date: TODO", "date: 2024-03-05").replace("[TODO, TODO]", "[Ada, Bo]")
    entry = entry.replace("settled: TODO", "settled: The marks decided.")
    info = (HARBOUR / INFO).read_text(encoding="utf-8")
    (root / INFO).write_text(f"{info}\n{entry}", encoding="utf-8")
    checked = run("-C", root, "check")
    assert checked.returncode == 0, checked.stdout
    method = root / "docs" / "method.md"
    page = method.read_text(encoding="utf-8")
    method.write_text(f"{page}\n<!-- variorum: second-readings -->\n", encoding="utf-8")
    shown = render_dossier(sound(root)).files["method.md"].decode()
    assert (
        "two readings were compared, 5 March 2024 (Ada and Bo). 7 of the claims are in both"
        in shown
    )
    assert '<tr><th scope="row">voice</th><td>7</td><td>6</td><td>' in shown
    (root / INFO).write_text(f"{info}\n{entry.replace('[harbour-gazette]', '[nobody]')}")
    assert "error[unknown-id]" in run("-C", root, "check").stdout
    (root / INFO).write_text(f"{info}\n{entry.replace('alike: 6', 'alike: 8')}")
    assert "more are alike than there are" in run("-C", root, "check").stdout


def test_without_the_library_the_rest_is_told(
    second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "nltk" else find_spec(name)
    )
    done = run("-C", HARBOUR, "compare", HARBOUR / GAZETTE, second)
    assert (done.returncode, done.stderr) == (
        0, "Without alpha: `make authors` installs what works it out.\n",
    )  # fmt: skip
    assert "| `voice` | 7 | 6 | – |" in done.stdout


def test_a_second_reading_is_drafted_without_the_first(tmp_path: Path) -> None:
    root, folder = version(tmp_path / "root"), tmp_path / "second"
    done = run("-C", root, "new", "harbour-gazette.txt", "--second", folder)
    assert (done.returncode, done.stdout) == (0, "")
    second = folder / "harbour-gazette.yaml"
    text = second.read_text(encoding="utf-8")
    assert "id: harbour-gazette\nseed: harbour-gazette.txt\n" in text
    dossier = sound(root)
    seed = dossier.article["harbour-gazette"].text
    assert seed is not None
    assert "Coded already: harbour-gazette/" in draft_source("harbour-gazette", seed, dossier).text
    assert "Coded already: harbour-gazette/" not in text
    assert f"`variorum compare {root / GAZETTE} {second}`" in done.stderr
    # What is not decided yet is told at its own place.
    done = run("-C", root, "compare", root / GAZETTE, second)
    assert (done.returncode, f"{second}:" in done.stdout) == (1, True)
    assert run("-C", root, "new", "harbour-gazette.txt", "--second", folder).returncode == 3
    (root / GAZETTE).unlink()
    done = run("-C", root, "new", "harbour-gazette.txt", "--second", folder)
    assert "nothing annotates seeds/harbour-gazette.txt yet" in done.stderr
