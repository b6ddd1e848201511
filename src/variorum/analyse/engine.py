"""From a dossier to its analysis: rows of the comparison, and what each source, origin and actor has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from variorum.model.analysis import Analysis, Asked, Row, Silence
from variorum.model.claim import VOICE_ORDER, Voice
from variorum.model.dossier import Dossier
from variorum.model.findings import Contrast, Position, Verdict, Voices
from variorum.model.grouping import by_key
from variorum.model.questions import Question
from variorum.model.reported import Reported
from variorum.model.source import Source

from .beside import forecasts, sums
from .contrasts import across, contrasts
from .pairing import MOST
from .positions import positions
from .renderings import spellings_of, utterances
from .resolving import reported, with_shared_days
from .sensitivity import sensitivities
from .spellings import spelled
from .standings import claims_of, verdict

Claims = Mapping[str, tuple[Reported, ...]]


def analyse(dossier: Dossier) -> Analysis:
    """The analysis of a dossier without errors."""
    claims = tuple(with_shared_days(tuple(reported(dossier))))
    by_source = _by(((c.source.id, c) for c in claims), [a.source.id for a in dossier.articles])
    by_origin = _by([(c.origin.id, c) for c in claims if c.origin], dossier.origin)
    by_actor = _by([(actor, c) for c in claims for actor in _actors(c)], dossier.actor)
    asked = {each.question.id: each for each in _asked(dossier, claims)}
    spellings = spellings_of(dossier.names)
    return Analysis(
        dossier=dossier,
        claims=claims,
        asked=tuple(asked.values()),
        by_source=by_source,
        by_origin=by_origin,
        by_actor=by_actor,
        voices={key: voices(value) for key, value in by_source.items()},
        spelled=spelled(dossier),
        compare=cache(lambda question: _row(dossier, asked, asked[question])),
        align=cache(lambda origin: utterances(origin, by_origin[origin], spellings)),
    )


def _by(pairs: Iterable[tuple[str, Reported]], ids: Iterable[str]) -> Claims:
    """The claims of each of the `ids`, also of those that have none."""
    found = by_key(pairs)
    return {key: tuple(found.get(key, ())) for key in dict.fromkeys([*ids, *found])}


def _actors(each: Reported) -> Iterable[str]:
    """Whoever has a part in a claim: its speakers, and the outlets that passed it on."""
    return dict.fromkeys([*(link.actor for link in each.claim.by), *each.claim.via])


def _asked(dossier: Dossier, claims: Sequence[Reported]) -> Iterator[Asked]:
    answers = _by([(c.question.id, c) for c in claims if c.question], dossier.question)
    for question in dossier.questions:
        given = answers[question.id]
        by_source = _by([(c.source.id, c) for c in given], [a.source.id for a in dossier.articles])
        silence = {
            a.source.id: silence_of(a.source, question)
            for a in dossier.articles
            if not by_source[a.source.id]
        }
        yield Asked(question, given, by_source, silence)


def _row(dossier: Dossier, others: Mapping[str, Asked], asked: Asked) -> Row:
    question, given = asked.question, asked.answers
    flows = [q for q in dossier.questions if q.kind == "flow"] if question.kind == "rate" else []
    found: dict[str, Contrast] = {}
    verdicts: dict[str, Verdict] = {}
    counted = [p for p in positions(question, given, "") if p.counted]
    # Without a reading rule, listed answers are still compared.
    held: tuple[Position, ...] = ()
    here: list[Contrast] = []
    for reading in [r.id for r in dossier.readings] or [""]:
        # No rule reads a listed answer otherwise.
        if not verdicts or any(each.bounds for each in given):
            held = positions(question, given, reading)
            here = contrasts(question, held, reading)
        verdicts[reading] = verdict(given, held, here, reading)
        found.update((c.id, c) for c in here)
        for flow in flows:
            beside = across(held, positions(flow, others[flow.id].answers, reading), reading)
            found.update((c.id, c) for c in beside)
    origins = tuple(dict.fromkeys(p.origin for p in counted if p.origin))
    every = tuple(found.values())
    return Row(
        question=question,
        answers=given,
        by_source=asked.by_source,
        silence=asked.silence,
        origins=origins,
        statements=dossier.number_of(origins),
        holders=tuple(dict.fromkeys(holder for p in counted for holder in p.holders)),
        counted=claims_of(counted),
        verdicts=verdicts,
        contrasts=every,
        many=len(held) > MOST,
        sums=tuple(
            each
            for part in dossier.questions
            if part.part_of in others and question.id in (part.id, part.part_of)
            for each in sums(others[part.id].answers, others[part.part_of or ""].answers)
        ),
        forecasts=() if question.timeless else tuple(forecasts(given)),
        sensitivities=tuple(sensitivities(question, given, dossier.readings, verdicts, every)),
    )


def silence_of(source: Source, question: Question) -> Silence:
    """Why `source`, which does not answer `question`, may be silent; only what is certain (rule 8)."""
    arises = question.arises.when if question.arises else None
    published = source.published.when
    if arises and arises.first and published.last and published.last < arises.first:
        return "published-before"
    # What else it says is not coded: whether it mentions the matter, nobody has noted.
    if source.depth == "questions":
        return "not-coded"
    if arises is None:
        return "not-mentioned"
    if published.first is not None and arises.last is not None and published.first >= arises.last:
        return "not-mentioned"
    return "cannot-tell"


def voices(claims: Sequence[Reported]) -> Voices:
    """How much a source gives in each voice, and whose words. Characters are counted once where
    quotes overlap within a voice."""
    counted = Counter(c.claim.voice for c in claims)
    parties = Counter(
        "none" if c.speaker is None else c.party.id if c.party else "unknown" for c in claims
    )
    return Voices(
        claims={voice: counted[voice] for voice in VOICE_ORDER},
        characters={voice: _covered(claims, voice) for voice in VOICE_ORDER},
        parties=dict(sorted(parties.items())),
    )


def _covered(claims: Sequence[Reported], voice: Voice) -> int:
    end = total = 0
    for span in sorted(s for c in claims if c.claim.voice == voice for s in c.spans):
        total += max(0, span.end - max(span.start, end))
        end = max(end, span.end)
    return total
