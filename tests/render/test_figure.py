"""What a figure leaves to take away: SVG, PNG and CSV that stand alone and repeat."""

from __future__ import annotations

import csv
import io
import re
import struct
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup
from tests.lighthouse import analysis

from variorum.model.chart import Edge, Node, OriginMap
from variorum.render.charts import Drawings, Frame
from variorum.render.figure import Figure, shown
from variorum.render.site import render

SITE = "https://skerry.example/light"


@cache
def files(site: str | None = None) -> dict[str, bytes]:
    whole = analysis()
    info = whole.dossier.info.model_copy(update={"site_url": site})
    return render(replace(whole, dossier=replace(whole.dossier, info=info)), ()).files


def charts(ending: str, site: str | None = None) -> dict[str, bytes]:
    found = {k: v for k, v in files(site).items() if re.fullmatch(rf"charts/.*\.{ending}", k)}
    assert found
    return found


def test_every_figure_has_its_data_and_every_drawing_its_pictures() -> None:
    svg, png, data = (
        {k.rpartition(".")[0] for k in charts(kind)} for kind in ("svg", "png", "csv")
    )
    assert svg == png < data
    keys = {"timeline"}
    for path, content in files().items():
        if path.endswith(".md"):
            keys |= set(
                re.findall(
                    r'<figure class="v-figure[^"]*" id="([^"]+)-figure"[^>]*>', content.decode()
                )
            )
    assert {f"charts/{key}" for key in keys} == data


@pytest.mark.parametrize("site", [None, SITE])
def test_an_svg_stands_alone(site: str | None) -> None:
    linked = 0
    for path, content in charts("svg", site).items():
        text = content.decode()
        root = ET.fromstring(text)
        assert not re.search(r"class=|style=|<script|\son\w+=|\shref=|var\(|#fe[0-9a-f]{2}01", text)
        assert root.get("width"), path
        assert list(root.iter("{http://www.w3.org/2000/svg}text")), "text is text"
        links = re.findall(r'xlink:href="([^"]*)"', text)
        assert all(link.startswith(f"{SITE}/") and ".." not in link for link in links), path
        linked += len(links)
    assert bool(linked) is bool(site)


def test_a_png_is_twice_as_large() -> None:
    for path, content in charts("png").items():
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        width, height = struct.unpack(">II", content[16:24])
        root = ET.fromstring(charts("svg")[path.replace(".png", ".svg")])
        assert (width, height) == (
            2 * float(root.attrib["width"]),
            2 * float(root.attrib["height"]),
        )
        assert not re.search(rb"tEXt|iTXt|tIME", content[:200]), "nothing but the picture"


def ways(start: str, end: str, *, href: str = "#m") -> OriginMap:
    nodes = (Node("a", start, "", href, 0), Node("b", end, "", "#b", 2))
    return OriginMap("w", "Boats", nodes, (Edge("a", "b", stated=True, claims=1),), ())


def test_a_picture_repeats_and_looks_alike_wherever_it_leads() -> None:
    frame = Frame("", "Skerry")
    here = Drawings().alone(ways("In", "Out"), frame)
    assert Drawings().alone(ways("In", "Out"), frame) == here
    assert Drawings().alone(ways("In", "Out", href="../x.html"), frame)[1] == here[1]


def test_letters_that_the_face_lacks_are_boxes_and_no_warning() -> None:
    picture = replace(ways("حوالي", "$x_ _y\U0001f6a2"), title="約五十人")
    svg, png = Drawings().alone(picture, Frame("約", "_$Skerry$"))
    assert "約五十人" in "".join(ET.fromstring(svg).itertext())
    assert png


def test_a_csv_has_what_its_figure_shows() -> None:
    for path, content in charts("csv").items():
        key = path.removeprefix("charts/").removesuffix(".csv")
        rows = list(csv.DictReader(io.StringIO(content.decode())))
        page = next(
            (t for k, v in files().items() if k.endswith(".md")
            and f'id="{key}-figure"' in (t := v.decode()) and not k.startswith("index")),
            files()["timeline.md"].decode(),
        )  # fmt: skip
        figure = page.partition(f'id="{key}-figure"')[2].partition("</figure>")[0] or page
        if key.startswith("question_"):
            # Its rows stand above it.
            above = page.partition(f'id="{key}-figure"')[0].rpartition("<table")[2]
            links = re.findall(r'href="\.\./(sources/[^"]*#claim-[^"]*)"', above)
            assert sorted(links) == sorted(row["url"] for row in rows), key
        elif key == "origins":
            assert figure.count('<span class="v-muted">(') == len(rows)
        else:
            assert (figure.count('class="v-shares"') or figure.count('<th scope="row"')) == len(
                rows
            ), key


def test_pages_name_their_own_picture_and_the_others_none() -> None:
    def image(path: str) -> str:
        found = re.search(
            r'^image: "(.*)"\nimage_alt: "(.+)"$', files()[path].decode(), re.MULTILINE
        )
        assert not found or found[1] in files()
        return found[1] if found else ""

    assert image("questions/light.md") == "charts/question_light.png"
    assert image("origins/index.md") == "charts/origins.png"
    assert image("names.md") == image("timeline.md") == ""


def test_one_path_has_one_content() -> None:
    def having(**files: bytes) -> Figure:
        return Figure("key", Markup(), files, "", "")

    assert shown([having(a=b"1"), None, having(a=b"1", b=b"2")]) == {
        "files": {"a": b"1", "b": b"2"}
    }
    with pytest.raises(ValueError, match="drawn twice"):
        shown([having(b=b"2"), having(b=b"3")])
