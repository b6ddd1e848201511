"""What is wanted, and whether the figures of a run meet it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from statistics import median
from typing import Any

from .steps import STEPS

Figures = dict[str, Any]
AT = 1000
LARGE = 3000
FEW = 5
# What is wanted, by the number of sources: seconds of a save to the reloaded page, the part of bare MkDocs'
# time on the same staged tree, and bytes of memory.
SAVE = {FEW: 0.4, AT: 1.0}
COLD = {100: 1.2, AT: 0.6}
EDITED = {AT: 0.15}
MEMORY = {AT: 400e6, LARGE: 900e6}
# Seconds of the processor at 1,000 sources.
CHECK = {"check": 2.5, "check-edited": 0.8}
UNCHANGED = 0.5
GROWTH = 3.1
SEARCH = 250_000
_KB = 1000


@dataclass(frozen=True)
class Row:
    """One line of the table: what, the figure, what is wanted, whether that is met, and of which step at
    which size a profile shows why."""

    what: str
    figure: str
    target: str
    met: bool
    step: str = ""
    size: int = 0


def middle(figures: Figures, size: int, step: str, kind: str) -> float | None:
    """The median of a step's figures of one kind; None where it was not measured."""
    taken = [run[kind] for run in _runs(figures, size, step)]
    return median(taken) if taken else None


def ratio(figures: Figures, size: int, step: str, base: str) -> float | None:
    """The median over the runs of a step's processor time to that of its neighbour in the run."""
    pairs = zip(_runs(figures, size, step), _runs(figures, size, base), strict=False)
    ratios = [one["cpu"] / other["cpu"] for one, other in pairs]
    return median(ratios) if ratios else None


def _runs(figures: Figures, size: int, step: str) -> list[dict[str, float]]:
    """The costs of a step, run by run; none where it was not measured."""
    found: list[dict[str, float]] = (
        figures["sizes"].get(str(size), {}).get("steps", {}).get(step, [])
    )
    return found


def sizes(figures: Figures) -> list[int]:
    return sorted(map(int, figures["sizes"]))


def rows(figures: Figures) -> list[Row]:
    """The table of what was measured of what is wanted."""
    at = _at(figures)
    return [
        *_ratios(figures, COLD, "cold", "mkdocs", "whole cold build"),
        *_ratios(figures, EDITED, "edited", "mkdocs", "build after one edited source"),
        *_checks(figures),
        *_unchanged(figures, at),
        *(row for size in SAVE for row in _saves(figures, size)),
        *_growth(figures),
        *_memory(figures),
        *_search(figures, at),
    ]


def missed(figures: Figures) -> list[tuple[str, int]]:
    """Steps that take more than is wanted, with the size that was taken."""
    return [(row.step, row.size) for row in rows(figures) if row.step and not row.met]


def missed_saves(figures: Figures) -> list[int]:
    """The sizes at which a save takes longer than wanted."""
    return [size for size in SAVE if any(not row.met for row in _saves(figures, size))]


def _at(figures: Figures) -> int:
    return AT if AT in sizes(figures) else sizes(figures)[-1]


def _ratios(
    figures: Figures, wanted: Mapping[int, float], step: str, base: str, what: str
) -> Iterator[Row]:
    for size, most in wanted.items():
        value = ratio(figures, size, step, base)
        if value is not None:
            name = next(each.title for each in STEPS if each.name == base)
            whole = f"{what} / {name}, {size:,} sources"
            yield Row(whole, f"{value:.2f}", f"<= {most:.2f}", value <= most, step, size)


def _checks(figures: Figures) -> Iterator[Row]:
    for step in STEPS:
        value = middle(figures, AT, step.name, "cpu")
        if value is not None and step.name in CHECK:
            most = CHECK[step.name]
            yield Row(
                f"{step.title}, {AT:,} sources", f"{value:.1f} s CPU", f"<= {most:.1f} s CPU",
                value <= most, step.name, AT,
            )  # fmt: skip


def _unchanged(figures: Figures, at: int) -> Iterator[Row]:
    wall = middle(figures, at, "unchanged", "wall")
    cpu = middle(figures, at, "unchanged", "cpu")
    if wall is not None:
        words = f"{wall:.2f} s ({cpu:.2f} s CPU)"
        yield Row(
            f"build with nothing changed, {at:,} sources",
            words,
            f"<= {UNCHANGED} s",
            wall <= UNCHANGED,
        )
        loaded = figures["sizes"][str(at)]["loaded"]
        yield Row(
            "what that build imports of matplotlib and the engines", ", ".join(loaded) or "nothing",
            "nothing", not loaded,
        )  # fmt: skip


def _saves(figures: Figures, at: int) -> Iterator[Row]:
    most, times = SAVE[at], figures["sizes"].get(str(at), {}).get("saves")
    if times:
        value = median(times)
        what = f"serve: save to reloaded page, {at:,} sources"
        yield Row(what, f"{value:.2f} s", f"<= {most:.1f} s", value <= most)


def _growth(figures: Figures) -> Iterator[Row]:
    """Three times the sources cost little more than three times as much."""
    for step in STEPS:
        few, many = (middle(figures, size, step.name, "cpu") for size in (AT, LARGE))
        if few and many and not step.baseline:
            value = many / few
            what = f"CPU of {LARGE:,} / {AT:,} sources: {step.title}"
            yield Row(what, f"{value:.2f}", f"<= {GROWTH:.2f}", value <= GROWTH)
    few, many = (figures["sizes"].get(str(size), {}).get("published") for size in (AT, LARGE))
    if few and many:
        value = (many / LARGE) / (few / AT)
        what = f"published bytes per source, {LARGE:,} against {AT:,}"
        yield Row(what, f"{value:.3f}", "<= 1.05", value <= 1.05)


def _memory(figures: Figures) -> Iterator[Row]:
    for size, most in MEMORY.items():
        if peak := _peak(figures, size):
            what = f"peak memory, {size:,} sources ({peak[1]})"
            yield Row(what, f"{peak[0] / 1e6:,.0f} MB", f"<= {most / 1e6:.0f} MB", peak[0] <= most)


def _search(figures: Figures, at: int) -> Iterator[Row]:
    search = figures["sizes"][str(at)].get("search")
    if search is not None:
        what = f"search payload for one query, compressed, {at:,} sources"
        yield Row(what, f"{search / _KB:,.0f} KB", f"<= {SEARCH / _KB:.0f} KB", search <= SEARCH)


def _peak(figures: Figures, size: int) -> tuple[float, str] | None:
    """The most memory that one of our own steps takes, and which; None where none was measured."""
    own = [step for step in STEPS if not step.baseline]
    peaks = [(middle(figures, size, step.name, "peak"), step.title) for step in own]
    return max(((peak, title) for peak, title in peaks if peak), key=itemgetter(0), default=None)


def table(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A Markdown table with even columns, which is readable on a terminal too."""
    every = [list(header), *map(list, lines)]
    widths = [max(len(line[at]) for line in every) for at in range(len(header))]
    every.insert(1, ["-" * width for width in widths])
    even = [[cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in every]
    return "\n".join(f"| {' | '.join(line)} |" for line in even)
