"""A figure: a drawing with its data as a table beneath, and both as files to take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from variorum.model.analysis import Analysis

from .charts import Drawings, Frame, Picture
from .context import common
from .escape import csv_text
from .templating import fill

FOLDER = "charts"


@dataclass(frozen=True)
class Figure:
    """A drawing with its title, ready to stand on a page, and its files by their paths."""

    key: str
    title: str
    html: Markup
    files: Mapping[str, bytes]
    image: str
    image_alt: str


def figure(
    analysis: Analysis,
    drawings: Drawings,
    template: str,
    page: str,
    picture: Picture,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    title: str = "",
    note: str = "",
    **values: Any,
) -> Figure:
    """`picture` on the page at the address `page`, from a template that shows `rows` too.

    The picture's key names its files, so it must tell what is shown and never an order.
    """
    info = analysis.dossier.info
    site = f"{info.site_url.rstrip('/')}/" if info.site_url else ""
    frame = Frame(note, " · ".join(filter(None, (info.title, site))), site and site + page)
    svg, png = drawings.alone(picture, frame)
    path = f"{FOLDER}/{picture.key}"
    files = {
        f"{path}.svg": svg.encode(),
        f"{path}.png": png,
        f"{path}.csv": csv_text(header, rows).encode(),
    }
    html = fill(
        template, page, **common(analysis), picture=picture, drawing=drawings.responsive(picture),
        downloads=[(file.rpartition(".")[2].upper(), file) for file in files], **values,
    )  # fmt: skip
    alt = f"Chart: {picture.title}"
    return Figure(picture.key, title or picture.title, html, files, f"{path}.png", alt)


def shown(figures: Sequence[Figure]) -> dict[str, Any]:
    """What `page` takes for a page that shows these figures: their files, and the first's picture.

    Raises ValueError for one path with two contents.
    """
    files: dict[str, bytes] = {}
    for each in figures:
        add(files, each.files)
    first = {"image": figures[0].image, "image_alt": figures[0].image_alt} if figures else {}
    return {"files": files, **first}


def add(files: dict[str, bytes], more: Mapping[str, bytes]) -> None:
    """Enters `more` among `files`; raises ValueError for one path with two contents."""
    for path, content in more.items():
        if files.setdefault(path, content) != content:
            raise ValueError(f"{path} is drawn twice, and not alike")
