"""Words that vouch for what they report: never used in our own voice (rule 12)."""

from __future__ import annotations

import re

CLAIMING = (
    "confirmed",
    "confirms",
    "verified",
    "verifies",
    "proven",
    "proves",
    "proved",
    "admitted",
    "admits",
    "revealed",
    "reveals",
)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]")


def outside_quotes(text: str) -> str:
    """`text` without what stands in quotation marks, also where quotations stand in one another."""
    without = _QUOTED.sub(" ", text)
    return without if without == text else outside_quotes(without)
