"""Files of annotations made elsewhere: W3C Web Annotations, also as Hypothesis exports them, and CSV.

Only words count: where a selector counts letters, it counts those of another text than ours.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from variorum.model.elsewhere import Annotation

from .files import KINDS, Folder, NotRegular, TooLarge

LARGEST = 4_000_000
MOST = 2_000
# What a column, or a tag such as `question:harbour`, may decide of a claim.
KEYS = ("id", "question", "answer", "by", "voice", "stance", "origin", "utterance")
_COLUMNS = {
    "quote": "exact", "exact": "exact", "prefix": "prefix", "suffix": "suffix", "url": "page",
    "comment": "remark", "note": "remark", "tags": "tags", **{key: key for key in KEYS},
}  # fmt: skip
# Where lists of annotations stand: in pages, in collections, and in what Hypothesis gives.
_LISTS = ("items", "first", "annotations", "rows", "@graph")
_SELECTOR = "TextQuoteSelector"


class NotAnnotations(ValueError):
    """A file that holds no annotations, or is broken: `line` and `reason` say where and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def read_annotations(path: Path) -> tuple[Annotation, ...]:
    """The annotations of a file that are made on words, in its order. Raises NotAnnotations, OSError."""
    try:
        text = Folder(path.parent).read(path.name, LARGEST).decode("utf-8-sig")
    except NotRegular as other:
        raise NotAnnotations(1, f"this is {KINDS[other.kind]}, not a file") from None
    except TooLarge as other:
        raise NotAnnotations(1, f"{other.size:,} bytes are more than {LARGEST:,}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise NotAnnotations(line, "this is not UTF-8") from None
    json_like = text.lstrip()[:1] in ("{", "[")
    found = tuple(_of_json(text) if json_like else _of_csv(text))
    if len(found) > MOST:
        raise NotAnnotations(found[MOST].line, f"there are more than {MOST:,} annotations")
    return found


def _of_json(text: str) -> Iterator[Annotation]:
    try:
        value = json.loads(text)
        listed = list(_listed(value))
    except json.JSONDecodeError as error:
        raise NotAnnotations(error.lineno, f"this is not JSON: {error.msg}") from None
    except RecursionError:
        raise NotAnnotations(1, "its lists are nested too deeply") from None
    except ValueError:
        raise NotAnnotations(1, "this is not JSON: a number is too long") from None
    if not listed:
        raise NotAnnotations(1, "there is no annotation in it: nothing has a `target`")
    at = 0
    for each in listed:
        said = _said(each)
        for target in _many(each.get("target")):
            selector = _quoting(target)
            if selector is None:
                continue
            exact = _text(selector.get("exact"))
            # JSON has no places: the words are sought as either way of writing them has them.
            places = (text.find(json.dumps(exact, ensure_ascii=a), at) for a in (False, True))
            at = max(*places, at)
            yield Annotation(
                exact, _text(selector.get("prefix")), _text(selector.get("suffix")),
                _page(target.get("source")) or _page(each.get("uri")), *said,
                line=text.count("\n", 0, at) + 1,
            )  # fmt: skip


def _listed(value: Any) -> Iterator[dict[str, Any]]:
    """The annotations in a value, however they are packed."""
    if isinstance(value, list):
        for each in value:
            yield from _listed(each)
    elif isinstance(value, dict):
        if "target" in value:
            yield value
        else:
            for key in _LISTS:
                yield from _listed(value.get(key))


def _quoting(target: Any) -> Mapping[str, Any] | None:
    """The selector of a target that quotes its words."""
    waiting = _many(target.get("selector")) if isinstance(target, dict) else []
    for each in waiting:
        if isinstance(each, dict):
            if any(str(kind).endswith(_SELECTOR) for kind in _many(each.get("type"))):
                return each if _text(each.get("exact")) else None
            waiting += _many(each.get("refinedBy"))
    return None


def _said(annotation: Mapping[str, Any]) -> tuple[str, Mapping[str, str]]:
    """What an annotation says of its words, and what its tags decide."""
    remarks, tags = [_text(annotation.get("text"))], _many(annotation.get("tags"))
    for body in _many(annotation.get("body")):
        if isinstance(body, dict):
            tagging = "tagging" in _many(body.get("purpose"))
            (tags if tagging else remarks).append(_text(body.get("value")))
        else:
            remarks.append(_text(body))
    return _decided("\n".join(filter(None, remarks)), [*map(_text, tags)])


def _decided(remark: str, tags: list[str]) -> tuple[str, Mapping[str, str]]:
    """The tags `key:value` that decide something, and the remark with all others behind it."""
    given: dict[str, str] = {}
    others = []
    for tag in filter(None, tags):
        key, colon, value = tag.partition(":")
        if colon and key.strip().casefold() in KEYS and value.strip():
            given.setdefault(key.strip().casefold(), value.strip())
        else:
            others.append(tag)
    told = [remark, f"tags: {', '.join(others)}" if others else ""]
    return "\n".join(filter(None, told)), given


def _of_csv(text: str) -> Iterator[Annotation]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [_COLUMNS.get(name.strip().casefold(), "") for name in next(rows, [])]
        if "exact" not in names:
            raise NotAnnotations(1, "this is neither JSON nor a table with a column `quote`")
        for row in rows:
            if len(row) > len(names):
                raise NotAnnotations(rows.line_num, "the row has more cells than there are columns")
            cells = {name: cell.strip() for name, cell in zip(names, row, strict=False) if name}
            if not cells.get("exact"):
                continue
            remark, given = _decided(cells.get("remark", ""), cells.get("tags", "").split(","))
            given = {**given, **{key: cells[key] for key in KEYS if cells.get(key)}}
            yield Annotation(
                cells["exact"], cells.get("prefix", ""), cells.get("suffix", ""), cells.get("page", ""),
                remark, given, rows.line_num - row[names.index("exact")].count("\n"),
            )  # fmt: skip
    except csv.Error as error:
        raise NotAnnotations(rows.line_num, f"this is not CSV: {error}") from None


def _many(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    """Text as a file can hold it."""
    return value.encode("utf-8", "replace").decode().strip() if isinstance(value, str) else ""


def _page(source: Any) -> str:
    return _text(source.get("id")) if isinstance(source, dict) else _text(source)
