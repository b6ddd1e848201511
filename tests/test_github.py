"""What GitHub reads is valid, asks for little, and does what a developer's machine does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.sites import PROJECT

GITHUB = PROJECT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").iterdir())
FORMS = sorted(set((GITHUB / "ISSUE_TEMPLATE").iterdir()) - {GITHUB / "ISSUE_TEMPLATE/config.yml"})
PINNED = re.compile(r"\s+(?:- )?uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
OWN = re.compile(r"\s+(?:- )?uses: \./\.github/workflows/[\w-]+\.yml\b.*")
# A target, its variables from the environment, and where its Markdown goes.
MAKE = re.compile(r'make [a-z-]+( [A-Z]+=("\$[A-Z]+"|[a-z0-9]+))*( >>"\$GITHUB_STEP_SUMMARY")?')
# The only permission beyond reading is that of the job that publishes.
GRANTED = {
    ("check.yml", "evidence"): {"contents": "read"},
    ("check.yml", "tests"): {"contents": "read"},
    ("check.yml", "site"): {"contents": "read"},
    ("publish.yml", "check"): {"contents": "read"},
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("scheduled.yml", "links"): {"contents": "read"},
    ("scheduled.yml", "advisories"): {"contents": "read"},
    ("scheduled.yml", "fuzz"): {"contents": "read"},
}


def loaded(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in loaded(path)["jobs"].items():
            yield path.name, name, job


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for workflow, name, job in jobs():
        for step in job.get("steps", ()):
            yield f"{workflow}, {name}", step


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout",
         [path for path in WORKFLOWS if path.name != "publish.yml"]),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
    ],
)  # fmt: skip
def test_github_can_read_it(schema: str, files: list[Path]) -> None:
    assert files
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        schema,
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing() -> None:
    command = [str(Path(sys.executable).parent / "zizmor"), "--offline", "--no-progress",
               "--persona", "pedantic", "--format", "json", str(GITHUB)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    findings = json.loads(done.stdout)
    assert [(each["ident"], each["locations"][0]["symbolic"]) for each in findings] == []
    assert done.returncode == 0, done.stderr


def test_every_action_is_pinned_with_its_version_beside() -> None:
    lines = [
        line
        for path in WORKFLOWS
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert len(lines) > 5
    assert [line for line in lines if not PINNED.fullmatch(line) and not OWN.fullmatch(line)] == []


def test_one_action_has_one_version() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for action, pin in re.findall(r"uses: ([\w./-]+)@(.+)", path.read_text(encoding="utf-8")):
            pins.setdefault(action, set()).add(pin)
    assert [action for action, found in pins.items() if len(found) > 1] == []


def test_every_run_is_a_target_of_the_makefile() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    runs = [(where, step["run"]) for where, step in steps() if "run" in step]
    assert len(runs) > 5
    for where, run in runs:
        assert MAKE.fullmatch(run), (where, run)
        assert run.split()[1] in targets, (where, run)


def test_no_text_of_an_event_gets_into_a_command() -> None:
    for where, step in steps():
        assert "${{" not in step.get("run", ""), where


def test_every_checkout_drops_its_token() -> None:
    checkouts = [step for _, step in steps() if "actions/checkout@" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_permissions_are_the_least() -> None:
    assert [path.name for path in WORKFLOWS if loaded(path)["permissions"] != {}] == []
    assert {(workflow, name): job["permissions"] for workflow, name, job in jobs()} == GRANTED


def test_forks_need_no_secret() -> None:
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert "secrets" not in text, path.name
        assert "pull_request_target" not in text, path.name
        assert "workflow_run" not in text, path.name


def test_every_job_ends_and_no_run_stands_in_the_way_of_its_successor() -> None:
    for workflow, name, job in jobs():
        assert "uses" in job or job["timeout-minutes"] <= 60, (workflow, name)
    for path in WORKFLOWS:
        assert loaded(path)["concurrency"]["group"], path.name


def test_the_comparison_has_the_history_it_needs() -> None:
    (job,) = [job for _, name, job in jobs() if name == "evidence"]
    assert job["steps"][0]["with"]["fetch-depth"] == 0


def test_the_published_site_is_the_checked_one() -> None:
    kept = [step["with"] for _, step in steps() if "upload-artifact@" in step.get("uses", "")]
    taken = [step["with"] for _, step in steps() if "download-artifact@" in step.get("uses", "")]
    assert [each["name"] for each in kept] == ["site-${{ matrix.engine }}"]
    (engines,) = [job["strategy"]["matrix"]["engine"] for *_, job in jobs() if "strategy" in job]
    assert engines == ["mkdocs", "zensical"]
    assert [each["name"] for each in taken] == ["site-mkdocs"]
    (deploy,) = [job for _, name, job in jobs() if name == "deploy"]
    assert deploy["needs"] == "check"


def test_the_hook_for_others_runs_a_command_that_is_there() -> None:
    (hook,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"] == "variorum check"
    assert hook["pass_filenames"] is False
    pattern = re.compile(hook["files"])
    assert all(pattern.search(path) for path in ("data/sources/a.yaml", "seeds/a.txt"))
    assert not pattern.search("src/a.py")


def test_dependabot_looks_where_the_requirements_are() -> None:
    updates = {
        each["package-ecosystem"]: each["directory"]
        for each in loaded(GITHUB / "dependabot.yml")["updates"]
    }
    assert updates == {"github-actions": "/", "pip": "/requirements"}
    assert list((PROJECT / "requirements").glob("*.txt"))
