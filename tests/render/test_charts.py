"""Charts: one link for each mark, no label cut or covered, the same bytes everywhere."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
import time
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples
from tests.reliability.counts import MOST_SECONDS
from tests.render.grounds import around, clear, grounds, meets

import variorum.render
from variorum.model.chart import Chart, Mark
from variorum.model.count import Bounds
from variorum.model.when import When, parse_when
from variorum.render.charts import Drawings
from variorum.render.charts.lanes import layout_lanes
from variorum.render.charts.numbers import layout_numbers as layout
from variorum.render.charts.scene import TEXT, WIDTH, Scene, Shape, Words, cross
from variorum.render.charts.timeaxis import LEAST, TimeAxis, ticks, time_axis
from variorum.render.charts.words import measure

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
CSS = Path(variorum.render.__file__).with_name("assets") / "charts.css"


def bounds(
    low: str | None = None, high: str | None = None, best: str | None = None, over: bool = False
) -> Bounds:
    numbers = [None if n is None else Decimal(n) for n in (low, high, best)]
    return Bounds(numbers[0], numbers[1], numbers[2], low_excluded=over)


def mark(key: str, when: str, known: Bounds, *labels: str, **more: object) -> Mark:
    title = f"{key}: {'; '.join(labels)}"
    return Mark(key, parse_when(when), known, labels, title, f"s/{key}.html#c", **more)  # type: ignore[arg-type]


def chart(*marks: Mark, key: str = "tug", lanes: tuple[str, ...] = ()) -> Chart:
    return Chart(key, "Crew aboard", "Crew", marks, ("Port", "Line"), lanes)


TANKER = chart(
    mark("dozens", "../2024-03-05", bounds("36"), "“Several dozen” · 1 source",
         "“a few dozen” · 1 source", party=0),
    mark("over", "2024-03-02", bounds("100", over=True), "“over 100” · 1 source", party=0),
    mark("about", "2024-03-05", bounds(best="50"), "“about 50” · 1 source", hollow=True,
         approximate=True),
    mark("span", "2024-03-02/2024-03-04", bounds("20", "30"), "“20 to 30” · 3 sources", party=1),
    mark("since", "2024-03-01/..", bounds(None, "200"), "“fewer than 200” · 1 source", party=1),
    mark("few", "2024-03-03", bounds(), "“a few men” · 1 source", party=1),
)  # fmt: skip
HOLDS = Chart(
    "holds", "Who holds the mole", "",
    (
        mark("a", "2024-03-02", bounds(), "“ours” · 2 sources", party=0, lane="Port"),
        mark("b", "2024-03-02/..", bounds(), "“theirs since” · 1 source", party=1, lane="Line"),
        mark("c", "../2024-03-04", bounds(), "“until then” · 1 source", lane="Line", hollow=True),
        mark("d", "2024-03-01/2024-03-04", bounds(), "“both” · 1 source", lane="Unlisted"),
    ),
    ("Port", "Line"), ("Port", "Line", "Empty"),
)  # fmt: skip
CROWD = chart(
    *(
        mark(f"m{n}", "2024-03-05", bounds("50", "50", "50"), f"“about {n} men” · 2 sources")
        for n in range(30)
    )
)
ODD = {
    "one": (mark("a", "2024-03-01", bounds("1", "1", "1"), "“one”"),),
    "equal": tuple(mark(f"m{n}", "2024-03-01", bounds(best="7"), "“seven”") for n in range(5)),
    "extremes": (
        mark("a", "0001-01-01", bounds("0", "0", "0"), "zero"),
        mark("b", "9999-12-31", bounds(best="1e15"), "very many"),
    ),
    "huge": (mark("a", "2024", bounds("1e300"), "more"), mark("b", "2024", bounds("0"), "none")),
    "tiny": (mark("a", "2024", bounds(best="0.0001"), "little"),),
    "zero": (mark("a", "2024-03-01", bounds("0", "0", "0"), "nobody"),),
    "only without figure": (mark("a", "2024-03-01", bounds(), "“some”"),),
    "markup": (mark("a", "2024", bounds("1"), "$5 and $\\foo$ <b>&amp; _x_", "_y"),),
    "scripts": (mark("a", "2024", bounds("1"), "حوالي خمسين", "約五十人の乗組員" * 9),),
    "long": (mark("a", "2024", bounds("1"), "W" * 300, "i" * 300),),
    "controls": (mark("a", "2024", bounds("1"), "a\nb\x08\ufffe\u202e\ud800c", ""),),
    "no words": (Mark("a", parse_when("2024"), Bounds(), (), "", "#a"),),
    "many parties": tuple(
        mark(f"m{n}", "2024-03-01", bounds("3"), "“three”", party=n) for n in range(9)
    ),
}


def drawn(which: Chart) -> ET.Element:
    return ET.fromstring(Drawings().draw(which))


def placed(which: Chart) -> Scene:
    return (layout_lanes if which.lanes else layout)(which)


@pytest.mark.parametrize("which", [TANKER, HOLDS, CROWD], ids=lambda c: c.key)
def test_each_mark_is_one_named_link(which: Chart) -> None:
    links = list(drawn(which).iter(f"{SVG}a"))
    wanted = {(m.href, m.title) for m in which.marks}
    assert len(links) == len(which.marks)
    assert {(link.get(XLINK), link.findtext(f"{SVG}title")) for link in links} == wanted
    assert {link.get("role") for link in links} == {"link"}


@pytest.mark.parametrize("which", [TANKER, HOLDS], ids=lambda c: c.key)
def test_every_word_of_a_label_is_in_its_link(which: Chart) -> None:
    links = {link.get(XLINK): link for link in drawn(which).iter(f"{SVG}a")}
    for one in which.marks:
        words = " ".join(t.text or "" for t in links[one.href].iter(f"{SVG}text"))
        assert words == " ".join(one.labels)


def test_only_harmless_attributes_and_own_ids() -> None:
    text = Drawings().draw(TANKER)
    root = ET.fromstring(text)
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids)) == len(TANKER.marks)
    assert all(name and name.startswith("tug-") for name in ids)
    assert not re.search(
        r"[\s\"]href=|\son\w+=|\sstyle=|target=|<(style|script|metadata|defs)", text
    )
    assert root.get("width") is root.get("height") is None
    assert root.get("role") == "group"
    assert "\n" not in text
    assert not text.startswith("<?")


def test_every_class_has_a_rule() -> None:
    sheet = CSS.read_text(encoding="utf-8")
    everything = chart(*ODD["many parties"], *TANKER.marks, key="all")
    text = "".join(Drawings().draw(c) for c in (everything, CROWD, HOLDS))
    for name in {n for group in re.findall(r'class="([^"]+)"', text) for n in group.split()}:
        assert re.search(rf"\.{name}\b", sheet), name


@pytest.mark.parametrize(
    ("scheme", "paper"),
    [
        ('[data-md-color-scheme="default"]', (255, 255, 255)),
        ('[data-md-color-scheme="slate"]', (30, 33, 41)),
    ],
)
def test_parties_stand_out_from_the_page(scheme: str, paper: tuple[int, int, int]) -> None:
    sheet = CSS.with_name("variorum.css").read_text(encoding="utf-8")
    block = re.search(rf"^{re.escape(scheme)} {{([^}}]*)}}", sheet, re.MULTILINE)
    assert block
    colours = re.findall(r"--v-(?:party-\d|unknown): #(\w{6})", block.group(1))
    assert len(colours) == 8
    for colour in colours:
        rgb = tuple(int(colour[n : n + 2], 16) for n in (0, 2, 4))
        light, dark = sorted((luminance(rgb), luminance(paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, colour


def luminance(rgb: tuple[int, ...]) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [c / 255 for c in rgb]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("name", ODD)
def test_odd_charts_are_drawn(name: str) -> None:
    for lanes in ((), ("Port",)):
        which = Chart("odd", "<b>T</b>", "_$u$", ODD[name], tuple("P" * 9), lanes)
        root = drawn(which)
        assert len(list(root.iter(f"{SVG}a"))) == len(which.marks)
        assert any((t.text or "").strip() for t in root.iter(f"{SVG}text"))
        clear(placed(which))


def test_labels_are_escaped_once() -> None:
    words = [t.text for t in drawn(chart(*ODD["markup"])).iter(f"{SVG}text")]
    assert "_y" in words
    assert "$5 and $\\foo$ <b>&amp; _x_" in " ".join(w or "" for w in words)


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "//host/x", "JAVA\nSCRIPT:x", "/\\host"]
)
def test_a_link_that_leaves_the_web_is_refused(target: str) -> None:
    with pytest.raises(ValueError, match="neither relative nor"):
        Drawings().draw(chart(Mark("a", parse_when("2024"), Bounds(), ("x",), "x", target)))


def test_no_mark_is_joined_to_another() -> None:
    """Outside the marks' own groups there is no line in a party's colour."""
    shapes = [part for part in layout(TANKER).parts if isinstance(part, Shape) and not part.fill]
    assert {shape.stroke for shape in shapes} <= {"grid", "axis", "leader", "key"}


def test_open_arrows_are_of_one_length() -> None:
    marks = [mark(f"m{n}", f"2024-03-0{n + 1}", bounds(str(n * n + 3)), "x") for n in range(5)]
    drawn = [ink for _, ink in grounds(layout(chart(*marks)))]
    heights = {round(max(b.y1 for b in ink) - min(b.y0 for b in ink), 6) for ink in drawn}
    assert len(heights) == 1


def test_a_compressed_axis_has_a_zero_only_where_one_is_stated() -> None:
    for least, zero in (("0", True), ("2", False)):
        numbers = (least, "9", "900")
        marks = [mark(f"m{n}", "2024-03-01", bounds(best=n), n) for n in numbers]
        words = [p.text for p in layout(chart(*marks)).parts if isinstance(p, Words)]
        assert ("0" in words) is zero
        assert any("logarithmic scale" in text for text in words)


def test_thirty_marks_on_one_day_keep_apart_and_their_leaders_too() -> None:
    scene = layout(CROWD)
    clear(scene)
    leaders = [p.points for p in scene.parts if isinstance(p, Shape) and p.stroke == "leader"]
    pairs = [(a, b) for n, a in enumerate(leaders) for b in leaders[n + 1 :]]
    assert not any(cross((a[0], a[1]), (b[0], b[1])) for a, b in pairs)
    bodies = [around(at for box in ink for at in box.corners) for _, ink in grounds(scene)]
    assert not any(meets(a, b) for n, a in enumerate(bodies) for b in bodies[n + 1 :])


DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
NEAR_DAYS = st.dates(dt.date(2024, 2, 20), dt.date(2024, 3, 10))
NUMBERS = st.one_of(
    st.integers(0, 400), st.sampled_from([0, 1, 50, 100]), st.integers(0, 10**15)
).map(Decimal)


@st.composite
def whens(draw: st.DrawFn) -> When:
    days = sorted(draw(st.tuples(*[draw(st.sampled_from([NEAR_DAYS, NEAR_DAYS, DAYS]))] * 2)))
    first, last = days
    kind = draw(st.integers(0, 3))
    return (When(first, first), When(first, last), When(None, last), When(first, None))[kind]


@st.composite
def random_marks(draw: st.DrawFn) -> tuple[Mark, ...]:
    found = []
    for number in range(draw(st.integers(1, 34))):
        low, best, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
        keep = draw(st.tuples(*[st.booleans()] * 5))
        known = Bounds(low if keep[0] else None, high if keep[1] else None,
                       best if keep[2] else None, keep[3], keep[4])  # fmt: skip
        labels = draw(st.lists(st.text(max_size=60), min_size=1, max_size=3))
        found.append(
            Mark(
                f"m{number}",
                draw(whens()),
                known,
                tuple(labels),
                "t",
                "#x",
                draw(st.none() | st.integers(0, 9)),
                draw(st.booleans()),
                draw(st.booleans()),
                draw(st.sampled_from(["Port", "Line"])),
            )
        )
    return tuple(found)


def test_a_label_keeps_clear_of_arrows_at_the_ends_of_days() -> None:
    open_ends = bounds(best="3")
    marks = [mark("most", "2024-02-20", bounds(high="4"), "x"),
             mark("days", "2024-02-21/2024-03-03", open_ends, "x"),
             *(mark(f"m{n}", "2024-02-20", bounds(), "x") for n in range(4))]  # fmt: skip
    clear(layout(chart(*marks)))


@examples(60)
@given(random_marks())
def test_no_label_is_ever_covered_or_cut(marks: tuple[Mark, ...]) -> None:
    clear(layout(chart(*marks)))
    clear(layout_lanes(chart(*marks, lanes=("Port",))))


@examples(15)
@given(random_marks(), st.text(), st.text())
def test_any_text_gives_well_formed_svg(marks: tuple[Mark, ...], title: str, unit: str) -> None:
    which = Chart("any", title, unit, marks, (unit,) * 10)
    assert len(list(drawn(which).iter(f"{SVG}a"))) == len(marks)


def words_of(axis: TimeAxis) -> list[tuple[str, ...]]:
    return [tick.words for tick in ticks(axis, 6)]


@given(st.sets(DAYS, min_size=1, max_size=40))
def test_days_of_the_axis_keep_apart_and_near_their_ticks(days: set[dt.date]) -> None:
    known = sorted(days)
    axis = TimeAxis(known[0], known[-1], 20, 500, tuple(known))
    found = ticks(axis, 6)
    boxes = []
    for tick in found:
        half = max(measure(words, TEXT) for words in tick.words) / 2
        boxes.append((tick.centre - half, tick.centre + half))
        assert abs(tick.centre - axis.x(tick.day)) < 30
    assert all(a[1] < b[0] for a, b in pairwise(boxes))
    assert boxes[0][0] >= 0
    assert boxes[-1][1] <= WIDTH + 0.001
    assert {known[0], known[-1]} <= {tick.day for tick in found}


def test_ticks_name_the_days_of_reports_and_each_year_once() -> None:
    short = TimeAxis(dt.date(2025, 12, 22), dt.date(2025, 12, 25), 0, 500)
    assert words_of(short) == [("22 Dec", "2025"), ("23 Dec",), ("24 Dec",), ("25 Dec",)]
    days = tuple(dt.date(*day) for day in (
        (2025, 11, 1), (2025, 11, 20), (2025, 12, 22), (2025, 12, 24), (2025, 12, 25), (2026, 1, 2)
    ))  # fmt: skip
    axis = TimeAxis(days[0], days[-1], 20, 500, days)
    assert words_of(axis) == [
        ("1 Nov", "2025"), ("20 Nov",), ("22 Dec",), ("25 Dec",), ("2 Jan", "2026")
    ]  # fmt: skip


def test_same_bytes_in_any_place(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text(
        "svg.fonttype: path\nlines.linewidth: 9\npath.sketch: 1, 100, 2\nfont.size: 40\n"
        "text.usetex: True\nsavefig.bbox: tight\nfigure.dpi: 33\npath.simplify: True\n"
    )
    program = (
        "import sys, pathlib; sys.path[:0] = sys.argv[1:]; import tests.render.test_charts as t; d = t.Drawings();"
        "out = d.draw(t.TANKER) + d.draw(t.HOLDS) + d.draw(t.CROWD);"
        "sys.stdout.buffer.write(out.encode())"
    )
    source = str(Path(variorum.render.__file__).parents[2])
    environment = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "POSIX",
                   "MPLCONFIGDIR": str(tmp_path / "cache")}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", program, source, str(Path(__file__).parents[2])],
        cwd=tmp_path, env=environment, check=True, capture_output=True,
    )  # fmt: skip
    assert done.stdout == "".join(Drawings().draw(c) for c in (TANKER, HOLDS, CROWD)).encode()


def test_a_crowded_chart_is_fast() -> None:
    many = chart(*(mark(f"m{n}", f"20{n % 90 + 10}-03-0{n % 9 + 1}", bounds(str(n)), f"“over {n}”")
                   for n in range(120)))  # fmt: skip
    start = time.process_time()
    Drawings().draw(many)
    assert time.process_time() - start < MOST_SECONDS


@given(st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2021, 1, 1)), min_size=1, max_size=12))
def test_days_that_crowd_are_set_apart_in_their_order(given_days: list[dt.date]) -> None:
    """The ends stay, every day has its place after those before it, and what is stretched is told."""
    axis = time_axis([When(day, day) for day in given_days], 0, 600)
    days = [axis.first + dt.timedelta(n) for n in range((axis.last - axis.first).days + 1)]
    places = [axis.x(day) for day in days]
    assert places == sorted(places)
    if len(days) > 1:
        assert (places[0], places[-1]) == pytest.approx((axis.left, axis.right))
    named = [axis.x(day) for day in axis.days]
    if axis.places:
        assert min(after - before for before, after in pairwise(named)) == pytest.approx(LEAST)
    elif len(days) > 1:
        steps = [after - before for before, after in pairwise(places)]
        assert steps == pytest.approx([steps[0]] * len(steps))
