"""What libFuzzer prints at the end."""

from __future__ import annotations

# Before the number of inputs that were run.
STAT = "stat::number_of_executed_units: "


def executed(output: str) -> int:
    """How many inputs a run tried; 0 where it did not come to an end."""
    told = [line.removeprefix(STAT) for line in output.splitlines() if line.startswith(STAT)]
    return int(told[-1]) if told else 0
