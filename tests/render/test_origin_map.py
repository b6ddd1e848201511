"""The picture of who drew on whom: every node a link, every way a titled line, nothing covered."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples
from tests.reliability.counts import MOST_SECONDS
from tests.render.grounds import clear, crossed

import variorum.render
from variorum.model.chart import Edge, Node, OriginMap
from variorum.render.charts import Drawings
from variorum.render.charts.network import crossings, network, ordered
from variorum.render.charts.origins import layout_origins
from variorum.render.charts.scene import Group, Scene, Shape

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
CSS = Path(variorum.render.__file__).with_name("assets") / "charts.css"


def origin(key: str, label: str, party: int | None = 0, hollow: bool = False) -> Node:
    return Node(key, label, f"{label}: origin", f"origins/{key}.html", 0, party, hollow)


def outlet(key: str, label: str) -> Node:
    return Node(key, label, f"{label}: outlet", f"actors/{key}.html", 1)


def source(key: str, label: str) -> Node:
    return Node(key, label, f"{label}: source", f"sources/{key}.html", 2)


def picture(nodes: tuple[Node, ...], *edges: Edge, key: str = "tug") -> OriginMap:
    return OriginMap(key, "Who drew on whom", nodes, edges, ("Port", "Line"))


NODES = (
    origin("master", "Harbour master, a radio briefing on the morning of the second of March"),
    origin("owner", "Owner of the line", party=1),
    origin("crew", "Crew", party=None, hollow=True),
    origin("silent", "Nobody drew on this"),
    outlet("radio", "Coast Radio"),
    outlet("agency", "Coast Press"),
    outlet("unused", "Unused Times"),
    source("gazette", "Harbour Gazette: tanker aground off the mole"),
    source("post", "evening-post.example"),
    source("alone", "A source of its own"),
)
TANKER = picture(
    NODES,
    Edge("master", "radio", stated=True, claims=9),
    Edge("radio", "agency", stated=True, claims=4),
    Edge("radio", "post", stated=False, claims=1),
    Edge("agency", "gazette", stated=True, claims=4),
    Edge("master", "gazette", stated=True, claims=2),
    Edge("owner", "gazette", stated=False, claims=1),
    Edge("owner", "agency", stated=True, claims=1),
    Edge("crew", "post", stated=False, claims=3),
)
DRAWN = [node for node in NODES if node.id not in ("silent", "unused")]


def crowd(origins: int, outlets: int, sources: int) -> OriginMap:
    nodes = (
        *(origin(f"o{n}", f"Briefing number {n} of the ministry", n % 4) for n in range(origins)),
        *(outlet(f"u{n}", f"Outlet {n}") for n in range(outlets)),
        *(source(f"s{n}", f"Article {n}: tanker aground off the mole") for n in range(sources)),
    )
    edges = []
    for n in range(origins):
        edges.append(Edge(f"o{n}", f"s{n * 7 % sources}", n % 2 == 0, n))
        if outlets:
            edges.append(Edge(f"o{n}", f"u{n % outlets}", n % 3 == 0, n + 1))
    edges += [Edge(f"u{n}", f"s{n * 3 % sources}", stated=True, claims=5) for n in range(outlets)]
    return picture(nodes, *edges, key="crowd")


A, B = origin("a", "Harbour master"), source("b", "Gazette")
ODD = {
    "one of each": picture((A, B), Edge("a", "b", stated=True, claims=1)),
    "no outlets": crowd(8, 0, 3),
    "one source": crowd(60, 5, 1),
    "only outlets": picture((outlet("u", "Radio"), B), Edge("u", "b", stated=True, claims=1)),
    "outlets in a circle": picture(
        (A, outlet("u", "Radio"), outlet("v", "Press"), outlet("w", "Wire"), B),
        *(Edge(a, b, stated=True, claims=2) for a, b in ("au", "uv", "vu", "vw", "wv", "wb")),
    ),
    "a long chain": picture(
        (A, *(outlet(c, f"Outlet {c}") for c in "uvwxyz"), B),
        *(Edge(a, b, stated=True, claims=1) for a, b in pairwise("auvwxyzb")),
    ),
    "to itself": picture(
        (A, B), Edge("a", "a", stated=True, claims=1), Edge("a", "b", stated=True, claims=1)
    ),
    "long": picture(
        (origin("a", "W" * 200), outlet("u", "約五十人の乗組員" * 9), source("b", "i" * 300)),
        Edge("a", "u", stated=True, claims=10**9), Edge("u", "b", stated=True, claims=0),
    ),
    "markup": picture(
        (origin("a", "$5 and $\\foo$ <b>&amp; _x_"), source("b", "_y حوالي\n\x08\ud800 خمسين")),
        Edge("a", "b", stated=True, claims=1),
    ),
    "no words": picture(
        (Node("", "", "", "#a", 0), Node(" ", "\n", "", "#b", 2)),
        Edge("", " ", stated=True, claims=1),
    ),
    "many": crowd(60, 12, 40),
}  # fmt: skip


def drawn(which: OriginMap) -> ET.Element:
    return ET.fromstring(Drawings().draw(which))


def assert_clear(scene: Scene) -> None:
    """No label meets another, any ink or any line, and all stays inside the picture."""
    labels = clear(scene)
    for way in (part for part in scene.parts if isinstance(part, Group) and not part.href):
        for step in pairwise(along(next(p for p in way.parts if isinstance(p, Shape)))):
            assert not any(crossed(label, step) for label in labels), way.title


def along(shape: Shape) -> list[tuple[float, float]]:
    """Points on the quadratic curves of a way, its ends left out: they touch their nodes."""
    points = []
    for n in range(0, len(shape.points) - 2, 2):
        (x0, y0), (x1, y1), (x2, y2) = shape.points[n : n + 3]
        for t in (k / 8 for k in range(9)):
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            points.append((a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2))
    return points[1:-1]


def test_each_node_with_an_edge_and_each_source_is_one_named_link() -> None:
    links = list(drawn(TANKER).iter(f"{SVG}a"))
    wanted = {(node.href, node.title) for node in DRAWN}
    assert len(links) == len(DRAWN)
    assert {(link.get(XLINK), link.findtext(f"{SVG}title")) for link in links} == wanted


def test_every_word_of_a_label_is_in_its_link() -> None:
    links = {link.get(XLINK): link for link in drawn(TANKER).iter(f"{SVG}a")}
    for node in DRAWN:
        words = "".join(text.text or "" for text in links[node.href].iter(f"{SVG}text"))
        assert words.replace(" ", "").endswith(node.label.replace(" ", ""))


def test_each_edge_says_how_many_claims_and_on_what_basis() -> None:
    groups = drawn(TANKER).iter(f"{SVG}g")
    titles = {group.findtext(f"{SVG}title") for group in groups}
    assert len(titles) == len(TANKER.edges)
    assert "Coast Radio to Coast Press: 4 claims, stated" in titles
    assert "Coast Radio to evening-post.example: 1 claim, inferred" in titles


def test_inferred_lines_are_dashed_and_many_claims_thicker() -> None:
    lines = {
        group.findtext(f"{SVG}title", ""): list(group.iter(f"{SVG}path"))[1]
        for group in drawn(TANKER).iter(f"{SVG}g")
    }
    for title, line in lines.items():
        assert ("stroke-dasharray" in line.attrib) == title.endswith("inferred"), title
    widths = {
        n: float(line.get("stroke-width", "1"))
        for title, line in lines.items()
        for n in re.findall(r"(\d+) claim", title)
    }
    assert widths["1"] < widths["2"] < widths["3"] < widths["4"] < widths["9"] < 4


def test_a_line_has_a_partys_colour_only_if_no_other_party_can_travel_on_it() -> None:
    roles = {
        group.findtext(f"{SVG}title", ""): list(group.iter(f"{SVG}path"))[1].get("class")
        for group in drawn(TANKER).iter(f"{SVG}g")
    }
    assert roles["Coast Radio to Coast Press: 4 claims, stated"] == "v-stroke-party-0"
    assert roles["Owner of the line to Coast Press: 1 claim, stated"] == "v-stroke-party-1"
    gazette = "Coast Press to Harbour Gazette: tanker aground off the mole: 4 claims, stated"
    assert roles[gazette] == "v-stroke-key"
    assert roles["Crew to evening-post.example: 3 claims, inferred"] == "v-stroke-unknown"


def test_only_harmless_attributes_and_own_ids() -> None:
    text = Drawings().draw(TANKER)
    ids = [node.get("id") for node in ET.fromstring(text).iter() if node.get("id")]
    assert len(ids) == len(set(ids)) == len(DRAWN) + len(TANKER.edges)
    assert all(name and name.startswith("tug-") for name in ids)
    assert not re.search(r"[\s\"]href=|\son\w+=|\sstyle=|target=|<(style|script|defs|use)", text)


def test_every_class_has_a_rule() -> None:
    sheet = CSS.read_text(encoding="utf-8")
    text = "".join(Drawings().draw(which) for which in (TANKER, *ODD.values()))
    for name in {n for group in re.findall(r'class="([^"]+)"', text) for n in group.split()}:
        assert re.search(rf"\.{name}\b", sheet), name


@pytest.mark.parametrize("which", [TANKER, *ODD.values()], ids=["tanker", *ODD])
def test_nothing_is_covered_or_cut(which: OriginMap) -> None:
    root = drawn(which)
    assert list(root.iter(f"{SVG}a"))
    assert_clear(layout_origins(which))


def test_a_link_that_leaves_the_web_is_refused() -> None:
    node = Node("b", "x", "x", "javascript:alert(1)", 2)
    with pytest.raises(ValueError, match="neither relative nor"):
        Drawings().draw(picture((A, node), Edge("a", "b", stated=True, claims=1)))


def test_an_outlet_stands_behind_the_outlets_it_drew_on() -> None:
    stages = network(TANKER, 3).stages
    place = {stop[0]: stop[2] for stage in stages for stop in stage if not stop[1]}
    assert place["master"] < place["radio"] < place["agency"] < place["gazette"] == place["post"]


def test_what_can_be_drawn_without_a_crossing_is() -> None:
    nodes = [*(origin(f"o{n}", "o") for n in range(6)), *(source(f"s{n}", "s") for n in range(3))]
    ends = [("o0", "s2"), ("o1", "s0"), ("o2", "s2"), ("o3", "s1"), ("o4", "s0"), ("o4", "s1")]
    found = network(picture(tuple(nodes), *(Edge(*e, stated=True, claims=1) for e in ends)), 3)
    assert crossings(found.stages, found.graph) > 0
    assert crossings(ordered(found), found.graph) == 0


def test_a_large_picture_is_fast() -> None:
    start = time.process_time()
    Drawings().draw(ODD["many"])
    assert time.process_time() - start < MOST_SECONDS


@st.composite
def random_pictures(draw: st.DrawFn) -> OriginMap:
    texts = st.text(max_size=50)
    party = st.none() | st.integers(0, 9)
    nodes = []
    for column, most in enumerate((12, 5, 6)):
        for n in range(draw(st.integers(1 - column % 2, most))):
            label, title = draw(texts), draw(texts)
            who = None if column else draw(party)
            nodes.append(
                Node(f"{column}-{n}", label, title, "#x", column, who, draw(st.booleans()))
            )
    starts = st.sampled_from([node.id for node in nodes if node.column < 2])
    ends = st.sampled_from([node.id for node in nodes if node.column])
    edges = st.builds(Edge, starts, ends, st.booleans(), st.integers(0, 50))
    found = draw(
        st.lists(edges, max_size=25, unique_by=lambda e: (e.start, e.end)).filter(
            lambda f: any(e.start != e.end for e in f)
        )
    )
    return OriginMap(
        "any",
        draw(texts),
        tuple(nodes),
        tuple(found),
        ("P",) * 10,
    )


@examples(60)
@given(random_pictures())
def test_any_graph_is_drawn_clear(which: OriginMap) -> None:
    assert_clear(layout_origins(which))
    root = drawn(which)
    pairs = {(edge.start, edge.end) for edge in which.edges if edge.start != edge.end}
    joined = {name for pair in pairs for name in pair}
    sources = {node.id for node in which.nodes if node.column == 2} if pairs else set()
    assert len(list(root.iter(f"{SVG}a"))) == len(joined | sources)
    assert len(list(root.iter(f"{SVG}g"))) == len(pairs)


@examples(60)
@given(random_pictures())
def test_ordering_keeps_every_stop_and_never_adds_a_crossing(which: OriginMap) -> None:
    found = network(which, 3)
    stages = ordered(found)
    assert [sorted(stage) for stage in stages] == [sorted(stage) for stage in found.stages]
    assert crossings(stages, found.graph) <= crossings(found.stages, found.graph)


def test_same_bytes_in_any_place(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]; import tests.render.test_origin_map as t; d = t.Drawings();"
        "out = d.draw(t.TANKER) + d.draw(t.ODD['many']);"
        "sys.stdout.buffer.write(out.encode())"
    )
    package = str(Path(variorum.render.__file__).parents[2])
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    arguments = [sys.executable, "-c", program, package, str(Path(__file__).parents[2])]
    run = subprocess.run(arguments, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert run.stdout == (Drawings().draw(TANKER) + Drawings().draw(ODD["many"])).encode()
