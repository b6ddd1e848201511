"""The results as text: the table of targets, what each step took, and the machine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .measure import REAL
from .profiling import SAVE, SAVES
from .steps import STEPS
from .targets import Figures, Why, called, middle, rows, table

DOCS = Path(__file__).parents[2] / "docs" / "dev"
DOCUMENT = DOCS / "performance.md"
# What takes less of a step's time is not told.
LEAST_SHARE = 0.02
_TITLES = {each.name: each.title for each in STEPS} | {SAVE: f"a preview's start and {SAVES} saves"}
_WHYS: Mapping[Why, str] = {
    "time": "", "memory": ": what is held at the peak",
    "growth": ": times of what 1,000 sources take (and share)",
}  # fmt: skip
_MET = {True: "met", False: "missed", None: ""}
_BEGIN, _END = "<!-- bench: begin -->\n", "<!-- bench: end -->"


def targets_table(figures: Figures) -> str:
    return table(
        ("what", "measured", "wanted", ""),
        [(r.what, r.figure, r.target, _MET[r.met]) for r in rows(figures)],
    )


def costs_table(figures: Figures) -> str:
    """Median seconds of the processor for each step and size, and the memory at the largest."""
    every = list(figures["sizes"])
    largest = max(every, key=lambda size: figures["sizes"][size]["yaml_bytes"])
    lines = []
    for step in STEPS:
        cpu = [middle(figures, size, step.name, "cpu") for size in every]
        peak = middle(figures, largest, step.name, "peak")
        if any(value is not None for value in cpu):
            cells = [f"{value:.2f}" if value is not None else "" for value in cpu]
            lines.append((step.title, step.caches, *cells, f"{peak / 2**20:.0f}" if peak else ""))
    sizes = [called(size).removesuffix(" sources") for size in every]
    header = ("CPU seconds", "caches", *sizes, f"MiB at {called(largest).removesuffix(' sources')}")
    return table(header, lines)


def sizes_table(figures: Figures) -> str:
    """What the dossiers are and give, by their size."""
    lines = []
    for size, each in figures["sizes"].items():
        if "published" not in each:
            continue
        number = int(size.rpartition("-")[2])
        lines.append(
            (
                called(size), f"{each['yaml_bytes'] / 1e6:.2f} MB", f"{each['page_bytes'] / 1e3:.1f} KB",
                f"{each['published'] / 1e6:.1f} MB", f"{each['published'] / number / 1e3:.0f} KB",
                f"{each['search'] / 1e3:,.0f} KB",
            )
        )  # fmt: skip
    header = (
        "sources", "YAML", "Markdown of a source", "published", "per source", "search, compressed"
    )  # fmt: skip
    return table(header, lines)


def profiles(figures: Figures) -> list[str]:
    """Where the time or the memory of each step goes that missed what is wanted, if that was looked at."""
    lines = [
        (
            f"{_TITLES[found['step']]}{_WHYS[found['why']]}",
            called(found["size"]).removesuffix(" sources"),
            _told(found["why"], found["parts"], found.get("fewer", {})),
        )
        for found in figures.get("profiles", ())
    ]
    header = ("where it goes", "sources", "in its own process, by Python's profiler, or by memray")
    return [table(header, lines)] if lines else []


def _told(why: Why, parts: Mapping[str, float], fewer: Mapping[str, float]) -> str:
    whole = sum(parts.values())
    large = {part: value for part, value in parts.items() if value >= LEAST_SHARE * whole}
    if why == "memory":
        return ", ".join(f"{part} {value / 1e6:.0f} MB" for part, value in large.items())
    if why == "growth":
        return ", ".join(
            f"{part} {value / fewer[part]:.1f} ({value / whole:.0%})"
            for part, value in large.items()
            if fewer.get(part)
        )
    return ", ".join(f"{part} {value / whole:.0%}" for part, value in large.items())


def bytes_told(figures: Figures) -> list[str]:
    """What the bytes of a site of real articles are of."""
    lines = []
    for size, each in figures["sizes"].items():
        if size.startswith(REAL) and "kinds" in each:
            told = ", ".join(
                f"`{kind}` {taken / 1e6:.1f}"
                for kind, taken in each["kinds"].items()
                if taken >= LEAST_SHARE * each["published"]
            )
            lines.append(f"What the site of {called(size)} is of, in MB: {told}.")
    return lines


def first_told(figures: Figures) -> list[str]:
    """What the first site of a fresh clone waits for."""
    parts = figures.get("first", {}).get("parts", {})
    told = ", ".join(f"{part} {each['wall']:.1f}" for part, each in parts.items())
    return [f"What the first `make site` takes, in seconds: {told}."] if told else []


def failures(figures: Figures) -> list[str]:
    """A line for each step that could not be run."""
    return [
        f"{step.title} can't be run with {called(size)}: {told}"
        for size, each in figures["sizes"].items()
        for step in STEPS
        if (told := each.get("failed", {}).get(step.name))
    ]


def _runs(number: int) -> str:
    return "One run" if number == 1 else f"Medians of {number} runs"


def results(figures: Figures) -> str:
    machine = ", ".join(f"{name} {value}" for name, value in figures["machine"].items())
    parts = [
        f"{_runs(figures['runs'])} on this machine: {machine}.",
        targets_table(figures),
        costs_table(figures),
    ]
    if any("published" in each for each in figures["sizes"].values()):
        parts.append(sizes_table(figures))
    parts += [*profiles(figures), *bytes_told(figures), *first_told(figures), *failures(figures)]
    return "\n\n".join(parts)


def with_results(text: str, figures: Figures) -> str:
    """The document's text with the results of this run between its marks."""
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    assert begin
    assert end
    return f"{before}{begin}\n{results(figures)}\n\n{end}{after}"
