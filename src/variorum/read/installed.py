"""The program itself, as it is installed here, and a wheel of it that somebody names."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from variorum.model.failure import OutsideFailure

from .files import Folder, NotRegular, TooLarge
from .fingerprint import LARGEST_SETUP
from .words import failure

_PACKAGE = Path(__file__).parents[1]
_WRITTEN = ("METADATA", "entry_points.txt")


def installed_program(version: str) -> dict[str, bytes]:
    """The files of this program, which is of that version, by their paths in a wheel; without those
    that tell of the wheel. Alike for a wheel that was installed and for a checkout in use.

    Raises OutsideFailure where the program runs without having been installed.
    """
    files = {
        path.relative_to(_PACKAGE.parent).as_posix(): path.read_bytes()
        for path in _PACKAGE.rglob("*")
        # What Python or an editor left in the package's folder is no part of it.
        if path.is_file()
        and path.suffix != ".pyc"
        and not any(p.startswith((".", "__pycache__")) for p in path.relative_to(_PACKAGE).parts)
    }
    about = f"{_PACKAGE.name}-{version}.dist-info"
    return files | {f"{about}/{name}": text for name, text in _metadata(version).items()}


def _metadata(version: str) -> dict[str, bytes]:
    try:
        found = metadata.distribution(_PACKAGE.name)
    except metadata.PackageNotFoundError:
        raise failure("no-wheel", reason="it runs without having been installed") from None
    if found.version != version:
        reason = f"it is of version {version} and was installed as {found.version}"
        raise failure("no-wheel", reason=reason)
    licences = [f"licenses/{name}" for name in found.metadata.get_all("License-File") or ()]
    texts = {}
    for name in (*_WRITTEN, *licences):
        text = found.read_text(name)
        if text is None:
            raise failure("no-wheel", reason=f"its installation lacks {name}")
        texts[name] = text.encode()
    return texts


def read_wheel(path: Path) -> bytes:
    """A wheel's bytes. Raises OutsideFailure."""
    try:
        return Folder(path.parent).read(path.name, LARGEST_SETUP)
    except OSError as error:
        raise OutsideFailure.from_os(error) from error
    except NotRegular as error:
        raise OutsideFailure(f"{path} is {error}; name the wheel itself") from error
    except TooLarge as error:
        raise OutsideFailure(f"{path} has {error}, more than {LARGEST_SETUP:,}") from error
