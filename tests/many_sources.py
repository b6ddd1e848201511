"""The harbour dossier with more articles than one table has room for."""

from __future__ import annotations

import shutil
from pathlib import Path

HARBOUR = Path(__file__).parent / "dossiers" / "harbour"
LOOK = Path(__file__).parents[1] / "mkdocs.yml"
COPIED = "coast-courier"


def many_sources(root: Path, number: int) -> Path:
    """A dossier in `root` with `number` sources: one of the harbour's is told again and again."""
    shutil.copytree(HARBOUR, root)
    shutil.copy(LOOK, root / "mkdocs.yml")
    sources = root / "data" / "sources"
    text = (sources / f"{COPIED}.yaml").read_text(encoding="utf-8")
    seed = (root / "seeds" / f"{COPIED}.txt").read_bytes()
    for place in range(number - len(list(sources.iterdir()))):
        name = f"{COPIED}-{place}"
        (sources / f"{name}.yaml").write_text(text.replace(COPIED, name), encoding="utf-8")
        (root / "seeds" / f"{name}.txt").write_bytes(seed)
    return root
