"""Long words made short, so that what tells them apart still stands there."""

from __future__ import annotations

from collections.abc import Sequence

CUT = "…"
# How many words that both have are kept beside what differs.
_AROUND = 4


def shortened(text: str, longest: int) -> str:
    """`text` on one line, cut after a word where it is longer than `longest` characters."""
    # So many words are longer, whatever they are: the rest of a long text is not looked at.
    most = longest + 1
    line = " ".join(text.split(maxsplit=most)[:most])
    if len(line) <= longest:
        return line
    head = line[: longest + 1].rpartition(" ")[0]
    return f"{head or line[:longest]} {CUT}"


def differing_parts(old: str, new: str, longest: int) -> tuple[str, str]:
    """Both texts, without the words they begin and end with alike where one is longer than
    `longest`; each cut to about that length."""
    if max(len(old), len(new)) <= longest:
        return shortened(old, longest), shortened(new, longest)
    left, right = old.split(), new.split()
    head = _alike(left, right)
    tail = _alike(left[head:][::-1], right[head:][::-1])
    start, end = max(0, head - _AROUND), max(0, tail - _AROUND)
    cut = [_between(words, start, len(words) - end, longest) for words in (left, right)]
    return cut[0], cut[1]


def _alike(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words the two have in common from the first on."""
    pairs = zip(left, right, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


def _between(words: Sequence[str], start: int, end: int, longest: int) -> str:
    middle = shortened(" ".join(words[start:end]), longest)
    before = f"{CUT} " if start else ""
    after = f" {CUT}" if end < len(words) and not middle.endswith(CUT) else ""
    return f"{before}{middle}{after}"
