"""Charts of the extremes that a dossier can state: drawn, well formed, soon, and of a sane size."""

from __future__ import annotations

import sys
import time
import warnings
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from tests.reliability.counts import MOST_SECONDS
from tests.reliability.figures import Tell

from variorum.model.chart import Chart, Mark
from variorum.model.count import Bounds
from variorum.model.fields import MOST_DIGITS
from variorum.model.when import parse_when
from variorum.render.charts import Drawings
from variorum.render.escape import visible

LARGEST = "9" * MOST_DIGITS
SMALLEST = "0." + "0" * (MOST_DIGITS - 2) + "1"
# A reading rule multiplies a number by a number of as many digits.
WIDEST = str(Decimal(LARGEST) * Decimal(LARGEST))


def mark(key: str, when: str, words: str, low: str | None, high: str | None = None) -> Mark:
    bounds = Bounds(Decimal(low) if low else None, Decimal(high) if high else None)
    return Mark(key, parse_when(when), bounds, (words,), words, f"#{key}")


def number(value: str, when: str = "2024-03-01") -> Mark:
    return mark(f"n{value[:3]}{len(value)}", when, "“some”", value, value)


def label(words: str) -> Mark:
    return mark("label", "2024-03-01", words, "5")


CASES: dict[str, tuple[Mark, ...]] = {
    "one point": (number("1"),),
    "equal points": tuple(mark(f"n{n}", "2024-03-01", "“some”", "7", "7") for n in range(9)),
    "the largest and the smallest number": (number(LARGEST), number(SMALLEST), number("0")),
    "the widest reading": (number(WIDEST), number(SMALLEST)),
    "1e308": (number("1" + "0" * 308), number("1")),
    "10 to the 40th": (number("1" + "0" * 40), number("1")),
    "the years 1 and 9999": (number("1", "0001-01-01"), number("2", "9999-12-31")),
    "the whole calendar": (number("1", "0001/9999"),),
    "open to both ends of the calendar": (number("1", "9999-12-31/.."), number("2", "../0001-01-01")),
    "a day for each of 125 years": tuple(number(str(n + 1), f"{1900 + n}-06-01") for n in range(125)),
    "one day": (number("1", "2024-03-01/2024-03-01"), number("2")),
    "dollars": (label("$5 and $6"),),
    "broken mathematics": (label("$\\foo$ \\frac{"),),
    "controls": (label("a\x00b\x08c\x1b[31md\x7fe\x85f\u2028g\ufffeh\ud800i"),),
    "an underscore first": (label("_hidden"),),
    "Arabic and Chinese": (label("حوالي خمسين · 約五十人"),),
    "an override of the direction": (label("\u202egnp.exe"),),
    "markup": (label("</text><script>alert(1)</script>&lt;b&gt;"),),
    "accents without end": (label("e" + "\u0301" * 2_000),),
    "a word without end": (label("W" * 20_000),),
}  # fmt: skip


def chart(marks: tuple[Mark, ...], lanes: tuple[str, ...] = ()) -> Chart:
    return Chart("odd", "A chart", "people", marks, ("Port",), lanes)


@pytest.mark.parametrize("lanes", [(), ("Port",)], ids=["numbers", "lanes"])
@pytest.mark.parametrize("name", CASES)
def test_it_is_drawn(name: str, lanes: tuple[str, ...], tell: Tell) -> None:
    before = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        text = Drawings().draw(chart(CASES[name], lanes))
    assert time.process_time() - before < MOST_SECONDS
    root = ET.fromstring(text.encode("utf-8"))
    links = [each for each in root.iter() if each.tag.endswith("}a")]
    assert len(links) == len(CASES[name])
    assert not [each for each in root.iter() if each.tag.rpartition("}")[2] in ("script", "image")]
    for attribute in ("nan", "inf"):
        assert f'"{attribute}' not in text
        assert f" {attribute}" not in "".join(
            value for each in root.iter() for key, value in each.items() if key in ("d", "points")
        )
    assert len(text) < 300_000
    tell("charts of extremes drawn", 1)


@pytest.mark.parametrize("words", ["$5 and $6", "_hidden", "約五十人"])
def test_a_label_is_text_as_it_was_written(words: str) -> None:
    root = ET.fromstring(Drawings().draw(chart((label(words),))))
    assert words in " ".join("".join(root.itertext()).split())
    assert visible(words) == words


def test_no_state_is_shared_between_drawings() -> None:
    # pyplot keeps one current figure for all threads: nothing here loads it.
    Drawings().draw(chart(CASES["one point"]))
    assert "matplotlib.pyplot" not in sys.modules
