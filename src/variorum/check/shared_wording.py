"""Sentences that two articles share nearly word by word go back to one origin, as far as claims say so (rule 15)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product, starmap

from variorum.model.dossier import Dossier
from variorum.model.entities import Origin
from variorum.model.grouping import by_key
from variorum.model.problem import Problem
from variorum.model.shared_wording import Sentence, SharedWording

from .spots import Spot


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    # Of all others nothing is to be said, and most sentences of many articles are such.
    tied = [each for each in dossier.shared_wording if each.left.origins or each.right.origins]
    partners: dict[int, set[str]] = defaultdict(set)
    for pair in tied:
        partners[id(pair.left)] |= pair.right.origins
        partners[id(pair.right)] |= pair.left.origins
    found = by_key(
        ((own.article.source.id, other.article.source.id), (own, other))
        for pair in tied
        # What several origins have nearly is a turn of phrase.
        if max(len(partners[id(each)]) for each in (pair.left, pair.right)) == 1
        for own, other in _otherwise_tied(dossier, pair)
    )
    for sentences in found.values():
        yield _problem(dossier, sentences)


def _otherwise_tied(dossier: Dossier, pair: SharedWording) -> Iterator[tuple[Sentence, Sentence]]:
    """The sentence that is tied to no origin of the other's though it may go back to one, and that other."""
    left, right = pair.left, pair.right
    own, other = (left, right) if not left.origins and right.origins else (right, left)
    if pair.origins or own.set_aside or any(claim.note for claim in own.claims):
        return
    if not _one_voice(dossier, own, other):
        return
    ties = [_origins(dossier, each) for each in (own, other)]
    if ties[0]:
        allowed = any(
            right.id not in dossier.may_be.get(left.id, {})
            and left.when.when.meets(right.when.when)
            for left, right in product(*ties)
        )
    else:
        published = own.article.source.published.when
        allowed = any(published.may_follow(each.when.when) for each in ties[1])
    if allowed:
        yield own, other


def _origins(dossier: Dossier, sentence: Sentence) -> list[Origin]:
    return [dossier.origin[each] for each in sorted(sentence.origins) if each in dossier.origin]


def _one_voice(dossier: Dossier, own: Sentence, other: Sentence) -> bool:
    """Whether one speaker may stand behind both; a sentence that names none may be anybody's."""
    speakers = [
        {
            *(claim.speaker for claim in sentence.claims if claim.speaker),
            *(origin.speaker for origin in _origins(dossier, sentence)),
        }
        for sentence in (own, other)
    ]
    return not all(speakers) or any(starmap(dossier.may_be_one_speaker, product(*speakers)))


def _problem(dossier: Dossier, sentences: list[tuple[Sentence, Sentence]]) -> Problem:
    own, other = sentences[0]
    article, label = own.article, other.article.source.id
    origins = sorted({origin for _, each in sentences for origin in each.origins})
    spot = Spot(dossier, article.path, ("claims",))
    found = f"no claim in line {own.line} of the text"
    if own.claims:
        claim = own.claims[0]
        spot = spot.below(article.source.claims.index(claim), "origin")
        tied = ", ".join(f"`{each}`" for each in sorted(own.origins)) or "no origin"
        found = f"`{claim.id}` is tied to {tied}"
    return spot.problem(
        "one-sentence-shared" if len(sentences) == 1 else "shared-wording", number=len(sentences),
        label=label, origins=" and ".join(f"`{origin}`" for origin in origins), found=found,
        own=own, other=other,
    )  # fmt: skip
