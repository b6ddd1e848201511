"""The files of a new dossier: an invented example that builds, from `starter/`, and the program that it
installs, which is a wheel that lies in it or an address."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .known_ids import MARK, schemas_with_ids
from .schemas import schema_files

_STARTER = Path(__file__).with_name("starter")
# Files and folders of the starter whose names begin with a dot where they are written: with the dot
# they would rule over this package's own folder.
_HIDDEN = frozenset({"github", "gitattributes", "gitignore"})
DEFAULT_TITLE = "How one strike was reported"
PROGRAM_FOLDER = "program"
# What pip reads as an option, a comment, a variable, a marker or another line has no place in these.
_HOST = r"[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?"
_ARCHIVE = re.compile(
    rf"https://{_HOST}/[\w.~%+=,:!/@-]+\.(?:whl|zip|tar\.gz|tgz)"
    r"(?:\?[\w.~%+=,:!/@&-]+)?(?:#sha256=[0-9a-f]{64})?",
    re.ASCII,
)
_REPOSITORY = re.compile(rf"git\+https://{_HOST}/[\w.~%+=,:!/-]+", re.ASCII)
_REVISION = re.compile(r"[A-Za-z0-9][\w./-]*", re.ASCII)
_OTHER_SCHEME = re.compile(r"(?!(?:git\+)?https\Z)[a-z][a-z0-9+.-]*")
_WHEEL = re.compile(r"[A-Za-z0-9][\w.]*(?:-[\w.+]+){4,5}\.whl", re.ASCII)
_COMMAND = re.compile(rb"^variorum *=", re.MULTILINE)
_WANTED = (
    "give the https:// address of a wheel, .zip or .tar.gz, git+https://HOST/REPOSITORY@REVISION, "
    "or the path of a wheel"
)
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True)
class Program:
    """`requirement` is the one line of the dossier's requirements that no comment is; `files` are
    those that it needs beside it, by their paths in the dossier."""

    requirement: str
    files: Mapping[str, bytes] = field(default_factory=dict)


def new_dossier(title: str, program: Program) -> dict[str, bytes]:
    """The files of a new dossier by their paths, under `title`, with the program that builds it.

    The example is checked and built by the tests; nothing in it is about a real event.
    """
    words = {
        "@TITLE@": json.dumps(title, ensure_ascii=False),  # a scalar of YAML too
        "@HEADING@": title,
        "@PROGRAM@": program.requirement,
    }
    # All in one go: a title may look like a mark.
    marks = re.compile("|".join(words).encode())
    # An editor finds them from the start; the first check adds the ids.
    files = {**schema_files(), **schemas_with_ids({}, MARK), **program.files}
    for path in sorted(_STARTER.rglob("*")):
        if path.is_file():
            parts = path.relative_to(_STARTER).parts
            hidden = "." if parts[0] in _HIDDEN else ""
            files[hidden + "/".join(parts)] = marks.sub(
                lambda mark: words[mark[0].decode()].encode(), path.read_bytes()
            )
    return files


def from_address(address: str) -> Program:
    """The program that pip fetches from there. Raises ValueError that says why it is refused."""
    if _ARCHIVE.fullmatch(address):
        return Program(address)
    repository, at, revision = address.rpartition("@")
    if at and _REPOSITORY.fullmatch(repository) and _REVISION.fullmatch(revision):
        return Program(address)
    raise ValueError(f"{address!r} {_reason(address)}; {_WANTED}")


def _reason(address: str) -> str:
    scheme, found, rest = address.partition("://")
    if not found:
        return "is no address, and a name alone is looked up in an index where anybody may take it"
    if _OTHER_SCHEME.fullmatch(scheme):
        return "is not fetched over https, so that it could be changed on the way"
    if "@" in rest.partition("/")[0]:
        return "names a user or a password, which everybody could read in the dossier"
    if _REPOSITORY.fullmatch(address):
        return "names no revision, so that each day could bring another program"
    return "is no plain address"


def from_wheel(name: str, content: bytes) -> Program:
    """The program in a wheel of that file name. Raises ValueError that says why it is refused."""
    if not _WHEEL.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a wheel, as NAME-VERSION-py3-none-any.whl is")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            scripts = [
                archive.read(each)
                for each in archive.namelist()
                if each.endswith(".dist-info/entry_points.txt")
            ]
    except _UNREADABLE:
        raise ValueError(f"{name} is no wheel") from None
    if not any(map(_COMMAND.search, scripts)):
        raise ValueError(f"{name} is no wheel of a program with the command `variorum`")
    path = f"{PROGRAM_FOLDER}/{name}"
    return Program(f"./{path}", {path: content})


def from_installed(version: str, files: Mapping[str, bytes]) -> Program:
    """The program in a wheel of `files`, by their paths in it: the same bytes for the same files."""
    return from_wheel(f"variorum-{version}-py3-none-any.whl", _packed(version, files))


def _packed(version: str, files: Mapping[str, bytes]) -> bytes:
    """A wheel (https://packaging.python.org/en/latest/specifications/binary-distribution-format/).

    Nothing is compressed: zlib's versions do it differently, and git does it anyhow.
    """
    about = f"variorum-{version}.dist-info"
    wheel = (
        f"Wheel-Version: 1.0\nGenerator: variorum {version}\n"
        "Root-Is-Purelib: true\nTag: py3-none-any\n"
    )
    whole = {**files, f"{about}/WHEEL": wheel.encode()}
    # What tells of the others comes after them, as the format would have it.
    ordered = sorted(whole.items(), key=lambda each: (each[0].startswith(about), each[0]))
    record = io.StringIO()
    rows = csv.writer(record, lineterminator="\n")
    rows.writerows((path, _hash(content), len(content)) for path, content in ordered)
    rows.writerow((f"{about}/RECORD", "", ""))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in (*ordered, (f"{about}/RECORD", record.getvalue().encode())):
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # Unix, also where it is packed on another system
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, content)
    return out.getvalue()


def _hash(content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
    return f"sha256={digest.decode()}"
