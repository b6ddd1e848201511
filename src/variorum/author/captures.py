"""What was captured beside an article's text, as its draft has it, and of which source it is a version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from variorum.model.captured import Captured
from variorum.model.dossier import Dossier
from variorum.model.failure import Refused
from variorum.model.source import Metadata, plain_address

from .yaml_text import comment

_LONGEST = 400


def beside(
    captured: Captured, file: str, sha256: str, dossier: Dossier, today: str
) -> Mapping[str, Any]:
    """What stands beside the text, as far as the model takes it: `top` what goes above the rest of the file,
    `given` what goes under `metadata:`. `file` and `sha256` are those of the original,
    `today` is the day on which it is read."""
    given = _fitting(captured.given)
    noted = _fitting({"url": captured.url, "published": captured.retrieved})
    ours = dossier.info.language.partition("-")[0]
    language = captured.language if re.fullmatch("[a-z]{2,3}", captured.language) else ""
    top = {
        "url": noted.get("url", ""),
        "retrieved": noted.get("published", ""),
        "version_of": version_of(captured, dossier),
        "language": language if language != ours else "",
    }
    if given.get("url") == top["url"]:
        given.pop("url", None)
    return {
        "file": file, "sha256": sha256, "top": top, "given": given, "read_in": captured.read_in,
        "read": top["retrieved"] or today,
    }  # fmt: skip


def version_of(captured: Captured, dossier: Dossier) -> str:
    """The source that has an address of what was captured; empty where none has."""
    addresses = {
        plain_address(each) for each in (captured.url, captured.given.get("url", "")) if each
    }
    return next((each.home for each in dossier.articles if addresses & each.source.addresses), "")


def _fitting(values: Mapping[str, str]) -> dict[str, str]:
    """Those of the values that their keys of `metadata:` take, as a file may hold them."""
    found = {}
    for key, given in values.items():
        value = comment(given, _LONGEST)
        try:
            Metadata.model_validate({"read_in": "a page", "read": "unknown", key: value})
        except (ValidationError, Refused):
            continue
        found[key] = value
    return found
