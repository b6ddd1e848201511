"""The whole site as files: pages, figures, data, assets, and what the site engine must know."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.chart import Card
from variorum.model.problem import Code
from variorum.model.workers import Follow, unfollowed
from variorum.text.yaml_values import load_file

from . import addresses
from .addresses import HOME, absolute, page_file
from .charts import Drawings
from .context import about_line
from .escape import setting
from .evidence import key_to
from .exports.downloads import all_files
from .exports.table import FilledTable
from .exports.tables import all_tables
from .long_lists import many_articles
from .pages.actors import actors
from .pages.comparison import comparisons
from .pages.hand_written import hand_written
from .pages.home import finding, home
from .pages.origins import origin_list, origins
from .pages.questions import questions
from .pages.reference import data, names
from .pages.sources import source_list, sources
from .pages.timeline import timelines
from .templating import Family, Page
from .words import moment_words

ASSETS = (
    "variorum.css", "pages.css", "comparison.css", "charts.css", "home.css", "search.css", "comparison.js",
    "page.js", "claims.js", "marks.js", "search.js", "search_found.js",
)  # fmt: skip
_SITE: Mapping[str, Any] = load_file(Path(__file__).with_name("site.yaml"))
LOADED: Mapping[str, Any] = _SITE["loaded"]
_COMMENT = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)


@dataclass(frozen=True)
class Rendered:
    """What a site is made of: the engine's configuration, and each file with its path in the staged tree,
    `made` when it is asked for."""

    config: dict[str, Any]
    made: Callable[[], Iterator[tuple[str, bytes]]]

    @cached_property
    def files(self) -> dict[str, bytes]:
        """All files at once."""
        return dict(self.made())


def render(
    analysis: Analysis,
    codes: Sequence[Code],
    drawings: Drawings | None = None,
    follow: Follow = unfollowed,
) -> Rendered:
    """Every file of the site; the same analysis gives the same bytes anywhere."""
    site = _Site(analysis, codes, drawings or Drawings())
    return Rendered(site.config, partial(site.files, follow))


def render_alone(
    analysis: Analysis, codes: Sequence[Code], asked: Collection[str], drawings: Drawings
) -> Rendered:
    """Of what `render` gives, the pages `asked` for by their addresses with their figures, as far as there are any."""
    site = _Site(analysis, codes, drawings)
    wanted = {page_file(address) for address in asked}
    files = site.written_files(wanted & site.written.keys())
    # The page whose list a further sheet continues; no id has an underscore.
    firsts = {
        path.removesuffix(".md").partition("_")[0] + ".html" for path in wanted - files.keys()
    }
    for address, make in site.families() if firsts else ():
        if address in firsts:
            firsts.remove(address)
            for page in make():
                if page_file(page.address) in wanted:
                    files[page_file(page.address)], figures = site.staged(page)
                    files |= figures
        if not firsts:
            break
    return Rendered(site.config, lambda: iter(files.items()))


class _Site:
    """The pages of a site, each made when it is asked for, and what they share."""

    def __init__(self, analysis: Analysis, codes: Sequence[Code], drawings: Drawings) -> None:
        self._analysis, self._drawings = analysis, drawings
        self.written = hand_written(analysis, codes)
        self.config = _config(analysis, {path: each.title for path, each in self.written.items()})
        self._beside = set(_in_sections(self.config["nav"]))

    @cached_property
    def tables(self) -> Sequence[FilledTable]:
        return all_tables(self._analysis)

    def files(self, follow: Follow) -> Iterator[tuple[str, bytes]]:
        """Every file: page by page, and export by export, so that little is held at once."""
        written = self.written_files(self.written)
        yield from {**self._analysis.dossier.hand_written, **written}.items()
        for name, content in all_files(self._analysis, self.tables, follow):
            yield f"data/{name}", content
            del content
        for _, make in follow(list(self.families())):
            for page in make():
                content, figures = self.staged(page)
                yield page_file(page.address), content
                yield from figures.items()
        for name in ASSETS:
            # Every reader loads these: they go without their comments.
            content = (Path(__file__).parent / "assets" / name).read_bytes()
            yield f"assets/{name}", _COMMENT.sub(b"", content)

    def written_files(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The hand-written pages at these paths, as they are staged."""
        return {path: self.written[path].make().text.encode() for path in paths}

    def families(self) -> Iterator[Family]:
        analysis, drawings = self._analysis, self._drawings
        yield HOME, lambda: [home(analysis, drawings)]
        yield addresses.COMPARISON, partial(comparisons, analysis)
        yield from questions(analysis, drawings)
        yield addresses.SOURCES, partial(source_list, analysis, drawings)
        yield from sources(analysis)
        yield addresses.ORIGINS, partial(origin_list, analysis, drawings)
        yield from origins(analysis)
        yield from actors(analysis)
        yield addresses.NAMES, lambda: [names(analysis)]
        yield addresses.TIMELINE, partial(timelines, analysis)
        yield addresses.DATA, lambda: [data(analysis, self.tables)]

    def staged(self, page: Page) -> tuple[bytes, Mapping[str, bytes]]:
        """A page as it is staged, and the files of its figures.

        Other sites show the picture of its finding beside a link to it, else its first figure or the picture
        of the whole; they need the site's address.
        """
        analysis = self._analysis
        image, image_alt, files = page.image, page.image_alt, page.files
        address = absolute(analysis, page.address.removesuffix("index.html"))
        if page.finding and address:
            title = analysis.dossier.info.title
            whole = [title] if page.title != title else []
            foot = (*whole, about_line(analysis.dossier), address)
            image, image_alt = _card(page.address), page.finding
            files = {**files, image: self._drawings.card(Card(page.title, page.finding, foot))}
        elif address and not image:
            image, image_alt = _card(HOME), finding(analysis.dossier)
        # Beside a page that stands in no section there would be nothing but a blank.
        hide = page.hide if page_file(page.address) in self._beside else (*page.hide, "navigation")
        shown = replace(page, image=image, image_alt=image_alt, hide=hide)
        return shown.text.encode(), files


