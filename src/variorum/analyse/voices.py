"""How much a source gives as direct quote, reported speech and its own voice, and whose words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.model.claim import Voice
from variorum.model.findings import Voices
from variorum.model.reported import Reported

ORDER: tuple[Voice, ...] = ("direct", "indirect", "narrator", "headline")


def voices(claims: Sequence[Reported]) -> Voices:
    """The voices of one source's claims. Characters are counted once where quotes overlap within a
    voice."""
    counted = Counter(c.claim.voice for c in claims)
    parties = Counter(
        "none" if c.speaker is None else c.party.id if c.party else "unknown" for c in claims
    )
    return Voices(
        claims={voice: counted[voice] for voice in ORDER},
        characters={voice: _covered(claims, voice) for voice in ORDER},
        parties=dict(sorted(parties.items())),
    )


def _covered(claims: Sequence[Reported], voice: Voice) -> int:
    end = total = 0
    for span in sorted(s for c in claims if c.claim.voice == voice for s in c.spans):
        total += max(0, span.end - max(span.start, end))
        end = max(end, span.end)
    return total
