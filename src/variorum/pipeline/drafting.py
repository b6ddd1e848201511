"""An article's text to the draft of its source file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from variorum.author.draft import Draft, draft_source, propose_id
from variorum.model.dossier import Dossier
from variorum.model.problem import Problem
from variorum.model.source import source_path
from variorum.publish.writing import write_new
from variorum.read import read_dossier, read_seed
from variorum.text.passages import SeedText


@dataclass(frozen=True)
class Article:
    """An article's text beside the dossier it belongs to; `text` is None with its `problems`."""

    dossier: Dossier
    text: SeedText | None
    problems: tuple[Problem, ...]

    @property
    def annotated_in(self) -> str | None:
        """The file that annotates the text already."""
        for each in self.dossier.articles:
            if self.text is not None and each.source.seed.casefold() == self.text.name.casefold():
                return each.path
        return None

    @property
    def taken(self) -> frozenset[str]:
        """The names of the source files that are there."""
        return frozenset(self.dossier.declared.get("sources", ()))


def read_article(root: Path, name: str) -> Article:
    """The text `seeds/NAME` and the dossier in `root`, as far as both can be read."""
    dossier, _ = read_dossier(root)
    return Article(dossier, *read_seed(root, name))


def write_draft(root: Path, source_id: str, text: SeedText, dossier: Dossier) -> Draft:
    """The draft, which afterwards stands in its file. Raises OutsideFailure where a file is there
    already, or the disk does not take it."""
    draft = draft_source(source_id, text, dossier)
    write_new(root, {source_path(source_id): draft.text.encode()})
    return draft


__all__ = ["Article", "propose_id", "read_article", "write_draft"]
