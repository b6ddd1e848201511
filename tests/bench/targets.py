"""What is wanted, and whether the figures of a run meet it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from statistics import median
from typing import Any, Literal, NamedTuple

from .earlier import SHORT
from .steps import STEPS

Figures = dict[str, Any]
AT = "1000"
LARGE = "3000"
FEW = "5"
REAL = "real-300"
# What is wanted, by the size of a dossier: seconds of a save to the reloaded page and to the whole site, the part of
# bare MkDocs' time on the same staged tree, and bytes of memory.
SAVE = {FEW: 0.4, AT: 1.0}
COMPLETE = {AT: 5.0}
COLD = {"100": 1.2, AT: 0.6}
EDITED = {AT: 0.15}
MEMORY = {AT: 400e6, LARGE: 900e6}
# The part of what a cold build of real articles took at the earlier commit, and of the bytes it gave.
EARLIER, EARLIER_BYTES = 0.5, 0.35
# Seconds of the processor at 1,000 sources, and by the clock.
CHECK = {"check": 2.5, "check-edited": 0.8}
CHECK_WALL = {"check": 1.5}
UNCHANGED = 0.5
GROWTH = 3.1
FIRST = 30.0
SEARCH = 250_000


Why = Literal["time", "memory", "growth"]


class Missed(NamedTuple):
    """What a profile is to show: what `step` takes at a size, in time, in memory, or in time at two sizes."""

    why: Why
    step: str
    size: str


@dataclass(frozen=True)
class Row:
    """One line of the table: what, the figure, what is wanted, whether that is met (None where it could not be
    measured), and which profile shows why."""

    what: str
    figure: str
    target: str
    met: bool | None
    profile: Missed | None = None


def called(size: str) -> str:
    """ "1,000 sources", "300 real sources"."""
    kind, _, number = size.rpartition("-")
    return f"{int(number):,} {kind}{' ' if kind else ''}sources"


def middle(figures: Figures, size: str, step: str, kind: str) -> float | None:
    """The median of a step's figures of one kind; None where it was not measured."""
    taken = [run[kind] for run in _runs(figures, size, step)]
    return median(taken) if taken else None


def ratio(figures: Figures, size: str, step: str, base: str) -> float | None:
    """The median over the runs of a step's processor time to that of its neighbour in the run."""
    pairs = zip(_runs(figures, size, step), _runs(figures, size, base), strict=False)
    ratios = [one["cpu"] / other["cpu"] for one, other in pairs]
    return median(ratios) if ratios else None


def _runs(figures: Figures, size: str, step: str) -> list[dict[str, float]]:
    """The costs of a step, run by run; none where it was not measured."""
    found: list[dict[str, float]] = _of(figures, size).get("steps", {}).get(step, [])
    return found


def _of(figures: Figures, size: str) -> dict[str, Any]:
    found: dict[str, Any] = figures["sizes"].get(size, {})
    return found


def rows(figures: Figures) -> list[Row]:
    """The table of what was measured of what is wanted."""
    return [
        *_saves(figures),
        *_ratios(figures, COLD, "cold", "mkdocs", "cold build"),
        *_against_earlier(figures),
        *_ratios(figures, EDITED, "edited", "mkdocs", "build after one edited source"),
        *_unchanged(figures),
        *_checks(figures, CHECK, "cpu", "s CPU"),
        *_checks(figures, CHECK_WALL, "wall", "s by the clock"),
        *_memory(figures),
        *_growth(figures),
        *_first(figures),
        *_search(figures),
    ]


def missed(figures: Figures) -> list[Missed]:
    """The profiles that show why more is taken than is wanted."""
    found = [row.profile for row in rows(figures) if row.profile and row.met is False]
    return list(dict.fromkeys(found))


def _under(what: str, value: float, most: float, form: str, profile: Missed) -> Row:
    """A figure that is to be no larger than another, both written in one form."""
    return Row(what, form.format(value), f"<= {form.format(most)}", value <= most, profile)


def _ratios(
    figures: Figures, wanted: Mapping[str, float], step: str, base: str, what: str
) -> Iterator[Row]:
    for size, most in wanted.items():
        value = ratio(figures, size, step, base)
        if value is not None:
            name = next(each.title for each in STEPS if each.name == base)
            whole = f"{what} / {name}, {called(size)}"
            yield _under(whole, value, most, "{:.2f}", Missed("time", step, size))


