"""An article that passed its checks is not checked again as long as nothing changes that they look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.memory import Memory
from tests.test_bad import FILES, lay, read_head

from variorum import check
from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.problem import Problem
from variorum.pipeline.checking import check_dossier

COURIER, GAZETTE, BOTE = "coast-courier", "harbour-gazette", "kuestenbote"
Asked = list[tuple[str, frozenset[str]]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The articles that a check was asked for, each with the articles that it could see."""
    noted: Asked = []

    def note(dossier: Dossier, article: Article) -> Iterator[Problem]:
        noted.append((article.home, frozenset(dossier.article)))
        assert {each.partition("/")[0] for each in dossier.declared["claims"]} <= {*dossier.article}
        assert dossier.declared["sources"] == {*dossier.article}
        assert not any([dossier.texts, dossier.files, dossier.hand_written, dossier.heads])
        yield from ()

    monkeypatch.setattr(check, "_SOURCE_CHECKS", [note])
    return noted


def _edited(path: str, old: str = "", new: str = "# nothing\n") -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        before = (root / path).read_text("utf-8")
        assert old in before
        (root / path).write_text(before.replace(old, new, 1), "utf-8")

    return edit


CHANGES = [
    (_edited(f"data/sources/{COURIER}.yaml"), {COURIER}),
    # The other one rests on its words.
    (_edited(f"data/sources/{GAZETTE}.yaml"), {COURIER, GAZETTE}),
    (_edited(f"seeds/{COURIER}.txt", "birds", "gulls"), {COURIER}),
    (_edited(f"seeds/{GAZETTE}.txt", "the ", "this "), {COURIER, GAZETTE}),
    *(
        (_edited(f"data/{name}.yaml"), {COURIER, GAZETTE, BOTE})
        for name in ("actors", "names", "dossier")
    ),
    (_edited("mkdocs.yml"), set()),
]


@pytest.mark.parametrize(("change", "again"), CHANGES)
def test_an_article_is_checked_again_where_what_it_names_changed(
    harbour: Path, asked: Asked, change: Callable[[Path], None], again: set[str]
) -> None:
    memory = Memory()
    check_dossier(harbour, store=memory)
    assert dict(asked) == {
        COURIER: frozenset({COURIER, GAZETTE}), GAZETTE: frozenset({GAZETTE}), BOTE: frozenset({BOTE}),
    }  # fmt: skip
    asked.clear()
    check_dossier(harbour, store=memory)
    assert not asked
    change(harbour)
    check_dossier(harbour, store=memory)
    assert {home for home, _ in asked} == again


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_was_told_before_makes_no_difference(path: Path, harbour: Path) -> None:
    memory = Memory()
    check_dossier(harbour, store=memory)
    data = path.read_bytes()
    lay(harbour, data, read_head(data))
    plain = check_dossier(harbour).problems
    assert plain
    assert check_dossier(harbour, store=memory).problems == plain
    assert check_dossier(harbour, store=memory).problems == plain


def test_a_version_that_is_added_counts_for_what_is_quoted(harbour: Path) -> None:
    """How much of an article its quotes publish depends on versions that its own file does not name."""
    memory = Memory()
    _edited("data/dossier.yaml", "quote_limit: ", "quote_limit: 67  # ")(harbour)
    gazette = f"data/sources/{GAZETTE}.yaml"
    assert gazette not in {each.path for each in check_dossier(harbour, store=memory).problems}
    old = (harbour / "seeds" / f"{GAZETTE}.txt").read_text("utf-8")
    (harbour / "seeds" / "late.txt").write_text(old.upper(), "utf-8")
    (harbour / "data" / "sources" / "late.yaml").write_text(
        f"id: late\nseed: late.txt\nsha256: {'0' * 64}\ntitle: unknown\noutlet: unknown\nagency: unknown\n"
        f"byline: unknown\npublished: unknown\nversion_of: {GAZETTE}\nsummary: Nothing.\nclaims: []\n",
        "utf-8",
    )
    plain = check_dossier(harbour).problems
    assert (gazette, "quoted-too-much") in {(each.path, each.code) for each in plain}
    assert check_dossier(harbour, store=memory).problems == plain
