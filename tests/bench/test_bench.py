"""The bench's own logic, on five sources: what it measures must be what it says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from tests.bench import earlier
from tests.bench import steps as bench_steps
from tests.bench.document import DOCUMENT, failures, results, with_results
from tests.bench.engines import bare_settings, hugo_site
from tests.bench.invented import invent
from tests.bench.measure import Plan, measure
from tests.bench.multiplied import multiply
from tests.bench.payload import bytes_by_kind
from tests.bench.process import REPOSITORY, Failed, cost
from tests.bench.profiling import parts_of
from tests.bench.reports import CLAIMS, briefing, report
from tests.bench.steps import STEPS, Step, edit
from tests.bench.targets import FEW, missed, ratio, rows

from variorum.pipeline.checking import check_dossier


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invent(tmp_path_factory.mktemp("bench") / "five", int(FEW))


def step(name: str) -> Any:
    return next(each for each in STEPS if each.name == name)


def test_an_invented_dossier_has_no_problem(five: Path) -> None:
    checked = check_dossier(five)
    assert checked.problems == ()
    assert [len(each.source.claims) for each in checked.dossier.articles] == [CLAIMS] * int(FEW)
    sizes = [path.stat().st_size for path in (five / "seeds").iterdir()]
    assert all(3_000 <= size <= 5_000 for size in sizes)


@pytest.fixture(scope="module")
def dozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return multiply(REPOSITORY, tmp_path_factory.mktemp("bench") / "dozen", 12)


def test_multiplied_articles_have_no_error_and_words_of_their_own(dozen: Path) -> None:
    checked = check_dossier(dozen)
    assert checked.problems == ()
    assert len(checked.dossier.articles) == 12
    one_copy, other, first = (
        (dozen / "seeds" / name).read_text("utf-8").split()
        for name in (
            "menafn-ukrinform-001.txt",
            "menafn-ukrinform-002.txt",
            "000_a2c2b7bf290e8c39.txt",
        )
    )
    for made in (one_copy, first):
        same = sum(one == another for one, another in zip(made, other, strict=True))
        assert 0.5 < same / len(other) < 0.8
    assert {"“Several", "Trehubov"} <= {word.replace('"', "“") for word in other}


def test_a_copy_names_the_articles_of_the_same_copy(dozen: Path) -> None:
    sources = dozen / "data" / "sources"
    original, copy = (
        (sources / f"menafn-ukrinform{end}.yaml").read_text("utf-8") for end in ("", "-001")
    )
    assert "internewscast/" in original
    assert "internewscast-001/" in copy
    assert "internewscast/" not in copy
    assert edit(dozen)[0].stem == "moscow-seizes-001"


def test_a_report_is_the_same_every_time() -> None:
    origin = briefing(7, 25)
    assert report(29, origin) == report(29, origin)
    assert report(29, origin).text != report(30, origin).text


def test_one_report_in_ten_gives_numbers() -> None:
    made = [report(place, briefing(place // 4, 25)) for place in range(100)]
    assert sum("count:" in each.yaml for each in made) == 10
    assert sum("in all, " in each.text.lower() for each in made) == 10


def test_an_edit_changes_one_note_each_time(five: Path) -> None:
    path, words = edit(five)
    before = path.read_text(encoding="utf-8")
    assert words in before
    again, more = edit(five)
    assert again == path
    assert more != words
    assert path.read_text(encoding="utf-8") == before.replace(words, more)
    assert check_dossier(five).problems == ()


def test_the_way_without_charts_gives_every_page_and_no_picture(five: Path) -> None:
    taken = cost(step("core").command(five), REPOSITORY)
    assert taken.cpu > 0
    assert taken.peak > 10 * 2**20


def test_a_step_that_fails_gives_no_figure(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no such dossier"):
        cost([sys.executable, "-c", "raise SystemExit('no such dossier')"], tmp_path)


def test_a_step_that_fails_is_told_and_the_others_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(code: str) -> Any:
        return lambda root: [sys.executable, "-c", code]

    def ready(root: Path) -> None:
        return None

    failing = Step("cold", "cold build", "", ready, run("raise SystemExit('no room')"))
    working = Step("check", "check", "", ready, run(""), quick=True)
    monkeypatch.setattr(bench_steps, "STEPS", (failing, working))
    told: list[str] = []
    plan = Plan(runs=2, warm=1, serve=())
    (found,) = measure(tmp_path, (FEW,), plan, told.append)
    size = found["sizes"][FEW]
    assert [len(size["steps"][each]) for each in ("cold", "check")] == [0, 2]
    assert size["failed"]["cold"].endswith("no room")
    assert sum("can't be run" in line for line in told) == 1
    assert failures(found) == [f"cold build can't be run with {FEW} sources: no room"]


def test_a_large_dossier_is_warmed_up_by_quick_steps_alone() -> None:
    assert [each.name for each in STEPS if each.warms(1000)] == ["check"]
    assert all(each.warms(int(FEW)) for each in STEPS)


def test_a_commit_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(earlier, "COMMIT", "0" * 40)
    with pytest.raises(Failed, match="is not in this clone"):
        earlier.prepare(tmp_path / "real-10", 10)


def test_what_a_child_process_takes_is_counted(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.4: pass"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    assert cost([sys.executable, "-c", start], tmp_path).cpu >= 0.4


def test_bare_settings_name_index_pages_only(tmp_path: Path) -> None:
    docs = tmp_path / "build" / "docs"
    (docs / "sources").mkdir(parents=True)
    for name in ("index.md", "method.md", "sources/index.md", "sources/a.md"):
        (docs / name).write_text(name, "utf-8")
    (tmp_path / "build" / "mkdocs.yml").write_text(
        "site_name: x\nnav: [method.md]\nplugins: [{search: {enabled: false}}]\n",
        "utf-8",
    )
    text = bare_settings(tmp_path).read_text("utf-8")
    assert "- index.md\n- sources/index.md\n" in text
    assert "method.md" not in text
    assert "search" not in text
    hugo_site(tmp_path)
    content = tmp_path / "build" / "hugo" / "content"
    assert sorted(p.relative_to(content).as_posix() for p in content.rglob("*.md")) == [
        "_index.md", "method.md", "sources/_index.md", "sources/a.md",
    ]  # fmt: skip


def figures(**cpu: list[float]) -> dict[str, Any]:
    """Figures of five sources with these seconds of each step."""
    steps = {
        name: [{"cpu": c, "wall": c, "peak": 2**20} for c in taken] for name, taken in cpu.items()
    }
    size = {
        "steps": steps, "published": 10, "search": 5, "loaded": [], "saves": [(0.9, 1.0), (1.4, 6.0), (0.8, 5.5)],
        "yaml_bytes": 1, "page_bytes": 1,
    }  # fmt: skip
    return {"sizes": {FEW: size}, "runs": 3, "machine": {"cores": "2"}}


def test_a_ratio_is_taken_within_each_run() -> None:
    # The medians alone would give 2: here each run gives 1, 4 and 1.
    found = figures(cold=[1.0, 8.0, 4.0], mkdocs=[1.0, 2.0, 4.0])
    assert ratio(found, FEW, "cold", "mkdocs") == 1.0
    assert ratio(found, FEW, "edited", "mkdocs") is None


def test_a_target_is_met_or_missed() -> None:
    found = figures(check=[2.0], cold=[12.0], edited=[1.0], mkdocs=[10.0], unchanged=[0.4])
    found["sizes"] |= {"100": found["sizes"][FEW], "1000": found["sizes"][FEW]}
    told = {each.what: (each.figure, each.met) for each in rows(found)}
    assert told["cold build / bare MkDocs, 100 sources"] == ("1.20", True)
    assert told["cold build / bare MkDocs, 1,000 sources"] == ("1.20", False)
    assert told["build after one edited source / bare MkDocs, 1,000 sources"] == ("0.10", True)
    assert told["check, 1,000 sources"] == ("2.00 s by the clock", False)
    assert told["serve: save to reloaded page, 5 sources"] == ("0.90 s", False)
    assert told["what that build imports of matplotlib and the engines"] == ("nothing", True)
    assert told["serve: save to whole site, 1,000 sources"] == ("5.50 s", False)
    assert missed(found) == [
        ("time", "save", FEW), ("time", "save", "1000"), ("time", "cold", "1000"), ("time", "check", "1000"),
    ]  # fmt: skip


def test_real_articles_are_held_against_the_earlier_commit() -> None:
    found = figures(cold=[4.0], earlier=[10.0])
    found["sizes"]["real-300"] = found["sizes"].pop(FEW) | {"earlier_published": 20}
    (time, room) = rows(found)
    assert (time.figure, time.met) == ("0.40", True)
    assert (room.figure, room.met) == ("0.50 (0 of 0 MB)", False)
    found["sizes"]["real-300"] = {"steps": {}, "failed": {"earlier": "no such commit"}}
    assert [(each.figure, each.met) for each in rows(found)] == [
        ("not measured: no such commit", None)
    ] * 2


def test_memory_is_held_against_what_is_wanted_of_each_size() -> None:
    found = figures(cold=[10.0])
    few = found["sizes"][FEW]
    found["sizes"] = {"1000": few, "3000": few}
    told = {each.what: (each.figure, each.met) for each in rows(found)}
    assert told["peak memory, 3,000 sources (cold build)"] == ("1 MB", True)


def test_results_stand_between_their_marks() -> None:
    before = DOCUMENT.read_text("utf-8")
    after = with_results(before, figures(check=[8.0], cold=[10.0]))
    assert "serve: save to reloaded page, 5 sources" in after
    assert with_results(after, figures(check=[8.0], cold=[10.0])) == after
    assert after.partition("<!-- bench")[0] == before.partition("<!-- bench")[0]


def test_the_first_site_is_told_in_its_parts() -> None:
    parts = {"environment": {"wall": 25.04}, "site": {"wall": 8.0}}
    told = results(figures(check=[8.0]) | {"first": {"wall": 33.04, "parts": parts}})
    assert "first `make site` of a fresh clone, packages reachable" in told
    assert told.endswith(
        "What the first `make site` takes, in seconds: environment 25.0, site 8.0."
    )


def test_a_profile_tells_the_seconds_of_each_part_and_built_in_counts_for_its_caller() -> None:
    ours, yours = ("/x/src/variorum/read/yaml.py", 1, "a"), ("/x/site-packages/yaml/it.py", 2, "b")
    built_in = ("~", 0, "split")
    stats = {
        ours: (1, 1, 2.0, 6.0, {}),
        yours: (1, 1, 1.0, 1.0, {ours: (1, 1, 1.0, 1.0)}),
        ("/usr/lib/python3/re.py", 3, "c"): (1, 1, 1.0, 1.0, {ours: (1, 1, 1.0, 1.0)}),
        built_in: (2, 2, 4.0, 4.0, {ours: (1, 1, 3.0, 3.0), yours: (1, 1, 1.0, 1.0)}),
    }
    found = parts_of(stats)
    assert found == {"variorum/read": 5, "yaml": 2, "Python": 1}
    assert list(found) == ["variorum/read", "yaml", "Python"]


def test_what_missed_is_told_with_where_it_goes() -> None:
    runs = {"mkdocs": [{"cpu": 1.0, "peak": 1, "wall": 1.0}]}
    runs["check"] = [{"cpu": 0.7, "peak": 1, "wall": 0.7}]
    runs["cold"] = [{"cpu": 3.0, "peak": 500_000_000, "wall": 3.0}]
    many = {name: [run | {"cpu": 4 * run["cpu"]} for run in each] for name, each in runs.items()}
    sizes = {"1000": {"steps": runs, "yaml_bytes": 1}, "3000": {"steps": many, "yaml_bytes": 2}}
    figures = {"machine": {}, "runs": 1, "sizes": sizes}
    assert missed(figures) == [
        ("time", "cold", "1000"), ("memory", "cold", "1000"),
        ("growth", "check", "3000"), ("growth", "cold", "3000"),
    ]  # fmt: skip
    seconds = {"variorum/read": 99.0, "yaml": 1.0}
    taken = [
        {"why": "time", "step": "cold", "size": "1000", "parts": seconds},
        {"why": "memory", "step": "cold", "size": "1000", "parts": {"pydantic": 36e6}},
        {"why": "growth", "step": "cold", "size": "3000", "parts": seconds, "fewer": {"variorum/read": 33.0}},
    ]  # fmt: skip
    told = results({**figures, "profiles": taken})
    cells = [[cell.strip() for cell in line.split("|")[1:4]] for line in told.splitlines()[-3:]]
    assert cells == [
        ["cold build", "1,000", "variorum/read 99%"],
        ["cold build: what is held at the peak", "1,000", "pydantic 36 MB"],
        ["cold build: times of what 1,000 sources take (and share)", "3,000", "variorum/read 3.0 (99%)"],
    ]  # fmt: skip


def test_bytes_are_told_by_folder_and_kind(tmp_path: Path) -> None:
    for name, size in (("index.html", 3), ("data/a.csv", 4), ("data/b.csv", 5), ("a/b/c/x.js", 1)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    assert list(bytes_by_kind(tmp_path).items()) == [
        ("data/*.csv", 9), ("*.html", 3), ("a/b/*.js", 1),
    ]  # fmt: skip
