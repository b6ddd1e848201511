"""The corrections log agrees with the claims that are there."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem

STILL_THERE = Code(
    "correction-of-living-claim",
    "error",
    "The corrections log says that a claim is gone, but it is there; or that it became one "
    "that is not.",
    bad="corrections: [{date: 2024-03-02, claim: harbour-gazette/crew-aboard, reason: Withdrawn.}]",
    good="corrections: [{date: 2024-03-02, claim: harbour-gazette/crew, "
    "became: harbour-gazette/crew-aboard, reason: Renamed.}]",
)
CODES = (STILL_THERE,)


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    there = dossier.declared.get("claims")
    if there is None:
        return
    gone = {entry.claim for entry in dossier.info.corrections}
    for at, entry in enumerate(dossier.info.corrections):
        keys = ("corrections", at)
        if entry.claim in there:
            yield STILL_THERE.at(
                dossier.place("data/dossier.yaml", *keys, "claim"),
                f"`{entry.claim}` is still a claim of this dossier",
                expected="the id of a claim that was removed or renamed", found=entry.claim,
            )  # fmt: skip
        if entry.became is None or entry.became in there or entry.became in gone:
            continue
        if entry.became.partition("/")[0] not in dossier.unread:
            yield STILL_THERE.at(
                dossier.place("data/dossier.yaml", *keys, "became"),
                f"`{entry.became}` is not a claim of this dossier",
                expected="the id of a claim that is there", found=entry.became,
            )  # fmt: skip
