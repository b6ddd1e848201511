"""The exports of four dossiers: two invented ones, this repository's own, and a hostile one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from tests.conftest import HARBOUR
from tests.lighthouse import dossier as lighthouse
from tests.lighthouse import sound
from tests.sites import real_dossier

from variorum.analyse import analyse
from variorum.model.analysis import Analysis
from variorum.model.claim import Claim
from variorum.model.dossier import Dossier
from variorum.model.fields import Passage, Record
from variorum.model.info import Change, Correction
from variorum.model.when import parse_when
from variorum.read.anchoring import make_article
from variorum.render.exports.downloads import all_files
from variorum.render.exports.table import FilledTable
from variorum.render.exports.tables import all_tables
from variorum.text.passages import SeedText

NAMES = ("harbour", "lighthouse", "hostile", "real")
HOSTILE = (
    "=1+1 \"double\" 'single' </script><script>alert(1)</script> ]]> <!-- {open \\back $m$ 5% #h _u "
    "~t ^c & &amp; @misc{x, } and\nline two\r\n\u202eturned \x08\ufffe\uffff Ünïcödé 𝕏 "
    + "Donaudampfschiff"
    * 20
)
FREE = frozenset(
    [
        "agency", "because", "byline", "cite", "counted", "label", "method", "name", "note",
        "occasion", "outlet", "question", "reach", "reason", "short", "summary", "text", "title",
        "translator", "unit", "ask",
    ]
)  # fmt: skip


def poison(value: Any) -> Any:
    """`value` with hostile words in every field of free text; verbatim words and ids stay."""
    if isinstance(value, tuple):
        return tuple(poison(each) for each in value)
    if not isinstance(value, Record) or isinstance(value, Passage):
        return value
    fixed = {"question", "title"} if isinstance(value, Claim) else set[str]()
    changed = {}
    for name, inner in value:
        if isinstance(inner, str) and name in FREE - fixed:
            changed[name] = HOSTILE
        elif isinstance(inner, Record | tuple):
            changed[name] = poison(inner)
    return value.model_copy(update=changed)


def hostile() -> Dossier:
    """The harbour dossier as a stranger might write it, in characters the reader refuses too."""
    whole = sound(HARBOUR)
    info = poison(whole.info).model_copy(
        update={
            "editors": (HOSTILE, "A and B", "{"),
            "changes": (
                Change.model_construct(date=parse_when("2024-03"), text=HOSTILE),
                Change.model_construct(date=parse_when("2024-03"), text=HOSTILE),
                Change.model_construct(date=parse_when("../2024-02-01"), text="*Early* & <late>"),
                Change.model_construct(date=parse_when("unknown"), text="Some day."),
            ),
            "corrections": (
                Correction.model_construct(
                    date=parse_when("2024"), claim="coast-courier/gone", became=None, reason=HOSTILE
                ),
            ),
        }
    )
    first, *others = whole.articles
    quote = Passage.model_construct(text=HOSTILE, source=None, occurrence=None, claim=None)
    kept = first.source.claims[0].model_copy(update={"quote": (quote,), "occurrence": None})
    source = poison(first.source).model_copy(
        update={"claims": (kept,), "set_aside": (), "url": "https://x.example/{a}?b=1&c=%20_#~$^"}
    )
    text = f"Before it. {HOSTILE} After it."
    withheld = make_article(poison(others[0].source), None, (), stem=others[0].stem)
    return replace(
        whole,
        info=info,
        parties=poison(whole.parties),
        actors=poison(whole.actors),
        origins=poison(whole.origins),
        questions=poison(whole.questions),
        readings=poison(whole.readings),
        names=poison(whole.names),
        articles=(
            make_article(source, SeedText("x.txt", text, source.sha256), (), stem=first.stem),
            withheld,
            *others[1:],
        ),
    )


@cache
def analysis_of(name: str) -> Analysis:
    made: Mapping[str, Callable[[], Dossier]] = {
        "harbour": lambda: sound(HARBOUR),
        "lighthouse": lighthouse,
        "hostile": hostile,
        "real": real_dossier,
    }
    return analyse(made[name]())


@cache
def files_of(name: str) -> Mapping[str, bytes]:
    """Every download of the dossier by its name."""
    return files(analysis_of(name))


def site_of(name: str) -> str:
    """Where a reader finds the site: the dossier's own address, or one it knows nothing of."""
    return (analysis_of(name).dossier.info.site_url or "https://report.example").rstrip("/")


def records(table: FilledTable) -> list[dict[str, Any]]:
    """A table's rows as JSON has them."""
    rows = table.plain(table.table.published)
    return [dict(zip(table.header, row, strict=True)) for row in rows]


def files(analysis: Analysis) -> Mapping[str, bytes]:
    return dict(all_files(analysis, all_tables(analysis)))


def at(analysis: Analysis, **told: Any) -> Analysis:
    """The same dossier with some fields of `data/dossier.yaml` changed, unchecked."""
    info = analysis.dossier.info.model_copy(update=told)
    return replace(analysis, dossier=replace(analysis.dossier, info=info))