def _against_earlier(figures: Figures) -> Iterator[Row]:
    for size, found in figures["sizes"].items():
        whys = found.get("failed", {}).get("earlier")
        cpu = ratio(figures, size, "cold", "earlier")
        time = f"cold build / that of commit {SHORT}, {called(size)}"
        room = f"bytes of the site / those of commit {SHORT}, {called(size)}"
        if whys:
            yield Row(time, f"not measured: {whys}", f"<= {EARLIER:.2f}", None)
            yield Row(room, f"not measured: {whys}", f"<= {EARLIER_BYTES:.2f}", None)
        elif cpu is not None:
            yield _under(time, cpu, EARLIER, "{:.2f}", Missed("time", "cold", size))
            before = found["earlier_published"]
            value = found["published"] / before
            figure = f"{value:.2f} ({found['published'] / 1e6:,.0f} of {before / 1e6:,.0f} MB)"
            yield Row(room, figure, f"<= {EARLIER_BYTES:.2f}", value <= EARLIER_BYTES)


def _checks(figures: Figures, wanted: Mapping[str, float], kind: str, unit: str) -> Iterator[Row]:
    for name, most in wanted.items():
        value = middle(figures, AT, name, kind)
        if value is not None:
            title = next(each.title for each in STEPS if each.name == name)
            what, form = f"{title}, {called(AT)}", f"{{:.2f}} {unit}"
            yield _under(what, value, most, form, Missed("time", name, AT))


def _unchanged(figures: Figures) -> Iterator[Row]:
    wall, cpu = (middle(figures, AT, "unchanged", kind) for kind in ("wall", "cpu"))
    if wall is not None:
        what = f"build, nothing changed, {called(AT)}"
        words = f"{wall:.2f} s ({cpu:.2f} s CPU)"
        yield Row(
            what, words, f"<= {UNCHANGED} s", wall <= UNCHANGED, Missed("time", "unchanged", AT)
        )
        loaded = _of(figures, AT)["loaded"]
        yield Row(
            "what that build imports of matplotlib and the engines", ", ".join(loaded) or "nothing",
            "nothing", not loaded,
        )  # fmt: skip


def _saves(figures: Figures) -> Iterator[Row]:
    for wanted, at, end in ((SAVE, 0, "reloaded page"), (COMPLETE, 1, "whole site")):
        for size, most in wanted.items():
            if times := _of(figures, size).get("saves"):
                value = median(each[at] for each in times)
                what = f"serve: save to {end}, {called(size)}"
                yield _under(what, value, most, "{:.2f} s", Missed("time", "save", size))


def _growth(figures: Figures) -> Iterator[Row]:
    """Three times the sources cost little more than three times as much."""
    for step in STEPS:
        few, many = (middle(figures, size, step.name, "cpu") for size in (AT, LARGE))
        if few and many and not step.baseline:
            value = many / few
            what = f"CPU of 3,000 / 1,000 sources: {step.title}"
            yield _under(what, value, GROWTH, "{:.2f}", Missed("growth", step.name, LARGE))


def _memory(figures: Figures) -> Iterator[Row]:
    own = [step for step in STEPS if not step.baseline]
    for size, most in MEMORY.items():
        peaks = [(middle(figures, size, step.name, "peak") or 0, step) for step in own]
        value, step = max(peaks, key=itemgetter(0))
        if value:
            what, profile = f"peak memory, {called(size)}", Missed("memory", step.name, size)
            yield _under(f"{what} ({step.title})", value / 1e6, most / 1e6, "{:,.0f} MB", profile)


def _first(figures: Figures) -> Iterator[Row]:
    if first := figures.get("first"):
        what = "first `make site` of a fresh clone, packages reachable"
        why, wall = first.get("failed"), first.get("wall", 0)
        figure = f"not measured: {why}" if why else f"{wall:.1f} s"
        yield Row(what, figure, f"<= {FIRST:.0f} s", None if why else wall <= FIRST)


def _search(figures: Figures) -> Iterator[Row]:
    search = _of(figures, AT).get("search")
    if search is not None:
        what = f"search payload for one query, compressed, {called(AT)}"
        yield Row(what, f"{search / 1e3:,.0f} KB", f"<= {SEARCH / 1e3:.0f} KB", search <= SEARCH)


def table(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A Markdown table with even columns, which is readable on a terminal too."""
    every = [list(header), *map(list, lines)]
    widths = [max(len(line[at]) for line in every) for at in range(len(header))]
    every.insert(1, ["-" * width for width in widths])
    even = [[cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in every]
    return "\n".join(f"| {' | '.join(line)} |" for line in even)
