"""Opening a dossier's files: regular files inside its folder, of a sane size, in clean UTF-8."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from variorum.model.problem import Place, Problem
from variorum.text.nearest import nearest_name
from variorum.text.passages import SeedText

from .files import KINDS, Files, Kind, NotRegular, TooLarge, listed
from .words import problem
from .yaml import BAD_IN_FILE

LARGEST_YAML = 500_000
# An article of fifteen thousand words: its quantities are found in some seconds at worst.
LARGEST_TEXT = 100_000
# So is a page: site engines take more than twice as long for twice as much.
LARGEST_PAGE = 100_000
LARGEST_PICTURE = 4_000_000
# What a dossier's files may come to together; all are held in memory.
LARGEST_DOSSIER = 50_000_000
# So many odd characters of a file are told.
_MOST_ODD = 20
# Marks of direction, which YAML files may have.
TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\Z")
FILE_NAMES = "letters, digits, `.`, `_` and `-`, at most 100, no `.` at the end, no name that Windows reserves"
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\Z)")

# Names that Emacs, Vim, JetBrains, Office, merges, browsers and sync programs give their own files.
_LEFT_OVER = re.compile(
    r"(?:.*~|#.*#|~\$.*|4913|___jb_\w+___|thumbs\.db|desktop\.ini|icon\r"
    r"|.*\.(?:orig|rej|tmp|temp|bak|sw[op]|part|crdownload|save)"
    r"|.*(?:conflicted copy|sync-conflict-).*"
    r"|.*(?: \(\d+\)| \d+| copy(?: \d+)?| - copy(?: \(\d+\))?)\.\w+)\Z",
    re.IGNORECASE | re.DOTALL,
)


def is_file_name(name: str) -> bool:
    """Whether a file may be called `name`: the same on every system, and plain in every message."""
    plain = _NAME.match(name) is not None and not name.endswith(".")
    return plain and _RESERVED.match(name) is None


@dataclass
class Tree:
    """A dossier's files. Problems met while opening are gathered in `problems`, the texts of the
    files in `texts`, as far as they could be decoded, and the paths passed over in `left_over`."""

    files: Files
    problems: list[Problem] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    left: int = LARGEST_DOSSIER

    def report(self, name: str, place: Place | str, /, **blanks: Any) -> None:
        """Notes the problem of that name, at a place or of a file as a whole; see `words`."""
        where = Place(place) if isinstance(place, str) else place
        self.problems.append(problem(name, where, **blanks))

    def stems(self, folder: str) -> Iterator[str]:
        """The names of the YAML files in `folder` without their ending, in order.

        Other endings, odd names, links and special files become problems.
        """
        try:
            entries = self.files.entries(folder)
        except FileNotFoundError:
            return
        except OSError as error:
            self.report("folder-unreadable", folder, found=error.strerror or "an error")
            return
        seen: dict[str, str] = {}
        for name, kind in entries:
            path = f"{folder}/{name}"
            if name.startswith(".") or self.passes_over(path):
                continue
            if not is_file_name(name):
                self.refuse_name("odd-name", folder, name)
            elif not name.endswith(".yaml"):
                self.refuse_name("ending", folder, name, fix=_renamed(name))
            elif (other := seen.setdefault(name.casefold(), name)) != name:
                message = f"the name differs from {other} only in case"
                self.refuse_name("same-name", folder, name, message=message)
            elif kind != "file":
                self.report("source-not-regular", path, found=KINDS[kind])
            else:
                yield name.removesuffix(".yaml")

    def refuse_strangers(self, folder: str, known: Sequence[str]) -> None:
        """A problem for whatever lies in `folder` under none of the names in `known`."""
        stems = {each.partition(".")[0]: each for each in known}
        for name, _ in listed(self.files, folder):
            if name.startswith(".") or name in known or self.passes_over(f"{folder}/{name}"):
                continue
            near = stems.get(nearest_name(name.rpartition(".")[0], stems) or "")
            kind = "misspelt-file" if near else "stranger"
            self.refuse_name(kind, folder, name, near=near, known=", ".join(known))

    def kind(self, name: str) -> Kind | None:
        """What lies in the dossier's folder under that name; None where nothing does."""
        return dict(listed(self.files, "")).get(name)

    def passes_over(self, path: str) -> bool:
        """Whether a program left the file at `path`; then it is told once, with all others."""
        left = _LEFT_OVER.match(path.rpartition("/")[2]) is not None
        if left:
            self.left_over.append(path)
        return left

    def tell_left_over(self) -> None:
        """One problem for all files that were passed over."""
        if self.left_over:
            first = self.left_over[0]
            more = f" and {len(self.left_over) - 1} more" if self.left_over[1:] else ""
            found = ", ".join(_shown(path) for path in self.left_over[:12])
            folder = first.rpartition("/")[0]
            self.report("left-over", folder, first=_shown(first), more=more, found=found)

    def refuse_name(self, problem: str, folder: str, name: str, /, **blanks: Any) -> None:
        """Notes a problem of that kind with the name of something in `folder`."""
        self.report(problem, folder, folder=folder, found=_shown(name), names=FILE_NAMES, **blanks)

    def read(
        self, path: str, largest: int, missing: Callable[[], Problem] | None = None
    ) -> bytes | None:
        """The bytes of a regular file inside the tree, or None with a problem.

        `missing` makes the problem of a file that is not there; it may tell who asked for it.
        """
        try:
            data = self.files.read(path, min(largest, self.left))
        except NotRegular as other:
            name = "link" if other.kind == "link" else "not-regular"
            self.report(name, path, found=KINDS[other.kind])
        except TooLarge as other:
            name = "file-too-large" if other.size > largest else "dossier-too-large"
            self.report(name, path, largest=largest, together=LARGEST_DOSSIER, size=other.size)
        except FileNotFoundError:
            self.problems.append(missing() if missing else problem("file-missing", Place(path)))
        except OSError as error:
            self.report("file-unreadable", path, found=error.strerror or "an error")
        else:
            self.left -= len(data)
            return data
        return None

    def text(
        self, path: str, largest: int, missing: Callable[[], Problem] | None = None
    ) -> str | None:
        """The text of such a file, or None with a problem, also where it is not UTF-8."""
        data = self.read(path, largest, missing)
        if data is None:
            return None
        try:
            text = self.texts[path] = data.decode("utf-8")
        except UnicodeDecodeError as error:
            before = data[: error.start].decode("utf-8")
            place = Place.in_text(path, before, len(before))
            self.report("not-utf-8", place, byte=data[error.start])
            return None
        return text

    def seed_text(self, name: str, missing: Callable[[], Problem] | None = None) -> SeedText | None:
        """The text `seeds/NAME`, or None with a problem; `missing` as for `read`."""
        text = self.text(f"seeds/{name}", LARGEST_TEXT, missing)
        if text is None:
            return None
        return SeedText(name, text, hashlib.sha256(text.encode()).hexdigest())

    def has_odd_characters(
        self, path: str, text: str, pattern: re.Pattern[str] = BAD_IN_FILE
    ) -> bool:
        """Whether a text has characters that do not show, or turn what follows; each is a problem."""
        odd = [*islice(pattern.finditer(text), _MOST_ODD)]
        for each in odd:
            name = "turning-character" if each[0] in TURNS else "odd-character"
            place = Place.in_text(path, text, each.start())
            self.report(name, place, found=f"U+{ord(each[0]):04X}")
        return bool(odd)

    def yaml_text(self, path: str) -> str | None:
        """The text of a YAML file, its one leading byte-order mark and CRLF folded away; None with
        a problem where it holds characters that do not show or is not YAML at all."""
        text = self.text(path, LARGEST_YAML)
        if text is None:
            return None
        text = self.texts[path] = text.removeprefix("\ufeff")
        if self.has_odd_characters(path, text):
            return None
        text = text.replace("\r\n", "\n")
        if text.startswith("version https://git-lfs"):
            self.report("lfs-pointer", path)
            return None
        conflict = re.search(r"^(<<<<<<< |=======$|>>>>>>> )", text, re.MULTILINE)
        if conflict and re.search(r"^<<<<<<< ", text, re.MULTILINE):
            self.report("merge-conflict", Place.in_text(path, text, conflict.start()))
            return None
        return text


def _shown(name: str) -> str:
    """A file's name in letters that every terminal shows."""
    shown = name.encode("ascii", "backslashreplace").decode("ascii")
    return re.sub(r"[^ -~]", lambda odd: f"\\x{ord(odd[0]):02x}", shown)


def _renamed(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if ending.casefold() in ("yaml", "yml") and dot:
        return f"rename the file to {stem}.yaml"
    if ending.casefold() == "txt":
        return "move the article's text to seeds/"
    return "rename the file so that it ends in `.yaml`, or move it elsewhere"
