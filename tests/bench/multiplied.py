"""This repository's own dossier multiplied: articles of real size, as people annotated them.

Each copy of an article has an id, a text and a hash of its own, and what names another article (the words that a date
or a tie rests on) names the one of the same copy. The first copy is the dossier itself.

Copies that are word for word the same would swamp the comparison of shared wording, as no real dossier does. So each
copy exchanges words, by a table drawn from the copy's number: every longer word in small letters becomes an invented
one, in the text and in the YAML's words alike. Two articles of one copy share what the two real ones do, and two
copies hardly a sentence. Names, numbers and what else the program or the dossier's tables know by its letters stay.
There are as many invented words as make the vocabulary grow as that of real texts would (by Heaps' law some 8,000
different words in 300 articles of this length), since the search has to hold them.

Origins, actors, names and questions are shared by all copies: in three hundred articles on one event, few acts of
saying have many renderings.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count, product
from pathlib import Path
from random import Random
from typing import Any

import yaml

from .process import REPOSITORY

# What knows words by their letters; of this commit for every dossier, so that all get the same texts.
_KNOWING = (
    "src/variorum/text/languages/en.yaml", "data/actors.yaml", "data/names.yaml", "data/readings.yaml",
)  # fmt: skip
_WORD = re.compile(r"(?<!\w)[a-z]{5,}(?!\w)")
# What stands below these keys is in words, as far as it names no source.
_IN_WORDS = (
    "quote", "contested_word", "phrase", "count", "term", "of", "from", "text", "hedge", "because", "note",
    "summary", "role", "title",
)  # fmt: skip
# Two words run together in an article, of which a quote takes the first.
_RUN_TOGETHER = "weekthat"
_POOL = 8000

Exchange = Callable[[str], str]


def multiply(repository: Path, root: Path, sources: int) -> Path:
    """The dossier of `repository` in the new folder `root`, with its articles multiplied to so many."""
    for name in ("data", "seeds", "docs"):
        shutil.copytree(repository / name, root / name, ignore=shutil.ignore_patterns("dev"))
    shutil.copy(repository / "mkdocs.yml", root / "mkdocs.yml")
    paths = sorted((root / "data" / "sources").iterdir())
    articles = [yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in paths]
    texts = {each["id"]: (root / "seeds" / each["seed"]).read_bytes().decode() for each in articles}
    exchanges = _exchanges(texts.values())
    for copy in range(1, -(-sources // len(articles))):
        ids = {each: f"{each}-{copy:03}" for each in texts}
        exchange = next(exchanges)
        for article in articles[: sources - copy * len(articles)]:
            name, text = ids[article["id"]], exchange(texts[article["id"]]).encode()
            made = _copied(article, ids, exchange)
            made |= {"id": name, "seed": f"{name}.txt", "sha256": hashlib.sha256(text).hexdigest()}
            # As in each invented report, what an edit changes.
            made["claims"][0]["note"] = "Read once."
            (root / "seeds" / made["seed"]).write_bytes(text)
            written = yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=120)
            (root / "data" / "sources" / f"{name}.yaml").write_text(written, "utf-8")
    return root


def _exchanges(texts: Iterable[str]) -> Iterator[Exchange]:
    """For each copy, what exchanges the words that any of the texts has."""
    known = {word for name in _KNOWING for word in _words((REPOSITORY / name).read_text("utf-8"))}
    words = sorted({word for text in texts for word in _words(text)} - known - {_RUN_TOGETHER})
    syllables = ["".join(each) for each in product("bdfgklmnprstvz", "aeiou")]
    invented = {"".join(each) for each in product(syllables, repeat=3)} - known
    pool = Random(0).sample(sorted(invented), _POOL)
    for copy in count(1):
        yield _exchange(dict(zip(words, Random(copy).sample(pool, len(words)), strict=True)))


def _exchange(table: Mapping[str, str]) -> Exchange:
    return lambda text: _WORD.sub(lambda found: table.get(found[0], found[0]), text)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _copied(value: Any, ids: Mapping[str, str], exchange: Exchange, key: str = "") -> Any:
    """What stands below `key` in a source's YAML, with the copy's ids and words."""
    if isinstance(value, dict):
        return {name: _copied(each, ids, exchange, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_copied(each, ids, exchange, key) for each in value]
    # SOURCE/CLAIM, or the id alone, which an actor may have too.
    source, slash, claim = value.partition("/")
    if source in ids and (slash or key == "source"):
        return ids[source] + slash + claim
    return exchange(value) if key in _IN_WORDS else value
