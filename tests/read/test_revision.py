"""A dossier out of a git revision: the same as from disk, and nothing of the work tree touched."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tests.repositories import commit, git, repository

from variorum.model.failure import OutsideFailure
from variorum.read import read_dossier, read_revision
from variorum.read.files import Files, Folder, NotRegular, TooLarge, walk
from variorum.read.tree import LARGEST_TEXT

NAMES = "data/names.yaml"


@pytest.fixture
def repo(harbour: Path) -> Path:
    return repository(harbour)


def state(root: Path) -> dict[str, tuple[int, int]]:
    """Time and size of everything, the repository's own files included."""
    return {
        path.relative_to(root).as_posix(): (path.lstat().st_mtime_ns, path.lstat().st_size)
        for path in root.rglob("*")
    }


def refusal(root: Path, name: str) -> str:
    with pytest.raises(OutsideFailure) as refused:
        read_revision(root, name)
    return refused.value.message


class TestTheSameDossier:
    def test_it_reads_as_from_disk(self, repo: Path) -> None:
        assert read_dossier(read_revision(repo, "HEAD"))[1] == ()
        old, new = read_dossier(read_revision(repo, "HEAD"))[0], read_dossier(repo)[0]
        assert old.articles == new.articles
        assert (old.info, old.origins, old.hand_written) == (
            new.info, new.origins, new.hand_written,
        )  # fmt: skip

    @pytest.mark.parametrize("name", ["HEAD~1", "main~1", "first", "HEAD^", "refs/tags/first"])
    def test_it_reads_what_was_committed_then(self, repo: Path, name: str) -> None:
        git(repo, "tag", "first")
        before = (repo / NAMES).read_bytes()
        (repo / NAMES).write_text("names: []\n")
        commit(repo)
        (repo / NAMES).write_text("not even committed")
        assert read_revision(repo, name).read(NAMES, 10_000) == before

    def test_a_commit_by_its_digits_and_an_annotated_tag(self, repo: Path) -> None:
        git(repo, "tag", "--annotate", "--message", "m", "signed")
        head = git(repo, "rev-parse", "HEAD")
        for name in (head, head[:10], "signed", "main"):
            assert read_revision(repo, name).held == read_revision(repo, "HEAD").held

    def test_nothing_is_touched(self, repo: Path) -> None:
        (repo / NAMES).write_text("names: []\n")
        before = state(repo)
        read_revision(repo, "HEAD")
        assert state(repo) == before

    def test_a_subfolder_a_work_tree_and_a_shallow_clone(
        self, harbour: Path, tmp_path: Path
    ) -> None:
        above = tmp_path / "above"
        shutil.copytree(harbour, above / "press" / "harbour")
        repository(above)
        whole = read_dossier(harbour)[0].articles
        git(above, "worktree", "add", "--quiet", str(tmp_path / "beside"))
        git(tmp_path, "clone", "--quiet", "--depth=1", above.as_uri(), "shallow")
        for root in (above, tmp_path / "beside", tmp_path / "shallow"):
            held = read_revision(root / "press" / "harbour", "HEAD")
            assert read_dossier(held)[0].articles == whole
        assert read_revision(above, "HEAD").held == {}

    def test_a_name_beyond_ascii_is_refused_as_on_disk(self, repo: Path) -> None:
        (repo / "data/sources/kü\nste.yaml").write_text("id: x\n")
        commit(repo)
        revised = read_dossier(read_revision(repo, "HEAD"))[1]
        assert revised == read_dossier(repo)[1]
        assert [problem.code for problem in revised] == ["bad-file-name"]

    def test_the_variables_of_a_hook_lead_nowhere(
        self, repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = repository(tmp_path / "other")
        monkeypatch.setenv("GIT_DIR", str(other / ".git"))
        monkeypatch.setenv("GIT_INDEX_FILE", str(other / "no-such-index"))
        monkeypatch.setenv("GIT_WORK_TREE", str(other))
        assert NAMES in read_revision(repo, "HEAD").held


class TestRefused:
    def test_what_is_no_repository(self, harbour: Path) -> None:
        assert "no git repository" in refusal(harbour, "HEAD")

    def test_without_git(self, repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(repo / "nothing"))
        assert "git was not found" in refusal(repo, "HEAD")

    @pytest.mark.parametrize(
        "name",
        [
            "", "nope", "--output=found", "--all", "-h", "main..main", "main:data", "a b", "x\0y",
            "HEAD --", "$(touch found)", ";touch found", "@{u}", ":/no such words",
        ],
    )  # fmt: skip
    def test_a_name_that_names_no_commit(self, repo: Path, name: str) -> None:
        before = state(repo)
        assert refusal(repo, name)
        assert state(repo) == before

    def test_a_name_of_two_things(self, repo: Path) -> None:
        git(repo, "branch", "twice")
        git(repo, "tag", "twice")
        assert "refs/heads/" in refusal(repo, "twice")
        assert read_revision(repo, "refs/heads/twice").held

    def test_an_unreachable_base_says_how_to_fetch_it(self, repo: Path, tmp_path: Path) -> None:
        git(repo, "branch", "topic")
        commit(repo)
        head, before = git(repo, "rev-parse", "main"), git(repo, "rev-parse", "topic")
        git(repo, "switch", "--quiet", "topic")
        git(tmp_path, "clone", "--quiet", "--depth=1", repo.as_uri(), "shallow")
        shallow = tmp_path / "shallow"
        git(shallow, "switch", "--quiet", "--create", "mine")
        git(shallow, "branch", "--quiet", "-D", "topic")
        assert "git fetch --depth=1 origin main" in refusal(shallow, "origin/main")
        assert "Then compare with" not in refusal(shallow, "origin/main")
        assert "Then compare with origin/main" in refusal(shallow, "main")
        assert f"git fetch --depth=1 origin {head}" in refusal(shallow, head)
        assert "git fetch --unshallow" in refusal(shallow, "HEAD~1")
        # What it says to do works.
        git(shallow, "fetch", "--quiet", "--depth=1", "origin", "main")
        assert read_revision(shallow, "FETCH_HEAD").held
        assert before in git(shallow, "rev-parse", "HEAD")

    def test_a_whole_clone_is_not_told_to_cut_its_history(self, repo: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "--quiet", repo.as_uri(), "whole")
        told = refusal(tmp_path / "whole", "origin/topic")
        assert "git fetch origin topic" in told
        assert "--depth" not in told

    def test_no_remote_and_a_name_for_the_shell(self, repo: Path) -> None:
        assert "no remote" in refusal(repo, "origin/main")
        git(repo, "remote", "add", "origin", "https://git.example/x")
        assert "$(touch" not in refusal(repo, "$(touch found)").splitlines()[-1]


def both(root: Path) -> tuple[Files, Files]:
    """One dossier on disk and in memory."""
    return Folder(root), read_revision(repository(root), "HEAD")


class TestOneSetOfRules:
    """What is refused on disk is refused in memory."""

    def test_entries_and_walks_are_the_same(self, harbour: Path) -> None:
        (harbour / "docs" / "img").mkdir()
        (harbour / "docs" / "img" / "a.png").write_bytes(b"x")
        (harbour / "docs" / "z.md").symlink_to("method.md")
        disk, memory = both(harbour)
        for folder in ("data", "data/sources", "seeds", "docs", "docs/img"):
            assert disk.entries(folder) == memory.entries(folder)
        assert list(walk(disk, "docs")) == list(walk(memory, "docs"))
        assert ("z.md", "link") in list(walk(memory, "docs"))
        for files in (disk, memory):
            with pytest.raises(FileNotFoundError):
                files.entries("none")
            with pytest.raises(NotADirectoryError):
                files.entries(NAMES)

    @pytest.mark.parametrize("path", [NAMES, "data/sources/coast-courier.yaml", "seeds"])
    def test_links(self, harbour: Path, path: str) -> None:
        target = harbour / path
        elsewhere = harbour / "elsewhere"
        target.rename(elsewhere)
        target.symlink_to(os.path.relpath(elsewhere, target.parent))
        disk, memory = (read_dossier(files)[1] for files in both(harbour))
        assert disk == memory
        assert "unreadable-file" in {problem.code for problem in disk}

    def test_large_files(self, harbour: Path) -> None:
        for path in (NAMES, "seeds/coast-courier.txt"):
            (harbour / path).write_bytes(b"# long\n" * (LARGEST_TEXT // 7 + 1))
        disk, memory = both(harbour)
        assert read_dossier(disk)[1] == read_dossier(memory)[1]
        for files in (disk, memory):
            with pytest.raises(TooLarge):
                files.read(NAMES, 10)

    def test_a_submodule_is_no_file(self, harbour: Path, tmp_path: Path) -> None:
        other = repository(tmp_path / "other")
        repository(harbour)
        git(harbour, "submodule", "add", "--quiet", other.as_uri(), "docs/other.md")
        commit(harbour)
        held = read_revision(harbour, "HEAD")
        with pytest.raises(NotRegular, match="special"):
            held.read("docs/other.md", 10)
        assert "unreadable-file" in {problem.code for problem in read_dossier(held)[1]}

    def test_what_is_not_there(self, harbour: Path) -> None:
        for files in both(harbour):
            with pytest.raises(FileNotFoundError):
                files.read("data/none.yaml", 10)
            with pytest.raises(NotRegular, match="folder"):
                files.read("data", 10)


class TestAHostileCheckout:
    """What a change under review brings can't have git run or fetch anything."""

    @pytest.fixture
    def ran(self, tmp_path: Path) -> Path:
        return tmp_path / "ran"

    def lay_repository(self, folder: Path, ran: Path) -> None:
        """A folder that looks like a bare repository which lacks objects and knows where to get them."""
        for name in ("objects", "refs/heads"):
            (folder / name).mkdir(parents=True)
        (folder / "HEAD").write_text("ref: refs/heads/main\n")
        (folder / "refs" / "heads" / "main").write_text("1" * 40 + "\n")
        (folder / "config").write_text(
            "[core]\n\trepositoryformatversion = 1\n\tbare = true\n\tworktree = .\n"
            f"\tfsmonitor = touch {ran}\n\tpager = touch {ran}\n\thooksPath = hooks\n"
            "[extensions]\n\tpartialClone = origin\n[protocol]\n\tallow = always\n"
            '[protocol "ext"]\n\tallow = always\n'
            f'[remote "origin"]\n\tpromisor = true\n\turl = ext::sh -c "touch {ran}"\n'
        )

    @pytest.mark.parametrize("inside", [".", "press"])
    def test_a_folder_made_to_look_like_a_repository(
        self, inside: str, tmp_path: Path, harbour: Path, ran: Path
    ) -> None:
        root = repository(tmp_path / "checkout")
        shutil.copytree(harbour, root / "sub" / inside, dirs_exist_ok=True)
        self.lay_repository(root / "sub", ran)
        for name in ("HEAD", "main", "origin/main"):
            told = refusal(root / "sub" / inside, name)
            assert "made to look like a git repository" in told
        assert not ran.exists()

    def test_what_is_missing_is_not_fetched(self, repo: Path, ran: Path) -> None:
        """Even a person's own repository is asked for what it has."""
        head = git(repo, "rev-parse", "HEAD")
        git(repo, "config", "remote.origin.url", f'ext::sh -c "touch {ran}"')
        git(repo, "config", "remote.origin.promisor", "true")
        git(repo, "config", "extensions.partialClone", "origin")
        git(repo, "config", "protocol.ext.allow", "always")
        blob = git(repo, "rev-parse", f"HEAD:{NAMES}")
        (repo / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
        with pytest.raises(OutsideFailure):
            read_revision(repo, head)
        assert not ran.exists()

    def test_settings_of_the_repository_run_nothing(self, repo: Path, ran: Path) -> None:
        hook = repo / "hooks" / "post-index-change"
        hook.parent.mkdir()
        hook.write_text(f"#!/bin/sh\ntouch {ran}\n")
        hook.chmod(0o755)
        for key in ("core.fsmonitor", "core.pager", "pager.rev-parse", "core.sshCommand"):
            git(repo, "config", key, f"touch {ran}")
        git(repo, "config", "core.hooksPath", str(hook.parent))
        (repo / ".gitattributes").write_text("* filter=x diff=x\n")
        git(repo, "config", "filter.x.smudge", f"touch {ran}")
        git(repo, "config", "diff.x.textconv", f"touch {ran}")
        ran.unlink(missing_ok=True)
        assert read_dossier(read_revision(repo, "HEAD"))[1] == ()
        assert not ran.exists()

    def test_a_git_that_knows_no_such_rule_is_refused(
        self, repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "git").write_text("#!/bin/sh\necho git version 2.30.2\n")
        (tmp_path / "bin" / "git").chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
        assert "install git 2.38 or newer" in refusal(repo, "HEAD")

    def test_somebody_elses_repository_is_told_in_gits_words(
        self, repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "git").write_text(
            "#!/bin/sh\necho \"fatal: detected dubious ownership in repository at 'x'\" >&2\nexit 128\n"
        )
        (tmp_path / "bin" / "git").chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
        told = refusal(repo, "HEAD")
        assert "git does not trust this repository" in told
        assert "detected dubious ownership" in told
