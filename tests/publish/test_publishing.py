from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from tests.html_pages import HEAD

from variorum.model.look import Look
from variorum.publish import Engine, OutsideFailure, publish, publishing, recover
from variorum.publish.exchange.folders import mark_site, only_build, open_build
from variorum.publish.exchange.swap import incoming
from variorum.publish.search import ENTRY

ENGINES: tuple[Engine, ...] = ("mkdocs", "zensical")
Files = dict[str, bytes]
Config = dict[str, Any]


def build(
    root: Path,
    files: Files,
    config: Config,
    engine: Engine = "mkdocs",
    said: list[str] | None = None,
    site_dir: Path | None = None,
    look: Look | None = None,
) -> publishing.Published:
    return publish(
        root,
        files.items(),
        config,
        engine=engine,
        site_dir=site_dir or root / "site",
        look=look or Look(),
        report=(said if said is not None else []).append,
    )


def contents(site: Path) -> dict[str, tuple[int, bytes]]:
    """Every file of a site with its mode and bytes."""
    return {
        path.relative_to(site).as_posix(): (stat.S_IMODE(path.stat().st_mode), path.read_bytes())
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in for an engine where only what happens around it matters."""

    def copy(engine: Engine, build: Path, config: str, waiting: object, pages: int) -> Path:
        site = build / "site"
        site.mkdir()
        text = (build / "docs" / "index.md").read_bytes()
        (site / "index.html").write_bytes(HEAD + text + b"</html>")
        return site

    def index(site: Path) -> None:
        (site / ENTRY).parent.mkdir(parents=True)
        (site / ENTRY).write_text("{}")

    monkeypatch.setattr(publishing, "run", copy)
    monkeypatch.setattr(publishing, "make_index", index)


@pytest.fixture
def forbidden(no_engine: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """No engine may run from here on."""

    def fail(engine: Engine, build: Path, config: str, waiting: object, pages: int) -> Path:
        pytest.fail("the engine was run")

    monkeypatch.setattr(publishing, "run", fail)


@pytest.mark.parametrize("engine", ENGINES)
def test_both_engines_publish_the_same_tree_in_any_surroundings(
    root: Path,
    files: Files,
    config: Config,
    engine: Engine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    config["site_url"] = "https://example.org/harbour/"
    said: list[str] = []
    published = build(root, files, config, engine, said)
    assert published.changed
    site = contents(published.site)
    assert {"index.html", "claims/aboard.html", "data/claims.csv", ".variorum-site"} <= set(site)
    assert site["data/claims.csv"] == (0o644, files["data/claims.csv"])
    assert b"lastmod" not in site["sitemap.xml"][1]
    assert not list(root.rglob("__pycache__"))

    other = tmp_path / "an other place"
    other.mkdir()
    for name, value in {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "POSIX",
        "PYTHONHASHSEED": "7",
        "HOME": "/nonexistent",
    }.items():
        monkeypatch.setenv(name, value)
    old = os.umask(0o077)
    try:
        again = build(other, dict(reversed(files.items())), config, engine)
    finally:
        os.umask(old)
    assert contents(again.site) == site
    assert stat.S_IMODE(again.site.stat().st_mode) == 0o755


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_that_warns_fails_and_the_old_site_stays(
    root: Path, files: Files, config: Config, engine: Engine
) -> None:
    site = build_marked(root)
    config["nav"] += [{"Gone": "gone.md"}]
    with pytest.raises(OutsideFailure) as failure:
        build(root, files, config, engine)
    assert "gone" in failure.value.message
    assert "Traceback" not in failure.value.message
    assert (site / "old.html").exists()


@pytest.mark.parametrize("engine", ENGINES)
def test_faults_of_a_hand_written_page_name_its_file_and_line(
    root: Path, files: Files, config: Config, engine: Engine
) -> None:
    config["nav"] += [{"Words": "words.md"}]
    written = b"# Words\n\n[gone](gone.md) and [gone](claims/aboard.md#gone)\n"
    page = b'<p><a href="gone.html">gone</a> and <a href="claims/aboard.html#gone">gone</a></p>\n'
    with pytest.raises(OutsideFailure) as failure:
        publish(
            root, [*files.items(), ("words.md", b"---\ntitle: Words\n---\n" + page)], config, engine=engine,
            site_dir=root / "site", report=lambda line: None, written={"words.md": written},
        )  # fmt: skip
    for words in ("there is no such page", "claims/aboard.html has no such anchor"):
        assert re.search(f"docs/words.md:3: .*: {words}", failure.value.message)


def build_marked(root: Path) -> Path:
    """A site published earlier."""
    site = root / "site"
    site.mkdir()
    (site / "old.html").write_text("old")
    mark_site(site)
    return site


@pytest.mark.usefixtures("no_engine")
class TestAroundTheEngine:
    @property
    def files(self) -> Files:
        return {"index.md": b"<p>one"}

    def test_nothing_changed_runs_no_engine(
        self, root: Path, request: pytest.FixtureRequest
    ) -> None:
        first = build(root, self.files, {})
        before = (first.site / "index.html").stat()
        request.getfixturevalue("forbidden")
        said: list[str] = []
        again = build(root, self.files, {}, said=said)
        assert not again.changed
        assert said == ["Nothing changed since the last build."]
        assert (again.site / "index.html").stat() == before

    def test_whatever_a_build_depends_on_makes_it_run(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        build(root, self.files, {})
        assert build(root, self.files | {"index.md": b"<p>two"}, {}).changed
        assert build(root, self.files, {}).changed
        assert build(root, self.files, {"site_name": "x"}).changed
        assert build(root, self.files, {"site_name": "x"}, "zensical").changed
        look = Look.model_validate({"theme": {"language": "de"}})
        assert build(root, self.files, {"site_name": "x"}, "zensical", look=look).changed
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
        assert build(root, self.files, {"site_name": "x"}, "zensical").changed
        assert not build(root, self.files, {"site_name": "x"}, "zensical").changed

    def test_a_site_that_somebody_changed_is_built_again(self, root: Path) -> None:
        site = build(root, self.files, {}).site
        (site / "index.html").write_text("<p>six")
        assert build(root, self.files, {}).changed
        (site / "more.html").write_text("")
        assert build(root, self.files, {}).changed
        assert sorted(p.name for p in site.iterdir()) == [
            ".variorum-site", "assets", "index.html",
        ]  # fmt: skip

    def test_a_broken_record_costs_one_build(self, root: Path) -> None:
        build(root, self.files, {})
        for path in (root / "build" / "store").rglob("sites/*"):
            path.write_text("{")
        assert build(root, self.files, {}).changed

    def test_an_unsound_site_is_not_published(self, root: Path) -> None:
        site = build_marked(root)
        with pytest.raises(OutsideFailure, match="not sound"):
            build(root, {"index.md": b'<a href="gone.html">'}, {})
        assert (site / "old.html").exists()

    def test_a_full_disk_leaves_the_old_site(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site = build_marked(root)

        def full(built: Path) -> None:
            raise OSError(errno.ENOSPC, "No space left on device", str(built))

        monkeypatch.setattr(publishing, "set_modes", full)
        with pytest.raises(OutsideFailure, match="No space left on device"):
            build(root, self.files, {})
        assert (site / "old.html").exists()

    def test_a_second_build_says_so(self, root: Path) -> None:
        with (
            only_build(open_build(root)),
            pytest.raises(OutsideFailure, match="another build is at work"),
        ):
            build(root, self.files, {})

    def test_the_next_command_sweeps_what_a_killed_build_left(self, root: Path) -> None:
        site = build(root, self.files, {}).site
        incoming(site).mkdir()
        mark_site(incoming(site))
        said: list[str] = []
        recover(root, said.append, site)
        assert len(said) == 1
        assert not incoming(site).exists()

    def test_a_build_at_work_is_not_swept(self, root: Path) -> None:
        site = root / "site"
        incoming(site).mkdir()
        mark_site(incoming(site))
        with only_build(open_build(root)):
            recover(root, pytest.fail, site)
        assert incoming(site).exists()

    @pytest.mark.parametrize("place", [".", "..", "build", "build/site", "build/docs/x"])
    def test_a_site_has_a_folder_of_its_own(self, root: Path, place: str) -> None:
        with pytest.raises(OutsideFailure, match="folder of its own"):
            build(root, self.files, {}, site_dir=root / place)

    def test_a_link_in_the_sites_place_is_refused(self, root: Path, tmp_path: Path) -> None:
        (root / "site").symlink_to(tmp_path)
        with pytest.raises(OutsideFailure, match="is a link"):
            build(root, self.files, {})

    def test_a_relative_site_folder_is_taken_from_the_working_folder(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        published = build(root, self.files, {}, site_dir=Path("out/../public"))
        assert published.site == tmp_path / "public"
