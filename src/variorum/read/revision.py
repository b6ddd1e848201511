"""A dossier as a git revision holds it, without touching the work tree or the index."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from variorum.model.failure import OutsideFailure

from .files import Files, Folder, Held, Kind, Snapshot
from .fingerprint import FOLDERS, is_setup
from .tree import LARGEST_PICTURE
from .words import failure

# From here on git can be told to take no folder of a checkout for a repository.
_OLDEST_GIT = (2, 38)
# Of git's own variables only those are kept that say where its settings and programs lie: the
# others would point a hook's or a caller's git at another repository or index.
_PASSED_ON = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH")
_OURS = {
    # No transport at all: what is not here is not fetched, whatever a repository asks for.
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# What a checkout holds may look like a repository, and may not run anything.
_SETTINGS = (
    "safe.bareRepository=explicit", "protocol.allow=never", f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false", "core.warnAmbiguousRefs=true",
)  # fmt: skip
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,200}\Z")


def files_at(root: Path, base: str) -> Files:
    """The files of the folder that a path names, else of a revision. Raises OutsideFailure.

    A change under review may bring a folder that is called like a revision, and must not be compared
    with itself.
    """
    # As no name of a revision is written.
    marked = base in (".", "..") or base.startswith(("./", "../", ".\\", "..\\"))
    if "\0" not in base and (marked or Path(base).is_absolute()):
        if not (Path(base) / "data").is_dir():
            raise OutsideFailure(f"the folder {base} holds no dossier: there is no data/ in it")
        return Folder(Path(base))
    try:
        return read_revision(root, base)
    except OutsideFailure as failed:
        if "\0" not in base and base and (Path(base) / "data").is_dir():
            raise OutsideFailure(f"{failed}\nFor the folder of that name write ./{base}") from None
        raise


def read_revision(root: Path, name: str) -> Snapshot:
    """The files of the dossier in `root` as the revision `name` of its repository has them.

    Empty where the revision has no file in this folder. Raises OutsideFailure where git or the
    revision can't be had, with what to do about it.
    """
    found = _git(root, "version").stdout.decode("ascii", "replace")
    version = re.match(r"git version (\d+)\.(\d+)", found)
    if version and (int(version[1]), int(version[2])) < _OLDEST_GIT:
        raise failure("old-git", found=found.strip(), oldest=".".join(map(str, _OLDEST_GIT)))
    inside = _git(root, "rev-parse", "--is-inside-work-tree")
    if inside.stdout.strip() != b"true":
        reason = inside.stderr.decode("utf-8", "replace")
        if "dubious ownership" in reason:
            raise failure("untrusted-repository", reason=reason.strip())
        bare = "safe.bareRepository" in reason
        raise failure("repository-in-a-folder" if bare else "no-repository", root=root)
    return Snapshot(dict(_files(root, _commit(root, name))))


def _git(root: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What git answers, in the repository that `root` lies in. Raises OutsideFailure without git."""
    passed_on = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k in _PASSED_ON}
    settings = [word for each in _SETTINGS for word in ("-c", each)]
    try:
        return subprocess.run(  # noqa: S603 - a fixed list of arguments, no shell
            ["git", "--no-pager", *settings, *arguments],  # noqa: S607 - the git that the person uses
            cwd=root,
            env={**passed_on, **_OURS},
            input=stdin,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise failure("no-git") from None


def _commit(root: Path, name: str) -> str:
    """The one commit that `name` names."""
    if not name or "\0" in name:
        raise failure("empty-revision")
    answer = _git(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
    told = answer.stderr.decode("utf-8", "replace")
    # Git would take the tag before the branch; whoever reads the comparison could not know.
    if "is ambiguous" in told:
        raise failure("ambiguous-revision", name=name)
    found = answer.stdout.decode("ascii", "replace").strip()
    if answer.returncode == 0 and _COMMIT.match(found):
        return found
    raise OutsideFailure("\n".join(_unreachable(root, name)))


def _unreachable(root: Path, name: str) -> Iterator[str]:
    """That a revision is not there, and how to get it."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    unknown = "unknown-revision-of-a-part" if shallow else "unknown-revision"
    yield failure(unknown, name=" ".join(name.split())).message
    remotes = _git(root, "remote").stdout.decode("utf-8", "replace").split()
    if not remotes:
        yield "This repository has no remote to fetch it from; `git branch --all` lists what is there."
        return
    known = [remote for remote in remotes if name.startswith(f"{remote}/")]
    remote = known[0] if known else "origin" if "origin" in remotes else remotes[0]
    branch = name.removeprefix(f"{remote}/")
    if not _PLAIN.match(branch) or ".." in branch or branch.startswith("HEAD"):
        # A place in the history, such as HEAD~3: only more of the history helps.
        more = "--unshallow" if shallow else "--all"
        yield f"If it should be there, fetch it: git fetch {more}"
        return
    # A limited depth would cut the history of a whole clone.
    depth = "--depth=1 " if shallow else ""
    yield f"Fetch it: git fetch {depth}{shlex.quote(remote)} {shlex.quote(branch)}"
    if not known and not _COMMIT.match(branch):
        yield f"Then compare with {remote}/{branch}, or with FETCH_HEAD."


def _files(root: Path, commit: str) -> Iterator[tuple[str, Held]]:
    """The files below `root` in `commit`, those of a sane size with their bytes."""
    named = _git(root, "ls-tree", "-z", "--name-only", commit)
    top = [os.fsdecode(name) for name in named.stdout.split(b"\0") if name]
    wanted = [name for name in top if name in FOLDERS or is_setup(name)]
    if named.returncode == 0 and not wanted:
        return
    listed = _git(root, "ls-tree", "-r", "-z", "-l", commit, "--", *wanted)
    if listed.returncode != 0:
        raise _failed(listed)
    blobs: list[tuple[str, str, int]] = []
    for line in listed.stdout.split(b"\0"):
        facts, tab, path = line.partition(b"\t")
        if not tab:
            continue
        mode, _, name, size = facts.decode("ascii").split()
        # A name that is not UTF-8 is refused by the reader, which shows it escaped.
        where = path.decode("utf-8", "surrogateescape")
        if kind := _OTHER.get(mode):
            yield where, Held(kind)
        elif not size.isdecimal():
            raise _failed(listed)  # Of what is not here git tells no size.
        elif int(size) > LARGEST_PICTURE:
            yield where, Held("file", int(size))
        else:
            blobs.append((where, name, int(size)))
    held = _contents(root, [name for _, name, _ in blobs])
    for where, name, length in blobs:
        yield where, Held("file", length, held[name])


# Links and the commits of submodules; everything else that is listed is a file.
_OTHER: Mapping[str, Kind] = {"120000": "link", "160000": "special"}


def _contents(root: Path, names: Sequence[str]) -> Mapping[str, bytes]:
    """The bytes of each object, by its name."""
    unique = list(dict.fromkeys(names))
    answer = _git(root, "cat-file", "--batch", stdin="".join(f"{n}\n" for n in unique).encode())
    stream = io.BytesIO(answer.stdout)
    held: dict[str, bytes] = {}
    for name in unique:
        head = stream.readline().decode("ascii", "replace").split()
        if answer.returncode != 0 or len(head) != 3 or head[:2] != [name, "blob"]:
            raise _failed(answer)
        held[name] = stream.read(int(head[2]))
        stream.readline()
    return held


def _failed(answer: subprocess.CompletedProcess[bytes]) -> OutsideFailure:
    """What git said as it failed, or that the revision is not here as a whole."""
    said = answer.stderr.decode("utf-8", "replace").strip()
    return OutsideFailure(said) if said else failure("missing-files")
