"""Stacked bars: every label a link, every count above its segment, nothing told by colour alone."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

import variorum.render
from variorum.model.chart import Bar, Bars
from variorum.render.charts import Drawings
from variorum.render.charts.bar_layout import layout_bars
from variorum.render.charts.boxes import Box
from variorum.render.charts.measures import Width
from variorum.render.charts.scene import Scene, Shape, Titled
from variorum.render.charts.tints import tints

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
WIDTHS: tuple[Width, ...] = ("wide", "narrow")
CSS = Path(variorum.render.__file__).with_name("assets") / "charts.css"
SEGMENTS = ("Direct quote", "Reported speech", "Own voice", "Headline")


def bars(
    *rows: Bar, segments: tuple[str, ...] = SEGMENTS, colours: tuple[int | None, ...] = ()
) -> Bars:
    return Bars("voices", "Whose words", "How each source gives them", segments, rows, colours)


def bar(label: str, *values: int) -> Bar:
    return Bar(label, f"sources/{len(label)}.html", values)


VOICES = bars(
    bar("Harbour Gazette: tanker aground off the mole, crew still aboard on Friday", 12, 22, 13, 2),
    bar("evening-post.example", 15, 13, 1, 0),
    bar("Coast Press", 0, 0, 0, 7),
)
PARTIES = bars(
    bar("Harbour Gazette", 27, 3, 7, 13), bar("Coast Press", 1, 90, 1, 1),
    segments=("Port", "Line", "Side not known", "Nobody named"), colours=(0, 1, None, None),
)  # fmt: skip
ODD = {
    "one": bars(bar("x", 1), segments=("Only",)),
    "zero": bars(bar("x", 0, 0, 0, 0)),
    "tiny among large": bars(bar("x", 100_000, 1, 1, 1), bar("y", 1, 1, 1, 100_000)),
    "huge": bars(bar("x", 10**400, 1, 10**30, 0)),
    "many segments": bars(bar("x", *range(60)), segments=tuple(f"s{n}" for n in range(60))),
    "many parties": bars(
        bar("x", *[3] * 12), segments=tuple(f"s{n}" for n in range(12)), colours=tuple(range(12))
    ),
    "long": bars(bar("W" * 300, 1, 2, 3, 4), bar("約五十人の乗組員" * 20, 4, 3, 2, 1)),
    "markup": bars(
        bar("$5 and $\\foo$ <b>&amp; _x_", 1, 2, 3, 4), bar("_y\n\x08\ud800", 1, 0, 0, 0)
    ),
    "no words": bars(bar("", 1, 2), segments=("", " ")),
    "forty rows": bars(*(bar(f"Article {n}", n, 40 - n, 3, 1) for n in range(40))),
}


def drawn(chart: Bars, width: Width = "wide") -> ET.Element:
    return ET.fromstring(Drawings().draw(chart, width))


def assert_clear(scene: Scene) -> None:
    """No label meets another or any bar, and all stays inside the picture."""
    for number, label in enumerate(scene.labels):
        assert label.within(scene.frame), (label, scene.frame)
        assert not any(label.meets(other) for other in scene.labels[number + 1 :])
        assert not any(label.meets(box) for ground in scene.ink for box in ground)
    assert all(box.within(scene.frame) for ground in scene.ink for box in ground)


def grounds(scene: Scene, row: int) -> list[Box]:
    """The segments of a row, from left to right."""
    found = []
    for part in scene.parts:
        if isinstance(part, Titled) and part.key.startswith(f"row-{row}-"):
            first = part.parts[0]
            assert isinstance(first, Shape)
            (x0, y0), _, (x1, y1), _ = first.points
            found.append(Box(x0, y0, x1, y1))
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("chart", [VOICES, PARTIES])
def test_each_label_is_a_link_that_names_all_counts(chart: Bars, width: Width) -> None:
    links = list(drawn(chart, width).iter(f"{SVG}a"))
    assert [link.get(XLINK) for link in links] == [row.href for row in chart.bars]
    for link, row in zip(links, chart.bars, strict=True):
        assert " ".join(t.text or "" for t in link.iter(f"{SVG}text")) == row.label
        title = link.findtext(f"{SVG}title", "")
        assert title == link.get("aria-label")
        assert title.startswith(f"{row.label}: ")
        assert title.endswith(f"total {sum(row.values)}")
        for name, value in zip(chart.segments, row.values, strict=True):
            assert f"{name} {value}" in title


@pytest.mark.parametrize("width", WIDTHS)
def test_each_count_stands_with_its_segment(width: Width) -> None:
    groups = list(drawn(VOICES, width).iter(f"{SVG}g"))
    wanted = [
        (f"{name}: {value} of {sum(row.values)}, {row.label}", str(value))
        for row in VOICES.bars
        for name, value in zip(SEGMENTS, row.values, strict=True)
        if value
    ]
    found = [(g.findtext(f"{SVG}title"), g.findtext(f"{SVG}text")) for g in groups]
    assert found == wanted


@pytest.mark.parametrize("width", WIDTHS)
def test_each_bar_is_as_long_as_its_own_whole(width: Width) -> None:
    scene = layout_bars(VOICES, width)
    for row, one in enumerate(VOICES.bars):
        found, body = grounds(scene, row), scene.ink[row][0]
        assert found[0].x0 == body.x0
        assert found[-1].x1 == pytest.approx(body.x1)
        shares = [box.width / body.width for box in found]
        wanted = [value / sum(one.values) for value in one.values if value]
        assert shares == pytest.approx(wanted, abs=0.006)
        assert all(a.x1 < b.x0 for a, b in pairwise(found))


def test_legend_names_the_segments_and_rows_their_totals() -> None:
    words = [text.text for text in drawn(PARTIES).iter(f"{SVG}text")]
    assert [word for word in words if word in PARTIES.segments] == list(PARTIES.segments)
    assert words.count("Total") == 1
    assert {"50", "93"} <= set(words)


def test_neutral_segments_differ_in_tint_and_in_pattern() -> None:
    box = Box(0, 0, 60, 18)
    looks = [look.fill(box) for look in tints(4, ())]
    assert len({shapes[0].fill for shapes in looks}) == 4
    outlines = [tuple((s.stroke, s.points) for s in shapes[1:]) for shapes in looks]
    assert len(set(outlines)) == 4


def test_parties_have_their_colour_and_shape() -> None:
    root = drawn(PARTIES)
    groups = {g.findtext(f"{SVG}title", ""): g for g in root.iter(f"{SVG}g")}
    port = groups["Port: 27 of 50, Harbour Gazette"]
    paths = [path.get("class") or "" for path in port.iter(f"{SVG}path")]
    assert len(paths) == 2, "the segment, and the shape before its count"
    assert all("v-fill-party-0" in path for path in paths)
    nobody = groups["Nobody named: 13 of 50, Harbour Gazette"]
    assert not any("party" in (path.get("class") or "") for path in nobody.iter(f"{SVG}path"))


@pytest.mark.parametrize("width", WIDTHS)
def test_only_harmless_attributes_and_own_ids(width: Width) -> None:
    text = Drawings().draw(PARTIES, width)
    ids = [node.get("id") for node in ET.fromstring(text).iter() if node.get("id")]
    prefix = "voices-" if width == "wide" else "voices-narrow-"
    assert len(ids) == len(set(ids)) == 2 + 2 + 8
    assert all(name and name.startswith(prefix) for name in ids)
    assert not re.search(r"[\s\"]href=|\son\w+=|\sstyle=|target=|<(style|script|defs|use)", text)
    assert not re.search(r"#fe[0-9a-f]{2}01", text), "a sentinel colour is left"


def test_two_forms_share_no_id_and_are_the_same_each_time() -> None:
    text = Drawings().responsive(VOICES)
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert text == Drawings().responsive(VOICES)


def test_every_class_has_a_rule() -> None:
    sheet = CSS.read_text(encoding="utf-8")
    text = "".join(Drawings().responsive(chart) for chart in (VOICES, PARTIES, *ODD.values()))
    for name in {n for group in re.findall(r'class="([^"]+)"', text) for n in group.split()}:
        assert re.search(rf"\.{name}\b", sheet), name


@pytest.mark.parametrize("scheme", [".v-charts", '[data-md-color-scheme="slate"] .v-charts'])
def test_neighbouring_tints_differ_in_lightness(scheme: str) -> None:
    sheet = CSS.read_text(encoding="utf-8")
    blocks = re.findall(rf"^{re.escape(scheme)} {{([^}}]*)}}", sheet, re.MULTILINE)
    colours = re.findall(r"--v-tint-[0-2]: #(\w{6})", "".join(blocks))
    assert len(colours) == 3
    for one, other in pairwise(luminance(colour) for colour in colours):
        assert (max(one, other) + 0.05) / (min(one, other) + 0.05) > 1.5


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ODD)
def test_odd_bars_are_drawn(name: str, width: Width) -> None:
    assert len(list(drawn(ODD[name], width).iter(f"{SVG}a"))) == len(ODD[name].bars)
    assert_clear(layout_bars(ODD[name], width))


@pytest.mark.parametrize("chart", [bars(), bars(bar("x"), segments=())])
def test_bars_without_anything_say_so(chart: Bars) -> None:
    assert "Nothing to count." in "".join(drawn(chart).itertext())


@pytest.mark.parametrize("chart", [bars(bar("x", 1)), bars(bar("x", 1, 2, 3, -1))])
def test_a_bar_that_does_not_fit_its_segments_is_refused(chart: Bars) -> None:
    with pytest.raises(ValueError, match="has no count for each"):
        Drawings().draw(chart)


def test_a_link_that_leaves_the_web_is_refused() -> None:
    with pytest.raises(ValueError, match="neither relative nor"):
        Drawings().draw(bars(Bar("x", "data:text/html,x", (1, 2, 3, 4))))


@st.composite
def random_bars(draw: st.DrawFn) -> Bars:
    count = draw(st.integers(1, 9))
    texts = st.text(max_size=60)
    values = st.lists(
        st.integers(0, 40) | st.integers(0, 10**12), min_size=count, max_size=count
    ).map(tuple)
    rows = st.lists(st.builds(Bar, texts, st.just("#x"), values), min_size=1, max_size=6)
    colours = st.lists(st.none() | st.integers(0, 9), max_size=count).map(tuple)
    segments = st.lists(texts, min_size=count, max_size=count).map(tuple)
    return Bars(
        "any",
        draw(texts),
        draw(texts),
        draw(segments),
        tuple(draw(rows)),
        draw(colours),
    )


@examples(60)
@given(random_bars(), st.sampled_from(WIDTHS))
def test_any_bars_are_drawn_clear(chart: Bars, width: Width) -> None:
    assert_clear(layout_bars(chart, width))
    assert len(list(drawn(chart, width).iter(f"{SVG}a"))) == len(chart.bars)
