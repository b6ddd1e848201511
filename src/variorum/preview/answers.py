"""What a server answers to a path: a file inside the site folder, or that there is none.

Pages go out with a script that the published site does not have.
"""

from __future__ import annotations

import html
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from urllib.parse import quote, unquote_to_bytes

# The system's own table differs from machine to machine.
_TYPES = mimetypes.MimeTypes(filenames=())
_TYPES.types_map[True].update({
    ".atom": "application/atom+xml",
    ".csv": "text/csv",
    ".js": "text/javascript",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".yaml": "application/yaml",
})  # fmt: skip
_TEXT = ("text/", "application/json", "application/xml", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer; `headers` are those beside its media type and length."""

    status: int
    kind: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


NOTHING: Mapping[str, bytes] = {}
# What stands in for the site until there is one.
NOT_BUILT = Answer(
    503, "text/html; charset=utf-8", Path(__file__).with_name("not_built.html").read_bytes()
)


def answer(site: Path, target: str, ahead: Mapping[str, bytes] = NOTHING) -> Answer:
    """The file of `site` that the request target names; its own 404 page where there is none.

    What `ahead` has at a path stands before the file there. Nothing outside `site` is read: no part of
    the path may lead upwards, and no link is followed.
    """
    path, _, query = target.partition("?")
    parts = _parts(path)
    if parts is not None:
        if (found := _read(site, parts, ahead)) is not None:
            return Answer(200, kind_of(parts[-1]), found)
        page = _read(site, (*parts, "index.html"), ahead)
        if page is not None and path.endswith("/"):
            return Answer(200, kind_of("index.html"), page)
        if page is not None:
            # Links of a page in a folder start from the folder. One slash: two name a host.
            where = "/" + quote("/".join(parts)) + "/" + (f"?{query}" if query else "")
            return Answer(301, "text/plain; charset=utf-8", b"", {"Location": where})
    missing = _read(site, ("404.html",), NOTHING)
    if missing is not None:
        return Answer(404, kind_of("404.html"), missing)
    return Answer(404, "text/plain; charset=utf-8", b"There is no such page.\n")


def with_reload(given: Answer, script: str) -> Answer:
    """`given` with the script at its end where it is a page; pages without script stay readable."""
    if not given.kind.startswith("text/html"):
        return given
    tag = f'<script src="{html.escape(script)}"></script>\n'.encode()
    before, end, after = given.body.rpartition(b"</body>")
    body = before + tag + end + after if end else given.body + tag
    return replace(given, body=body)


def address_of(target: str) -> str:
    """The path in the site of the page that a browser shows at a target; empty where it can be none."""
    parts = _parts(target.partition("?")[0])
    if parts is None:
        return ""
    return "/".join([*parts, "index.html"] if target.endswith("/") else parts)


def kind_of(name: str) -> str:
    """The media type of a file by its name's ending."""
    kind = _TYPES.guess_type(f"x{PurePath(name).suffix.lower()}")[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXT) else kind


def _parts(path: str) -> tuple[str, ...] | None:
    """The names on the way to a file, or None for a path that no file of a site can have."""
    try:
        plain = unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        return None
    parts = tuple(part for part in plain.split("/") if part)
    if any(part.startswith(".") or "\\" in part or ":" in part or "\0" in part for part in parts):
        return None
    return parts


def _read(site: Path, parts: tuple[str, ...], ahead: Mapping[str, bytes]) -> bytes | None:
    if (found := ahead.get("/".join(parts))) is not None:
        return found
    place = site.joinpath(*parts)
    try:
        behind_a_link = place.resolve() != site.resolve().joinpath(*parts)
        return place.read_bytes() if place.is_file() and not behind_a_link else None
    except OSError:
        return None
