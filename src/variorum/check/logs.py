"""The corrections log agrees with the claims that are there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from variorum.model.dossier import Dossier
from variorum.model.problem import Code, Problem
from variorum.text.nearest import nearest_name

STILL_THERE = Code(
    "correction-of-living-claim",
    "error",
    "The corrections log says that a claim is gone, but it is there; or that it became one "
    "that is not.",
    bad=("- {date: 2024-03-05, claim: harbour-gazette/crew-aboard, reason: Withdrawn.}"),
    good=(
        "- {date: 2024-03-05, claim: harbour-gazette/crew, became: "
        "harbour-gazette/crew-aboard, reason: Renamed.}"
    ),
)
TWICE = Code(
    "correction-twice", "error", "The corrections log has two entries for one claim.",
    bad=(
"- {date: 2024-03-05, claim: harbour-gazette/crew, reason: "
"Withdrawn.}\n- {date: 2024-03-06, claim: harbour-gazette/crew, reason: Withdrawn.}"),
    good="- {date: 2024-03-05, claim: harbour-gazette/crew, reason: Withdrawn.}",
)  # fmt: skip


def check_dossier(dossier: Dossier) -> Iterator[Problem]:
    there = dossier.declared.get("claims")
    if there is None:
        return
    became: dict[str, str | None] = {}
    for at, entry in enumerate(dossier.info.corrections):
        place = dossier.place("data/dossier.yaml", "corrections", at, "claim")
        if entry.claim in there:
            yield STILL_THERE.at(
                place, f"`{entry.claim}` is still a claim of this dossier",
                expected="the id of a claim that was removed or renamed", found=entry.claim,
                fix="remove the entry, or give the claim another id",
            )  # fmt: skip
        if entry.claim in became:
            yield TWICE.at(
                place, f"the log has an entry for `{entry.claim}` already",
                expected="one entry for a claim", found=f"a second one for `{entry.claim}`",
                fix="put both into one entry",
            )  # fmt: skip
        became.setdefault(entry.claim, entry.became)
    for at, entry in enumerate(dossier.info.corrections):
        if entry.became is None:
            continue
        end = _end(entry.became, became, there)
        gone = end in became and became[end] is None
        if end not in there and not gone and end.partition("/")[0] not in dossier.unread:
            near = nearest_name(end, there)
            yield STILL_THERE.at(
                dossier.place("data/dossier.yaml", "corrections", at, "became"),
                f"`{entry.became}` is not a claim of this dossier"
                if end == entry.became else f"`{entry.became}` leads to no claim of this dossier",
                expected="the id of a claim that is there", found=end,
                fix=f"did you mean `{near}`?" if near
                else "name the claim it is today, or leave `became:` out if it is gone",
            )  # fmt: skip


def _end(claim: str, became: Mapping[str, str | None], there: Collection[str]) -> str:
    """The claim that `claim` is today, or the last one on the way, also where that is a circle."""
    met = {claim}
    while claim not in there:
        after = became.get(claim)
        if after is None or after in met:
            break
        claim = after
        met.add(claim)
    return claim
