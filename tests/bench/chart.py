"""The bench's own chart: seconds of the processor against sources, step by step."""

from __future__ import annotations

import io

from .steps import STEPS
from .targets import Figures, middle


def chart(figures: Figures) -> bytes:
    """An SVG with both axes in powers of ten: steps in whole lines, baselines in broken ones."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    every = sorted(int(size) for size in figures["sizes"] if size.isdecimal())
    mpl.rcParams.update({"svg.hashsalt": "bench", "svg.fonttype": "none", "font.size": 10})
    figure = Figure(figsize=(8.6, 5.2), layout="constrained")
    axes = figure.subplots()
    ends: list[tuple[float, str, str]] = []
    for number, step in enumerate(STEPS):
        points = [(size, middle(figures, str(size), step.name, "cpu")) for size in every]
        known = [(size, value) for size, value in points if value is not None]
        if known:
            (line,) = axes.plot(
                *zip(*known, strict=True), label=step.title, color=f"C{number % 10}",
                linestyle="--" if step.baseline else "-", marker="s" if step.baseline else "o",
                markersize=4, linewidth=1.6,
            )  # fmt: skip
            ends.append((known[-1][1], step.title, str(line.get_color())))
    axes.set(xscale="log", yscale="log", xlabel="sources", ylabel="seconds of the processor")
    axes.set_xticks(every, [f"{size:,}" for size in every], minor=False)
    axes.xaxis.set_minor_locator(mpl.ticker.NullLocator())
    axes.yaxis.set_major_formatter(mpl.ticker.FuncFormatter(lambda value, _: f"{value:g}"))
    axes.grid(visible=True, which="major", color="#ddd", linewidth=0.7)
    axes.spines[["top", "right"]].set_visible(False)
    handles, labels = axes.get_legend_handles_labels()
    order = sorted(range(len(ends)), key=lambda at: -ends[at][0])
    axes.legend(
        [handles[at] for at in order], [labels[at] for at in order],
        loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False,
    )  # fmt: skip
    out = io.BytesIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()
