"""What changed from one version of a text to another, word by word."""

from __future__ import annotations

from typing import NamedTuple


class Change(NamedTuple):
    """Words that stand in one version in place of words of the other; one of the two may be empty."""

    before: str
    after: str


def changes(before: str, after: str) -> list[Change]:
    """The words that differ, in the order of the texts; white space does not count.

    The fewest words are taken out, put in or replaced (Levenshtein 1966, over words); what stands
    together is one change.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    old, new = before.split(), after.split()
    found: list[tuple[int, int, int, int]] = []
    for each in Levenshtein.opcodes(old, new):
        if each.tag == "equal":
            continue
        a, b, c, d = each.src_start, each.src_end, each.dest_start, each.dest_end
        if found and found[-1][1] == a and found[-1][3] == c:
            found[-1] = (found[-1][0], b, found[-1][2], d)
        else:
            found.append((a, b, c, d))
    return [Change(" ".join(old[a:b]), " ".join(new[c:d])) for a, b, c, d in found]
