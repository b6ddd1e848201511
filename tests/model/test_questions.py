"""Questions as written: what cannot be is refused where it is made."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from variorum.model.failure import Refused
from variorum.model.questions import Question, Scope


@pytest.mark.parametrize(("code", "fine"), [("EUR", True), ("euro", False), ("QQQ", False)])
def test_a_currency_is_one_that_there_is(code: str, fine: bool) -> None:
    if fine:
        assert Scope(currency=code).currency == code
    else:
        with pytest.raises((Refused, ValidationError), match="currency"):
            Scope(currency=code)


@pytest.mark.parametrize("kind", ["status", "fact"])
def test_listed_answers_are_listed(kind: str) -> None:
    with pytest.raises((Refused, ValidationError), match="lists the answers"):
        Question.model_validate({"id": "a", "ask": "A?", "short": "A", "kind": kind})
