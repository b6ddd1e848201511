"""A figure: a drawing, what stands with it, and its files to take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from markupsafe import Markup

from variorum.model.analysis import Analysis
from variorum.model.chart import Chart, OriginMap

from .addresses import absolute
from .charts import Drawings, Frame
from .context import common
from .escape import csv_text, markup
from .templating import fill

FOLDER = "charts"


class Keyed(Protocol):
    """What a figure shows: its key names the figure and its files, and tells what is shown, never
    an order."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...


@dataclass(frozen=True)
class Figure:
    """A figure, ready to stand on a page, and its files by their paths.

    `image` is the path of its picture, empty where nothing is drawn.
    """

    key: str
    html: Markup
    files: Mapping[str, bytes]
    image: str
    image_alt: str


def figure(
    analysis: Analysis,
    drawings: Drawings,
    template: str,
    page: str,
    picture: Keyed,
    header: Sequence[str],
    data: Iterable[Sequence[object]],
    *,
    drawn: bool = True,
    note: str = "",
    foot: str = "",
    **values: Any,
) -> Figure:
    """`picture` on the page at the address `page`, from a template; `data` are the rows of its CSV.

    Charts and maps of origins are `drawn`, and to take away with a `note` above and a `foot` below; all
    else the template shows by itself.
    """
    path = f"{FOLDER}/{picture.key}"
    files: dict[str, bytes] = {}
    drawing = markup("")
    if drawn and isinstance(picture, Chart | OriginMap):
        lines = (foot, analysis.dossier.info.title, absolute(analysis, ""))
        frame = Frame(note, " · ".join(filter(None, lines)), absolute(analysis, page))
        svg, png = drawings.alone(picture, frame)
        files = {f"{path}.svg": svg.encode(), f"{path}.png": png}
        drawing = drawings.draw(picture)
    files[f"{path}.csv"] = csv_text(header, data).encode()
    html = fill(
        template, page, **common(analysis), picture=picture,
        drawing=drawing, downloads=[(file.rpartition(".")[2].upper(), file) for file in files], **values,
    )  # fmt: skip
    alt = f"Chart: {picture.title}"
    image = f"{path}.png" if drawing else ""
    return Figure(picture.key, html, files, image, alt)


def shown(figures: Iterable[Figure | None]) -> dict[str, Any]:
    """What `page` takes for a page that shows these figures: their files, and the first picture.

    Raises ValueError for one path with two contents.
    """
    values: dict[str, Any] = {}
    files: dict[str, bytes] = {}
    for each in filter(None, figures):
        for path, content in each.files.items():
            if files.setdefault(path, content) != content:
                raise ValueError(f"{path} is drawn twice, and not alike")
        if each.image and not values:
            values = {"image": each.image, "image_alt": each.image_alt}
    return {"files": files, **values}
