"""Opening files: regular, inside the folder, of a sane size, in clean UTF-8, under plain names."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tests.examples import USUAL, examples
from tests.reliability.counts import MOST_SECONDS

from variorum.pipeline.checking import check_dossier
from variorum.read.files import Folder
from variorum.read.tree import (
    LARGEST_DOSSIER,
    LARGEST_PAGE,
    LARGEST_PICTURE,
    LARGEST_TEXT,
    LARGEST_YAML,
    Tree,
    is_file_name,
)
from variorum.read.yaml import MOST_VALUES

Shown = list[tuple[str, str, int, int]]
NAMES = "data/names.yaml"
SOURCES = "data/sources"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


class TestContents:
    """What one table may hold; `data/names.yaml` stands for them all."""

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            (b"", ("not-yaml", 1, 1)),
            (b"\n\n", ("not-yaml", 1, 1)),
            (b"\xef\xbb\xbf", ("not-yaml", 1, 1)),
            (
                b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n",
                ("not-yaml", 1, 1),
            ),
            (b"names:\n<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> other\n", ("not-yaml", 2, 1)),
            ("names: []\n".encode("utf-16"), ("not-utf-8", 1, 1)),
            ("names: []\n".encode("utf-16-le"), ("odd-character", 1, 2)),
            (b"names: []\n# \xff\n", ("not-utf-8", 2, 3)),
            ("names: []\n# é".encode() + b"\xe9\n", ("not-utf-8", 2, 4)),
            (b"\xed\xa0\x80: x\n", ("not-utf-8", 1, 1)),
            (b"names: []\n# \x00\n", ("odd-character", 2, 3)),
            (b"names: []\r# lone\n", ("odd-character", 1, 10)),
            (b"names: []\r\n# \x1b[31m\r\n", ("odd-character", 2, 3)),
            ("names: []\n# \x85\n".encode(), ("odd-character", 2, 3)),
            ("names: []\n# \u2028\n".encode(), ("odd-character", 2, 3)),
            ("names: []\n# \u2029\n".encode(), ("odd-character", 2, 3)),
            ("names: []\n# \x9b\n".encode(), ("odd-character", 2, 3)),
            ("names: []\n# \ufeff\n".encode(), ("odd-character", 2, 3)),
            ("\ufeff\ufeffnames: []\n".encode(), ("odd-character", 1, 1)),
            ("names: []\n# \uffff\n".encode(), ("odd-character", 2, 3)),
            (b"names: " + b"[" * 100_000 + b"\n", ("too-deep", 1, 31)),
            (b"names:\n" + b"- " * 50_000 + b"\n", ("too-deep", 2, 47)),
        ],
    )
    def test_what_is_no_table_says_so(
        self, data: bytes, expected: tuple[str, int, int], harbour: Path
    ) -> None:
        (harbour / NAMES).write_bytes(data)
        problems = check_dossier(harbour).problems
        code, line, column = expected
        assert [(p.code, p.path, p.line) for p in problems][:1] == [(code, NAMES, line)]
        assert problems[0].column == column
        # Nothing follows from it elsewhere: no reference to a name is called unknown.
        assert {p.path for p in problems} == {NAMES}

    @pytest.mark.parametrize(
        "change", [lambda b: b"\xef\xbb\xbf" + b, lambda b: b.replace(b"\n", b"\r\n")]
    )
    def test_one_leading_mark_and_windows_line_breaks_are_fine(
        self, change: Callable[[bytes], bytes], harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        for path in (harbour / "data").rglob("*.yaml"):
            path.write_bytes(change(path.read_bytes()))
        assert shown() == []

    def test_places_do_not_move_by_a_leading_mark(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / NAMES).write_bytes(b"\xef\xbb\xbfnames: []\r\nnmaes: []\r\n")
        assert ("unknown-key", NAMES, 2, 1) in shown()

    def test_many_odd_characters_are_cut_short(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / NAMES).write_bytes(b"\x00" * 10_000)
        assert len(shown()) == 20


class TestSize:
    @pytest.mark.parametrize("size", [LARGEST_YAML + 1, 10_000_000, 108_000_000])
    def test_a_large_table_is_refused_unread(
        self, size: int, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        os.truncate(harbour / NAMES, size)
        before = time.process_time()
        assert shown() == [("file-too-large", NAMES, 1, 1)]
        assert time.process_time() - before < MOST_SECONDS

    def test_a_shared_table_may_have_more_values_than_a_source(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        more = "".join(f"x{at}, " for at in range(MOST_VALUES))
        name = f"  - {{id: many, kind: place, label: x0, variants: [{more}]}}\n"
        with (harbour / NAMES).open("a") as file:
            file.write(name)
        assert shown() == []
        (harbour / SOURCES / "big.yaml").write_text(f"claims: [{more}]\n")
        assert [(code, path) for code, path, _, _ in shown()] == [
            ("file-too-large", f"{SOURCES}/big.yaml")
        ]

    def test_a_scalar_as_large_as_allowed_is_read_in_time(self, harbour: Path) -> None:
        with (harbour / "data" / "dossier.yaml").open("a") as file:
            file.write(
                "  - {date: 2024-03-06, claim: a/b, reason: " + "x" * (LARGEST_YAML - 5000) + "}\n"
            )
        before = time.process_time()
        assert check_dossier(harbour).problems == ()
        assert time.process_time() - before < MOST_SECONDS

    def test_a_large_article_is_refused_unread(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        os.truncate(harbour / "seeds" / "kuestenbote.txt", LARGEST_TEXT + 1)
        assert [(code, path) for code, path, *_ in shown()] == [
            ("file-too-large", "seeds/kuestenbote.txt"),
        ]

    def test_pages_and_pictures_have_limits_of_their_own(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        for name, largest in (("a.md", LARGEST_PAGE), ("a.png", LARGEST_PICTURE)):
            (harbour / "docs" / name).write_bytes(b"x" * largest)
            (harbour / "docs" / f"b{name}").write_bytes(b"x" * (largest + 1))
        assert shown() == [
            ("file-too-large", "docs/ba.md", 1, 1),
            ("file-too-large", "docs/ba.png", 1, 1),
        ]

    def test_files_may_not_be_too_large_together(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        for at in range(LARGEST_DOSSIER // LARGEST_PICTURE + 1):
            (harbour / "docs" / f"{at:02}.png").write_bytes(b"x" * LARGEST_PICTURE)
        assert shown() == [("file-too-large", f"docs/{at:02}.png", 1, 1)]


def whole_source(stem: str) -> str:
    return (
        f"id: {stem}\nseed: calm.txt\nsha256: {'0' * 64}\ntitle: unknown\noutlet: unknown\n"
        "agency: unknown\nbyline: unknown\npublished: unknown\nsummary: Short.\ntext: withheld\n"
    )


class TestNames:
    @pytest.mark.parametrize(
        "name",
        [
            "short.yml", "short.YAML", "short.Yaml", "short.json", "short", "sho rt.yaml", "-short.yaml",
            "short\nlong.yaml", "::error.yaml", "<img onerror=x>.yaml", "con.yaml", "AUX.yaml",
            "lpt1.x.yaml", "é.yaml", "e\u0301.yaml", "x" * 250 + ".yaml", "$(id).yaml",
        ],
    )  # fmt: skip
    @posix
    def test_an_odd_name_is_told_and_the_file_left_unread(
        self, name: str, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / SOURCES / name).write_text(whole_source("short"))
        assert shown() == [("bad-file-name", SOURCES, 1, 1)]

    @posix
    def test_a_name_that_is_no_utf8_is_told(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        try:
            Path(os.fsdecode(os.fsencode(harbour / SOURCES) + b"/\xff.yaml")).write_text("x")
        except OSError:
            pytest.skip("this file system takes no such name")
        assert shown() == [("bad-file-name", SOURCES, 1, 1)]

    def test_twins_by_case_are_told(self, harbour: Path, shown: Callable[[], Shown]) -> None:
        (harbour / SOURCES / "Kuestenbote.yaml").write_text("x")
        if len(list((harbour / SOURCES).iterdir())) == 3:
            pytest.skip("this file system folds case")
        assert ("bad-file-name", SOURCES, 1, 1) in shown()

    def test_the_longest_name_is_read(self, harbour: Path, shown: Callable[[], Shown]) -> None:
        stem = "x" * 80
        (harbour / SOURCES / f"{stem}.yaml").write_text(whole_source(stem))
        assert shown() == []

    def test_hidden_files_are_passed_over(self, harbour: Path, shown: Callable[[], Shown]) -> None:
        for folder in (SOURCES, "data", "docs"):
            (harbour / folder / ".DS_Store").write_bytes(b"\x00\xff")
        assert shown() == []

    @pytest.mark.parametrize("name", ["actors.yml", "dosier.yaml", "notes.md", "backup"])
    def test_what_data_has_no_use_for_is_told(
        self, name: str, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / "data" / name).write_text("names: []\n")
        assert shown() == [("bad-file-name", "data", 1, 1)]

    @given(st.text(max_size=12))
    def test_a_name_that_is_allowed_is_plain(self, name: str) -> None:
        if is_file_name(name):
            assert name.isascii()
            assert not set(name) & set("/\\ :*?\"<>|'`$&;\n")
            assert name[0].isalnum()


@posix
class TestSpecialFiles:
    def test_a_folder_in_a_files_place(self, harbour: Path, shown: Callable[[], Shown]) -> None:
        (harbour / SOURCES / "short.yaml").mkdir()
        assert shown() == [("unreadable-file", f"{SOURCES}/short.yaml", 1, 1)]

    def test_a_pipe_does_not_hang(self, harbour: Path, shown: Callable[[], Shown]) -> None:
        os.mkfifo(harbour / SOURCES / "short.yaml")
        os.mkfifo(harbour / "docs" / "pipe.md")
        assert shown() == [
            ("unreadable-file", f"{SOURCES}/short.yaml", 1, 1),
            ("unreadable-file", "docs/pipe.md", 1, 1),
        ]

    def test_a_pipe_in_a_tables_or_an_articles_place(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        for path in (NAMES, "seeds/kuestenbote.txt"):
            (harbour / path).unlink()
            os.mkfifo(harbour / path)
        assert shown() == [
            ("unreadable-file", NAMES, 1, 1),
            ("unreadable-file", "seeds/kuestenbote.txt", 1, 1),
        ]

    @pytest.mark.parametrize(
        "target", ["/etc/passwd", "kuestenbote.yaml", "nowhere", "short.yaml", "/"]
    )
    def test_links_are_not_followed(
        self, target: str, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / SOURCES / "short.yaml").symlink_to(target)
        assert shown() == [("unreadable-file", f"{SOURCES}/short.yaml", 1, 1)]

    def test_a_link_in_a_tables_place(self, harbour: Path, shown: Callable[[], Shown]) -> None:
        (harbour / NAMES).rename(harbour / "elsewhere.yaml")
        (harbour / NAMES).symlink_to("../elsewhere.yaml")
        assert shown() == [("unreadable-file", NAMES, 1, 1)]

    def test_a_linked_folder_of_articles(self, harbour: Path, shown: Callable[[], Shown]) -> None:
        (harbour / "seeds").rename(harbour / "elsewhere")
        (harbour / "seeds").symlink_to("elsewhere")
        assert {(code, path.partition("/")[0]) for code, path, *_ in shown()} == {
            ("unreadable-file", "seeds"),
        }

    def test_a_link_to_everything_in_docs_does_not_hang(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / "docs" / "all").symlink_to("/")
        (harbour / "docs" / "secret.md").symlink_to("/etc/passwd")
        assert shown() == [
            ("unreadable-file", "docs/all", 1, 1),
            ("unreadable-file", "docs/secret.md", 1, 1),
        ]

    def test_a_file_in_the_place_of_the_folder_of_sources(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / SOURCES).rename(harbour / "elsewhere")
        (harbour / SOURCES).write_text("x")
        assert ("unreadable-file", SOURCES, 1, 1) in shown()

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
    def test_a_file_that_may_not_be_read(self, harbour: Path, shown: Callable[[], Shown]) -> None:
        (harbour / NAMES).chmod(0)
        assert shown() == [("unreadable-file", NAMES, 1, 1)]


class TestPages:
    @pytest.mark.parametrize("name", ["a b.md", "<img onerror=x>.md", "é.md", "con.md", "a\nb.md"])
    @posix
    def test_an_odd_name_is_told(
        self, name: str, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / "docs" / name).write_text("# A page\n")
        assert shown() == [("bad-file-name", "docs", 1, 1)]

    def test_a_page_that_is_no_utf8_is_told(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / "docs" / "extra.md").write_bytes(b"# Caf\xe9\n")
        assert shown() == [("not-utf-8", "docs/extra.md", 1, 6)]

    def test_a_file_that_is_no_page_is_told(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / "docs" / "run.sh").write_text("true\n")
        assert shown() == [("unreadable-file", "docs/run.sh", 1, 1)]

    @pytest.mark.parametrize(
        ("sign", "most"),
        [("[", 2_000), ("<", 3_000), ("# a\n", 499), ("a\n=\n", 499), ("* * *\n", 499)],
    )
    def test_a_page_that_no_engine_lays_out_in_time_is_told(
        self, sign: str, most: int, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / "docs" / "fine.md").write_text(f"# A page\n{sign * most}\n")
        assert shown() == []
        (harbour / "docs" / "extra.md").write_text(f"# A page\n{sign * most}{sign}\n")
        ((code, path, line, _),) = shown()
        assert (code, path) == ("file-too-large", "docs/extra.md")
        assert line > (sign * most).count("\n")

    @posix
    def test_a_folder_that_is_a_link_is_told(
        self, harbour: Path, shown: Callable[[], Shown], tmp_path: Path
    ) -> None:
        (harbour / "docs").rename(tmp_path / "elsewhere")
        (harbour / "docs").symlink_to(tmp_path / "elsewhere")
        assert shown() == [("unreadable-file", "docs", 1, 1)]

    def test_folders_lie_within_folders_to_a_depth(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        deep = harbour / "docs"
        for _ in range(60):
            deep /= "a"
        deep.mkdir(parents=True)
        assert [each[0] for each in shown()] == ["unreadable-file"]

    def test_a_site_has_so_many_hand_written_pages(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        have = len(list((harbour / "docs").rglob("*.md")))
        for number in range(200 - have):
            (harbour / "docs" / f"p{number}.md").write_text("# A page\n")
        assert shown() == []
        for number in range(5):
            (harbour / "docs" / f"q{number}.md").write_text("# A page\n")
        assert shown() == [("file-too-large", "docs", 1, 1)]

    def test_odd_characters_are_told_to_a_number(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / "docs" / "more.md").write_text("\x01" * 5_000)
        assert len(shown()) == 20

    def test_what_programs_leave_is_passed_over_and_told_once(
        self, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        for name in (
            "guide.md~", "#guide.md#", "4913", "method.md.orig", "a.tmp", "b.swp", "Thumbs.db",
            "method (conflicted copy 2024-03-02).md", "a.sync-conflict-20240302-1.md", "method (1).md",
            "method 2.md", "method copy.md", "method - Copy (2).md", "~$x.md", "___jb_tmp___",
        ):  # fmt: skip
            (harbour / "docs" / name).write_bytes(b"\xff")
        (harbour / SOURCES / "short.yaml.bak").write_bytes(b"\xff")
        (harbour / "data" / "names.yaml.orig").write_bytes(b"\xff")
        checked = check_dossier(harbour)
        (problem,) = checked.problems
        assert (problem.code, problem.severity) == ("left-over-file", "warning")
        assert "and 16 more" in problem.message
        assert "~" not in "".join(checked.dossier.hand_written)

    @pytest.mark.parametrize(
        ("head", "code", "line"),
        [
            ("template: partials/content.html", "unknown-key", 2),
            ("title: A\ntags: [x]", "unknown-key", 3),
            ("status: new", "unknown-key", 2),
            ("hide: [tags]", "bad-choice", 2),
            ("search: {boost: 9}", "unknown-key", 2),
            ("search: {exclude: maybe}", "setting-not-allowed", 2),
            ("title: &a A", "yaml-not-plain", 2),
            ("title: !!python/name:os.getcwd x", "yaml-not-plain", 2),
            ("- a", "not-yaml", 1),
        ],
    )
    def test_a_page_says_little_of_itself(
        self, head: str, code: str, line: int, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / "docs" / "more.md").write_text(f"---\n{head}\n---\n# A page\n")
        assert (code, "docs/more.md", line) in [each[:3] for each in shown()]

    @pytest.mark.parametrize("odd", ["\u202e", "\u2066", "\x1b", "\x07", "\u2028", "\r", "\x85"])
    def test_a_page_has_no_character_that_does_not_show(
        self, odd: str, harbour: Path, shown: Callable[[], Shown]
    ) -> None:
        (harbour / "docs" / "more.md").write_bytes(f"# A page\n\nWords{odd}here.\n".encode())
        assert shown() == [("odd-character", "docs/more.md", 3, 6)]

    def test_pages_for_developers_are_no_part_of_the_site(self, harbour: Path) -> None:
        (harbour / "docs" / "dev").mkdir()
        (harbour / "docs" / "dev" / "odd name.sh").write_bytes(b"\xff")
        (harbour / "docs" / "img").mkdir()
        (harbour / "docs" / "img" / "map.png").write_text("<svg/>")
        checked = check_dossier(harbour)
        assert checked.problems == ()
        assert list(checked.dossier.hand_written) == [
            "contributing.md", "corrections.md", "img/map.png", "method.md",
        ]  # fmt: skip


@examples(USUAL, HealthCheck.function_scoped_fixture)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_no_bytes_raise(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    tree = Tree(Folder(tmp_path))
    text = tree.yaml_text("a.yaml")
    assert (text is None) == bool(tree.problems)
    for problem in tree.problems:
        assert problem.path == "a.yaml"
        assert problem.line <= data.count(b"\n") + 1


class TestEmptyFolders:
    def test_every_missing_table_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "data").mkdir()
        assert [(p.code, p.path) for p in check_dossier(tmp_path).problems] == [
            *(
                ("unreadable-file", f"data/{name}.yaml")
                for name in ("actors", "dossier", "names", "origins", "questions", "readings")
            ),
            ("no-sources", "data/sources"),
        ]

    def test_a_dossier_without_sources_says_so_once(self, harbour: Path) -> None:
        for path in (harbour / SOURCES).iterdir():
            path.unlink()
        (harbour / SOURCES).rmdir()
        codes = {problem.code for problem in check_dossier(harbour).problems}
        # What origins and questions rest on is gone too; that is not told beside it.
        assert codes == {"no-sources"}
