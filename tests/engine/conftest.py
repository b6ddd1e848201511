"""The analyses that several test files share: every invented case, the lighthouse, our own data."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.engine.casefile import CASES, LIGHTHOUSE, OWN, read_case, read_whole

from variorum.analyse import analyse
from variorum.model.analysis import Analysis


@pytest.fixture(scope="session")
def own() -> Analysis:
    """The dossier that this repository publishes."""
    return analyse(read_whole(OWN))


@pytest.fixture(scope="session")
def everything(own: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Analysis]:
    """Every dossier there is, invented or real, by name."""
    cases = {case.name: read_case(case, tmp_path_factory.mktemp(case.name)) for case in CASES}
    return cases | {"lighthouse": analyse(read_whole(LIGHTHOUSE)), "own": own}