def _card(address: str) -> str:
    """Where the picture of a page with a finding stands."""
    return f"cards/{address.removesuffix('.html').replace('/', '_')}.png"


def _in_sections(nav: Sequence[Any]) -> Iterator[str]:
    """The files of the pages that stand in a section with others."""
    for entry in nav:
        for inner in entry.values():
            if not isinstance(inner, str):
                yield from (path for page in inner for path in page.values())


def _config(analysis: Analysis, written: Mapping[str, str]) -> dict[str, Any]:
    """The settings of a site; `written` are the titles of its hand-written pages.

    The navigation, which stands on every page, says every title: then no page has to be built anew
    because another changed.
    """
    dossier, info = analysis.dossier, analysis.dossier.info
    many = many_articles(dossier)
    last = [name for name in _SITE["hand_written"] if name in written]
    last += sorted(set(written) - {*last, *_SITE["generated"]})
    more = {"Data & method": [{setting(written[path]): path} for path in last]}
    if not many:
        more["Articles"] = [
            {setting(f"{letter} {label}"): page_file(address)}
            for letter, label, _, address in key_to(analysis, dossier.article)
        ]

    def section(label: str, pages: str | list[dict[str, str]]) -> str | list[dict[str, str]]:
        if label not in more:
            return pages
        return [*([{label: pages}] if isinstance(pages, str) else pages), *more[label]]

    nav = [{label: section(label, own) for label, own in each.items()} for each in _SITE["nav"]]
    hidden = [f"sources/{each}.md" for each in dossier.gone if each not in dossier.article]
    hidden = [*(_SITE["not_in_nav_of_many"] if many else ()), *hidden, *_SITE["not_in_nav"]]
    address = absolute(analysis, "")
    edition = dossier.edition
    return {
        **LOADED,
        "extra": {
            **LOADED["extra"],
            "edition": f"Edition of {moment_words(edition)}" if edition else "No edition yet",
            "licence": setting(info.licence.name),
            "licence_url": setting(info.licence.url or ""),
        },
        "site_name": setting(info.title),
        "site_description": setting(info.question),
        **({"site_url": address} if address else {}),
        "nav": nav,
        "not_in_nav": "\n".join(hidden) + "\n",
    }
