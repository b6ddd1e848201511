"""What stands between quotation marks, whatever marks they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.passages import Span
from variorum.text.quotations import is_dialogue, quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "Several dozen." "It is," he said.', ['"Several dozen."', '"It is,"']),
        ("‘It’s the soldiers’ fault,’ she said. ‘No.’", ["‘It’s the soldiers’ fault,’", "‘No.’"]),
        ("„Nein“, er. »Ja«, und «oui».", ["„Nein“", "»Ja«", "«oui»"]),
        ("Elle prit « la moitié ».", ["« la moitié »"]),
        ("”Svensk citat” och ”mer”", ["”Svensk citat”", "”mer”"]),
        ("「日本」『語』", ["「日本」", "『語』"]),
        ("“be ‘lost,’ aside”", ["“be ‘lost,’ aside”", "‘lost,’"]),
        ("„Ja, »aber« nein“", ["„Ja, »aber« nein“", "»aber«"]),
        ("“hard\nwrapped” and", ["“hard\nwrapped”"]),
        # Each paragraph of one quotation begins with a mark, and only the last is closed.
        ("“One.\n“Two,” he said. “Four.”", ["“One.", "“Two,”", "“Four.”"]),
        ("“One.\n\n“Two.\n\n“Three,” he said.", ["“One.", "“Two.", "“Three,”"]),
        ('"One.\n\n"Two," he said. Then "three".', ['"One.', '"Two,"', '"three"']),
        # Apostrophes and inches are none.
        ("It’s the ’90s, the dogs’ tails", []),
        ('6\'2" tall and "big".', ['"big"']),
    ],
)
def test_what_is_quoted(text: str, quoted: list[str]) -> None:
    found = quotations(text)
    assert [text[each.outer.start : each.outer.end] for each in found] == quoted
    for each in found:
        assert each.outer.holds(each.inner)


def test_a_mark_that_is_never_closed_is_not_sure() -> None:
    found = quotations("“Unclosed and then\n\nNext paragraph “ok” here")
    assert [each.sure for each in found] == [False, True]
    assert found[0].outer == Span(0, 18)


def test_lines_of_a_dialogue_need_no_marks() -> None:
    text = "He came.\n— We won, he said.\nAda Quill: We won."
    at = [text.index("We won"), text.rindex("We won")]
    assert [is_dialogue(text, Span(start, start + 6)) for start in at] == [True, True]
    assert not is_dialogue(text, Span(0, 7))


@given(st.text(alphabet="ab \n“”„«»\"'‘’‚‹›.", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for each in quotations(text):
        assert 0 <= each.outer.start < each.inner.start <= each.inner.end <= each.outer.end
        assert each.outer.end <= len(text)
