"""Sites of the invented dossier: with tokens and with hostile words in all its fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path

import pytest
from tests.reliability.counts import STRINGS_EVERY_DAY, STRINGS_PER_PLACE
from tests.sites import made_once

from variorum.pipeline.building import render_dossier
from variorum.pipeline.checking import check_dossier
from variorum.publish import Engine, publish
from variorum.render.site import Rendered

from .invented import Invented, Sizes, invented
from .pages import Expected, difference, events, places
from .strings import ADDRESSES, ANY, NAMED, drawn

# What the words themselves may break of the rules of evidence: no fault of a page.
OF_WORDS = {"direct-without-marks", "kind-not-in-phrase", "number-not-in-phrase", "summary-number"}
_EVERY_DAY = Sizes(
    sources=3, claims=3, questions=5, origins=4, actors=4, parties=2, names=3, bundle=4
)
_LONG = Sizes(
    sources=20, claims=4, questions=25, origins=20, actors=25, parties=6, names=20, bundle=13
)


@dataclass(frozen=True)
class Sites:
    """Two built sites of one dossier, and what makes pages of one from pages of the other."""

    dossier: Invented
    calm: Path
    foul: Path

    @cached_property
    def expected(self) -> Expected:
        return Expected(self.dossier)

    @cached_property
    def _compared(self) -> tuple[dict[str, set[str]], list[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        wrong = []
        for path, calm, foul in self.files("*.html"):
            fault = difference(events(self.expected.html(calm)), events(foul))
            if fault:
                wrong.append(f"{path}: {fault}")
                continue
            for place, slot in places(calm, self.dossier):
                found[place] |= set(slot.strings)
        return found, wrong

    @property
    def strings(self) -> dict[str, set[str]]:
        """The strings that stood in each place of the pages that are as they must be."""
        return self._compared[0]

    @property
    def faults(self) -> list[str]:
        """The other pages, each with the first thing that is not as it must be."""
        return self._compared[1]

    def files(self, pattern: str) -> Iterator[tuple[str, str, str]]:
        """The files of a form: path, calm text, foul text. Both sites have the same."""
        paths = [
            {path.relative_to(site).as_posix() for path in site.rglob(pattern)}
            for site in (self.calm, self.foul)
        ]
        assert paths[0] == paths[1]
        assert paths[0]
        for path in sorted(paths[0]):
            yield path, (self.calm / path).read_text("utf-8"), (self.foul / path).read_text("utf-8")


Built = Callable[[Engine, bool], Sites]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sites as an engine builds them: small ones, or with hundreds of strings in each place."""

    @cache
    def dossier(long: bool) -> Invented:
        number = STRINGS_PER_PLACE * 3 // 2 if long else STRINGS_EVERY_DAY
        random = drawn(ANY, number - len(NAMED))
        return invented(
            (*NAMED.values(), *random), drawn(ADDRESSES, 60), _LONG if long else _EVERY_DAY
        )

    @cache
    def rendered(long: bool, foul: bool) -> tuple[Path, Rendered]:
        root = tmp_path_factory.mktemp("foul" if foul else "calm") / "dossier"
        checked = check_dossier(dossier(long).write(root, foul=foul))
        wrong = {each for each in checked.problems if each.severity == "error"}
        assert {each.code for each in wrong} <= OF_WORDS, sorted(wrong)
        return root, render_dossier(checked.dossier)

    def published(engine: Engine, long: bool, foul: bool, folder: Path) -> None:
        root, out = rendered(long, foul)
        site = folder / "site"
        publish(root, out.made(), out.config, engine=engine, site_dir=site, report=lambda _: None)

    @cache
    def sites(engine: Engine, long: bool) -> Sites:
        found = []
        for foul in (False, True):
            name = f"{'long' if long else 'short'}-{'foul' if foul else 'calm'}-{engine}"
            make = partial(published, engine, long, foul)
            found.append(made_once(tmp_path_factory, name, make) / "site")
        return Sites(dossier(long), *found)

    return sites
