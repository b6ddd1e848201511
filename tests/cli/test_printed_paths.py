"""A command that is printed can be pasted, whatever folder it names."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum.cli import cli
from variorum.cli.commands import build
from variorum.publish import Published

NAME = "our dossier; it's $new"


def printed(output: str) -> list[str]:
    """The words of the command between back quotes, as a shell reads them."""
    found = re.search(r"`([^`]+)`", output.replace("\n", " "))
    assert found, output
    return shlex.split(found[1])


def test_of_a_new_dossier(tmp_path: Path) -> None:
    target = tmp_path / NAME
    result = CliRunner().invoke(cli, ["init", str(target)])
    assert result.exit_code == 0, result.output
    assert printed(result.output) == ["make", "-C", str(target), "serve"]


def test_of_a_built_site(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = harbour / NAME
    monkeypatch.setattr(build, "build_site", lambda *_, **__: Published(site, changed=False))
    result = CliRunner().invoke(cli, ["-C", str(harbour), "build", "--site-dir", str(site)])
    assert result.exit_code == 0, result.output
    assert printed(result.output) == ["python3", "-m", "http.server", "-d", str(site)]
