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
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")


def outside_quotes(text: str) -> str:
    """`text` without what stands in quotation marks."""
    return _QUOTED.sub("“”", text)
