"""How languages write numbers and say what kind of number they mean."""

from __future__ import annotations

from .de import DE
from .en import EN
from .es import ES
from .fr import FR
from .language import NEUTRAL, Kinds, Language, plain_digits
from .ru import RU
from .uk import UK

# Of any other language no word is known: digits are read where no word follows that could be a scale.
OTHER = Language("", words=False)
KNOWN = {each.tag: each for each in (EN, DE, FR, ES, RU, UK)}


def language_of(tag: str) -> Language:
    """The language of a tag ("de", "de-AT"), `OTHER` for one not known."""
    return KNOWN.get(tag.casefold().partition("-")[0], OTHER)


__all__ = ["KNOWN", "NEUTRAL", "OTHER", "Kinds", "Language", "language_of", "plain_digits"]
