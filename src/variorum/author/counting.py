"""What the words around a number make of it: a count as far as its words leave no doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from variorum.model.count import Kind
from variorum.model.fields import MOST_DIGITS
from variorum.model.marker import MARKER
from variorum.text.language import language_of
from variorum.text.passages import SeedText, Span, squeezed
from variorum.text.quantities import Mention, Stated, modified, plain, read_phrase

from .yaml_text import flow

# “Berth 7” may be a name.
_NAMED = re.compile(r"(?<=[\w,] )[A-Z]\w+ \Z")
_FAR = 24
_WORD_NEXT = re.compile(r"\W*[^\W\d_]")
_KINDS = frozenset(get_args(Kind))


@dataclass(frozen=True, slots=True)
class Counted:
    """A count's phrase in the text, and its keys beside `phrase` in flow form."""

    span: Span
    rest: str


def counted(seed: SeedText, mention: Mention, bounds: Span, language: str = "en") -> Counted:
    """The count that a mention states. What is not certain is marked; `bounds` hold the phrase."""
    if mention.kind == "vague":
        return Counted(
            mention.span, f"kind: vague, term: {flow(squeezed(seed.words(mention.span)))}"
        )
    around = modified(seed.text, mention, bounds, language)
    after = seed.text[around.span.end : around.span.end + _FAR]
    stated = read_phrase(seed.words(around.span), language, after)
    # Of words that are not known, one after a number could multiply it.
    if not language_of(language).known and _WORD_NEXT.match(after):
        stated = None
    named = around.kinds is None and _NAMED.search(
        seed.text, max(bounds.start, mention.span.start - _FAR), mention.span.start
    )
    return Counted(around.span, _told(stated, open_kind=around.kinds == () or bool(named)))


def _told(stated: Stated | None, *, open_kind: bool) -> str:
    numbers = [plain(each) for each in stated.numbers or ()] if stated else []
    if (
        stated is None
        or not numbers
        or any(len(re.sub(r"\D", "", n)) > MOST_DIGITS for n in numbers)
    ):
        return f"kind: {MARKER}, number: {MARKER}"
    if stated.kinds == ("between",) and not open_kind:
        return f"kind: between, range: [{', '.join(numbers)}]"
    if len(numbers) > 1:
        return f"kind: {MARKER}, number: {MARKER}"
    (kind, *others) = stated.kinds or (MARKER,)
    sure = not others and not open_kind and kind in _KINDS
    return f"kind: {kind if sure else MARKER}, number: {numbers[0]}"
