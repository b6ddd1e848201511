"""What is wanted, and whether the figures of a run meet it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from statistics import median
from typing import Any

from .steps import STEPS

Figures = dict[str, Any]
AT = 1000
LARGE = 3000
FEW = 5
# Seconds that a save may take with so many sources.
MOST_AT, MOST_FEW = 1.5, 1.0
_KB = 1000


@dataclass(frozen=True)
class Row:
    """One line of the table: what, the figure, what is wanted, whether that is met, and of which step
    a profile shows why."""

    what: str
    figure: str
    target: str
    met: bool
    step: str = ""


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
    """The table; ratios are of 1,000 sources, or of the largest dossier that was measured."""
    at = _at(figures)
    found = [
        *_ratio(figures, at, "core", "yaml", 1.0, "check + analyse + render + exports, no charts"),
        *_ratio(figures, at, "check", "yaml", 0.8, "check alone"),
        *_ratio(figures, at, "cold", "mkdocs", 1.1, "whole cold build"),
        *_ratio(figures, at, "edited", "mkdocs", 0.5, "build after one edited source"),
        *_unchanged(figures, at),
        *_saves(figures, AT, MOST_AT),
        *_saves(figures, FEW, MOST_FEW),
        *_growth(figures),
        *_size(figures, at),
    ]
    return list(dict.fromkeys(found))


def missed(figures: Figures) -> list[tuple[str, int]]:
    """Steps whose ratio is larger than wanted, with the size it was taken at."""
    at = _at(figures)
    return [(row.step, at) for row in rows(figures) if row.step and not row.met]


def missed_saves(figures: Figures) -> list[int]:
    """The sizes at which a save takes longer than wanted."""
    limits = ((AT, MOST_AT), (FEW, MOST_FEW))
    return [
        size for size, most in limits if any(not row.met for row in _saves(figures, size, most))
    ]


def _at(figures: Figures) -> int:
    return AT if AT in sizes(figures) else sizes(figures)[-1]


def _ratio(
    figures: Figures, at: int, step: str, base: str, most: float, what: str
) -> Iterator[Row]:
    value = ratio(figures, at, step, base)
    if value is not None:
        name = next(each.title for each in STEPS if each.name == base)
        whole = f"{what} / {name}, {at:,} sources"
        yield Row(whole, f"{value:.2f}", f"<= {most:.2f}", value <= most, step)


def _unchanged(figures: Figures, at: int) -> Iterator[Row]:
    wall = middle(figures, at, "unchanged", "wall")
    cpu = middle(figures, at, "unchanged", "cpu")
    if wall is not None:
        words = f"{wall:.2f} s ({cpu:.2f} s CPU)"
        yield Row(f"build with nothing changed, {at:,} sources", words, "<= 1 s", wall <= 1)
        loaded = figures["sizes"][str(at)]["loaded"]
        yield Row(
            "what that build imports of matplotlib and the engines", ", ".join(loaded) or "nothing",
            "nothing", not loaded,
        )  # fmt: skip


def _saves(figures: Figures, at: int, most: float) -> Iterator[Row]:
    times = figures["sizes"].get(str(at), {}).get("saves")
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
            yield Row(what, f"{value:.2f}", "<= 3.20", value <= 3.2)
    few, many = (figures["sizes"].get(str(size), {}).get("published") for size in (AT, LARGE))
    if few and many:
        value = (many / LARGE) / (few / AT)
        what = f"published bytes per source, {LARGE:,} against {AT:,}"
        yield Row(what, f"{value:.3f}", "<= 1.05", value <= 1.05)


def _size(figures: Figures, at: int) -> Iterator[Row]:
    if peak := _peak(figures, at):
        most, where = peak
        what = f"peak memory, {at:,} sources ({where})"
        yield Row(what, f"{most / 1e6:.0f} MB", "<= 600 MB", most <= 600_000_000)
        if at == AT and (large := _peak(figures, LARGE)):
            value = large[0] / most
            what = f"peak memory of {LARGE:,} / {AT:,} sources ({large[0] / 1e6:,.0f} MB)"
            yield Row(what, f"{value:.2f}", "<= 3.20", value <= 3.2)
    search = figures["sizes"][str(at)].get("search")
    if search is not None:
        what = f"search payload for one query, compressed, {at:,} sources"
        yield Row(what, f"{search / _KB:,.0f} KB", "<= 500 KB", search <= 500 * _KB)


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
