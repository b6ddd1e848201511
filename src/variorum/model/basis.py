"""What a date rests on: the words, and the step from them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from .failure import Refused
from .fields import Passage, Passages, Record, Text, WhenField, as_mapping, meanings

Basis = Literal["stated", "inferred"]
DateBasis = Literal["stated", "inferred", "metadata"]
BasisField = Annotated[Basis, meanings("basis")]


def rests(
    basis: str | None, passages: tuple[Passage, ...], because: str | None, *, what: str
) -> None:
    """Refuses a date or tie that does not say what it rests on."""
    if basis is None:
        raise Refused(
            "no-basis-of-date" if what.startswith("the date") else "no-basis-of-tie", what=what
        )
    if not passages:
        raise Refused("no-words", what=what)
    if basis == "inferred" and because is None:
        raise Refused("no-step", what=what)


class Dated(Record):
    """A date with what it rests on: `stated` in the words `from`, or `inferred` from them.

    `unknown` alone says that no words fix the date. `as_of`, `said` and `published` are one moment
    that lies somewhere within `when`; `over` holds throughout.
    """

    when: WhenField
    """A day, month, year or span, with `..` for an open end, or `unknown`."""
    basis: Annotated[DateBasis, meanings("basis")] | None = None
    """Whether the words state the date, or it is inferred from them."""
    rests_on: Passages = Field(alias="from", default=())
    """The verbatim words the date rests on, for example `on Friday, 1 March`; of another article as
    `{source: ID, text: …}` or SOURCE/CLAIM."""
    because: Text | None = None
    """The step from the words to the date, in one sentence."""

    def model_post_init(self, context: Any, /) -> None:
        if not self.when.unknown and self.basis != "metadata":
            rests(self.basis, self.rests_on, self.because, what=f"the date {self.when}")


def rest_on_words(*dates: Dated | None) -> None:
    """Refuses dates that rest on a page's metadata where only an article's words can give them."""
    if any(date is not None and date.basis == "metadata" for date in dates):
        raise Refused("metadata-of-no-publication")


DateField = Annotated[Dated, as_mapping("when", Literal["unknown"] | Dated)]
