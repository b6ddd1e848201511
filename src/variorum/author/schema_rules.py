"""What a record's keys demand of one another, as far as a JSON Schema can say it.

The model holds these rules in `model_post_init`, which no schema generator can read; a test holds
that both say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from variorum.model.basis import Dated
from variorum.model.claim import Claim, Tie
from variorum.model.count import Count
from variorum.model.fields import CLAIM_PATTERN, Passage, Record
from variorum.model.info import DossierInfo
from variorum.model.questions import Question
from variorum.model.readings import Approximation, Term

Rule = dict[str, Any]


def _where(key: str, value: Any, then: Rule, otherwise: Rule | None = None) -> Rule:
    """`then` where `key` is there and as `value` says, `otherwise` where it is not."""
    rule: Rule = {"if": {"properties": {key: value}, "required": [key]}, "then": then}
    return rule if otherwise is None else {**rule, "else": otherwise}


def _only(needed: str, among: tuple[str, ...]) -> Rule:
    """`needed` is there, and no other key of `among`."""
    others = {key: False for key in among if key != needed}
    return {"required": [needed], "properties": others}


def _count(needed: str, *kinds: str) -> Rule:
    return _where("kind", {"enum": list(kinds)}, _only(needed, ("number", "range", "term")))


_RESTS: Rule = {"required": ["basis", "from"], "properties": {"from": {"minItems": 1}}}
_INFERRED = _where("basis", {"const": "inferred"}, {"required": ["because"]})
# Words of the article itself: no claim, and no other article.
_OWN_PASSAGE: Rule = {
    "if": {"type": "object"},
    "then": {"required": ["text"], "properties": {"source": False, "claim": False}},
}
_OWN_WORDS: Rule = {**_OWN_PASSAGE, "items": _OWN_PASSAGE}
_NO_CLAIM: Rule = {"not": {"type": "string", "pattern": CLAIM_PATTERN}}

RULES: Mapping[type[Record], tuple[Rule, ...]] = {
    Passage: (
        {
            "oneOf": [{"required": ["text"]}, {"required": ["claim"]}],
            "errorMessage": "a passage is either words of an article (text) or a claim",
        },
    ),
    Count: (
        _count("range", "between"),
        _count("term", "vague"),
        _count("number", "exact", "about", "more-than", "at-least", "less-than", "at-most"),
        {"properties": {"range": {"minItems": 2, "maxItems": 2}}},
    ),
    Dated: (
        _where("when", {"not": {"const": "unknown"}}, {"allOf": [_RESTS, _INFERRED]}),
    ),
    Tie: (
        {
            "if": {"anyOf": [{"required": ["basis"]}, {"required": ["because"]}]},
            "then": {"allOf": [_RESTS, _INFERRED]},
        },
        _where("from", {"type": ["string", "number", "boolean", "object"]}, _RESTS),
        _where("from", {"type": "array", "minItems": 1}, _RESTS),
    ),
    Claim: (
        {"properties": {"quote": {"minItems": 1}}},
        {"properties": {"quote": _OWN_WORDS, "hedge": _OWN_WORDS}},
        {"properties": {"hedge": {**_NO_CLAIM, "items": _NO_CLAIM}}},
        _where("quote", {"type": "array", "minItems": 2}, {"properties": {"occurrence": False}}),
        {"dependencies": {"utterance": ["origin"]}},
        {"dependencies": {"answer": ["question"]}},
        {
            "not": {"required": ["answer", "count"]},
            "errorMessage": "a claim answers with a listed answer or with a count, not both",
        },
    ),
    Question: (
        _where(
            "kind", {"const": "status"},
            {"required": ["answers"], "properties": {"answers": {"minItems": 2}}},
            {"properties": {"answers": {"maxItems": 0}}},
        ),
        _where(
            "kind", {"const": "rate"}, {"required": ["per"]}, {"properties": {"per": False}}
        ),
        _where(
            "kind", {"const": "share"},
            {"required": ["scope"], "properties": {"scope": {"required": ["of"]}}},
        ),
    ),
    Term: (
        {"not": {"required": ["low", "above"]}, "errorMessage": "write low or above, not both"},
        {"not": {"required": ["high", "below"]}, "errorMessage": "write high or below, not both"},
    ),
    Approximation: ({"properties": {"low": {"maximum": 1}, "high": {"minimum": 1}}},),
    DossierInfo: (
        {"properties": {"quote_limit": {"maximum": 100}}},
        _where(
            "quote_limit", {"type": "number", "exclusiveMinimum": 25},
            {"required": ["quote_limit_because"]},
        ),
    ),
}  # fmt: skip
