"""What a dossier lost of what its files say, without an error that tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel
from tests.reliability.mutation.written import Words, WrittenClaim, written

from variorum.model.claim import Claim
from variorum.model.dossier import Dossier
from variorum.model.problem import Problem
from variorum.model.when import When

Contents = Mapping[str, bytes]
_SOURCES = "data/sources/"


def silent_losses(
    before: Contents, after: Contents, dossier: Dossier, problems: tuple[Problem, ...]
) -> list[str]:
    """What is lost silently, in words. Nothing is, where each of these holds:

    - without an error, the words of every file are those of the records built of it, one for one,
      and its claims are those of its article;
    - a claim that stands in a file and not, word for word, in the dossier has an error on one of
      its lines, or on the key `claims` above it, or the file gave no article and has an error;
    - a claim of `before` that is not in the dossier has an error in its file, unless no key `id` of
      the file names it any more: then the damage took it out in sight of everybody;
    - a file that is no YAML has an error.
    """
    wrong = [each for each in problems if each.severity == "error"]
    lost = list(_words_lost(after, dossier)) if not wrong else []
    built = {article.home: _claims(article.source.claims) for article in dossier.articles}
    for path, data in after.items():
        now = written(data)
        here = [each.line for each in wrong if each.path == path]
        if now is None and not here:
            lost.append(f"{path} is no YAML, and nothing says so")
        if not path.startswith(_SOURCES):
            continue
        home = path.removeprefix(_SOURCES).removesuffix(".yaml")
        left = Counter(built.get(home, ()))
        for claim in now.claims if now else ():
            if left[claim.id, claim.words] > 0:
                left[claim.id, claim.words] -= 1
            elif not _told(claim, here, whole=home in built):
                lost.append(f"{path}:{claim.first_line}: the claim {claim.id} is lost")
        named = {name for name, _ in built.get(home, ())}
        then = written(before[path])
        assert then is not None
        for claim in then.claims:
            if claim.id in named or here:
                continue
            if now is None or claim.id in now.ids:
                lost.append(f"{path}: the claim {claim.id} is gone")
    return lost


def claims_lost(after: Contents, dossier: Dossier, problems: tuple[Problem, ...]) -> list[str]:
    """The claims of files with short forms that are not in the dossier, by their ids, where no error in
    their file tells it: what a claim takes from elsewhere is told there."""
    wrong = {each.path for each in problems if each.severity == "error"}
    built = {
        article.path: Counter(claim.id for claim in article.source.claims)
        for article in dossier.articles
    }
    lost = []
    for path in after.keys() - wrong:
        now = written(after[path])
        if now is None:
            lost.append(f"{path} is no YAML, and nothing says so")
        elif path.startswith(_SOURCES) and (
            left := Counter(claim.id for claim in now.claims) - built.get(path, Counter())
        ):
            lost.append(f"{path}: the claims {sorted(left)} are lost")
    return lost


def _told(claim: WrittenClaim, errors: list[int], *, whole: bool) -> bool:
    return any(
        not whole or line == claim.key_line or claim.first_line <= line <= claim.last_line
        for line in errors
    )


def _claims(claims: tuple[Claim, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(claim.id, tuple(sorted(_words(claim)))) for claim in claims]


def _words_lost(files: Contents, dossier: Dossier) -> Iterator[str]:
    """Differences between the words of the files and of the records, in a dossier without errors."""
    records: dict[str, list[BaseModel]] = {
        "data/dossier.yaml": [dossier.info],
        "data/actors.yaml": [*dossier.parties, *dossier.actors],
        "data/origins.yaml": [*dossier.origins],
        "data/questions.yaml": [*dossier.questions],
        "data/readings.yaml": [*dossier.readings],
        "data/names.yaml": [*dossier.names],
        **{article.path: [article.source] for article in dossier.articles},
    }
    for path, data in files.items():
        if path not in records:
            yield f"{path} gave no record, and nothing says so"
            continue
        now = written(data)
        there: Words = now.words if now else Counter()
        here = Counter(word for record in records[path] for word in _words(record))
        if path == "data/readings.yaml":
            # Vague words are kept in small letters, beside those of the rules.
            there = Counter(
                {word: n for word, n in there.items() if word.casefold() not in dossier.vague_words}
            )
            here = Counter(
                {word: n for word, n in here.items() if word.casefold() not in dossier.vague_words}
            )
        if there != here:
            yield f"{path}: written only {there - here}, built only {here - there}"


def _words(value: Any) -> Iterator[str]:
    """Every scalar of a record that somebody wrote, as it was written."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield from _words(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _words(each)
    elif isinstance(value, str | int | Decimal | When):
        yield str(value).lower() if isinstance(value, bool) else str(value)
