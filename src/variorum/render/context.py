"""What every page's template can say: labels and counts in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.dossier import Dossier
from variorum.model.reported import Reported

from .addresses import sentence_address
from .differences import contrast_sentence, forecast_sentence, sum_sentence, utterance_sentence
from .evidence import party_class
from .keywords import keywords
from .quotations import answer_of, in_words, language_of, quote_of, title_of, wording_of
from .sentences import claim_line, counts, origin_label, standing_words, stands
from .words import WORDS, holders, moment_words, plural

OWN_RIGHTS: str = WORDS["own_rights"]
GLOSSARY = "glossary.html"


def versions_of(analysis: Analysis, claims: Iterable[Reported]) -> str:
    """Where the first of these claims whose sentence several articles render stands beside the others."""
    told = ((c.origin.id, c.claim.utterance or "") for c in claims if c.origin)
    return next((sentence_address(*each) for each in told if each in analysis.compared), "")


# What templates can call by its own name, with all but the analysis.
_FUNCTIONS: tuple[Callable[..., object], ...] = (
    answer_of, claim_line, contrast_sentence, counts, forecast_sentence, in_words, language_of, origin_label,
    quote_of, standing_words, stands, sum_sentence, title_of, utterance_sentence, versions_of, wording_of,
)  # fmt: skip


def common(analysis: Analysis) -> dict[str, Any]:
    """The values that the shared template parts need."""
    dossier = analysis.dossier
    return {
        **{each.__name__: partial(each, analysis) for each in _FUNCTIONS},
        "dossier": dossier,
        "holders": holders(dossier),
        "party_class": lambda party: party_class(dossier.party_place[party.id]),
        "found_as": keywords(dossier.names),
        "glossary": GLOSSARY if "glossary.md" in dossier.hand_written else "",
    }


def about_line(dossier: Dossier) -> str:
    """Of how many articles a picture is, of which edition, and under which licence."""
    edition = dossier.edition
    articles = plural(dossier.number_of_articles, "article")
    dated = [f"edition of {moment_words(edition)}"] if edition else []
    return " · ".join([articles, *dated, dossier.info.licence.name])
