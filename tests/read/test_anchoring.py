"""A source with its text: where its words stand, and which quantities are left (rules 1 and 3)."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.model.article import Article
from variorum.model.source import Source
from variorum.read.anchoring import make_article
from variorum.text.passages import SeedText, Span

TEXT = (
    "The tanker lay aground on Friday.\n"
    "He said 40 crew were aboard. On Friday 12 left, he said.\n"
    "On Friday the port was shut, 40 tonnes were lost.\n"
)


def article(*claims: dict[str, Any], text: str = TEXT, **values: Any) -> Article:
    source = Source.model_validate(
        {
            "id": "short", "seed": "short.txt", "sha256": "0" * 64, "title": "unknown",
            "outlet": "unknown", "agency": "unknown", "byline": "unknown", "published": "unknown",
            "summary": "Short.", **values,
            "claims": [
                {"id": f"c{at}", "by": "none", "voice": "narrator", **claim}
                for at, claim in enumerate(claims)
            ],
        }
    )  # fmt: skip
    return make_article(source, SeedText("short.txt", text, ""), ("several",))


def words(found: Article, spans: tuple[Span, ...]) -> list[str]:
    assert found.text is not None
    return [found.text.words(span) for span in spans]


class TestQuotes:
    def test_a_quote_in_parts_is_found_in_order(self) -> None:
        found = article({"quote": ["40 crew were aboard", "the port was shut"]})
        assert words(found, found.quotes["c0"]) == ["40 crew were aboard", "the port was shut"]
        assert found.misses == ()

    def test_a_later_part_is_the_first_after_the_one_before(self) -> None:
        found = article({"quote": ["The tanker lay", "on Friday", "he said"]})
        assert [span.start for span in found.quotes["c0"]] == sorted(
            span.start for span in found.quotes["c0"]
        )

    def test_parts_out_of_order_are_missed(self) -> None:
        found = article({"quote": ["the port was shut", "40 crew were aboard"]})
        assert found.quotes == {}
        assert [(miss.keys, miss.within) for miss in found.misses] == [
            (("claims", 0, "quote", 1), "rest"),
        ]

    def test_an_occurrence_before_the_part_before_is_missed(self) -> None:
        found = article({"quote": ["40 crew were", {"text": "Friday", "occurrence": "1"}]})
        assert [miss.within for miss in found.misses] == ["rest"]

    def test_parts_do_not_overlap(self) -> None:
        found = article({"quote": ["40 crew were aboard", "were aboard. On"]})
        assert found.quotes == {}

    def test_a_place_inside_the_part_before_is_passed_over(self) -> None:
        found = article({"quote": ["40 crew were aboard. On Friday", "On Friday"]})
        assert found.misses == ()
        assert found.quotes["c0"][1].start == TEXT.rindex("On Friday")

    def test_words_that_stand_twice_need_an_occurrence(self) -> None:
        assert len(article({"quote": "On Friday"}).misses[0].hits) == 2
        found = article({"quote": "On Friday", "occurrence": "2"})
        assert found.quotes["c0"] == (Span(TEXT.rindex("On Friday"), TEXT.rindex("On Friday") + 9),)

    def test_an_occurrence_too_high_is_missed(self) -> None:
        (miss,) = article({"quote": "On Friday", "occurrence": "3"}).misses
        assert (len(miss.hits), miss.occurrence) == (2, 3)


class TestPhrases:
    def test_a_phrase_is_sought_in_its_own_quote(self) -> None:
        count = {"phrase": "40", "kind": "exact", "number": "40"}
        found = article({"quote": "40 tonnes were lost", "count": count})
        assert found.phrases["c0"].start == TEXT.rindex("40")

    def test_a_phrase_elsewhere_is_missed(self) -> None:
        count = {"phrase": "12", "kind": "exact", "number": "12"}
        (miss,) = article({"quote": "40 tonnes were lost", "count": count}).misses
        assert (miss.keys, miss.within) == (("claims", 0, "count", "phrase"), "quote")

    def test_a_phrase_twice_in_its_quote_needs_an_occurrence(self) -> None:
        quote = "40 crew were aboard. On Friday 12 left, he said. On Friday the port was shut, 40"
        count = {"phrase": "40", "kind": "exact", "number": "40"}
        assert len(article({"quote": quote, "count": count}).misses) == 1
        found = article({"quote": quote, "count": {**count, "occurrence": "2"}})
        assert found.phrases["c0"].start == TEXT.rindex("40")


class TestGrounds:
    """Words a date rests on: sought in the quote, then in its paragraph, then in the article."""

    def ground(self, quote: str, words: str) -> Article:
        said = {"when": "2024-03-01", "basis": "stated", "from": [words]}
        return article({"quote": quote, "said": said})

    @pytest.mark.parametrize(
        ("quote", "line"),
        [("On Friday 12 left", 2), ("40 crew were aboard", 2), ("the port was shut", 3)],
    )
    def test_the_nearest_place_decides(self, quote: str, line: int) -> None:
        found = self.ground(quote, "On Friday")
        assert found.misses == ()
        assert found.text is not None
        said = [span for keys, span in found.grounds.items() if "said" in keys]
        assert [found.text.line(span.start) for span in said] == [line]

    def test_two_places_in_the_article_alone_are_too_many(self) -> None:
        found = self.ground("The tanker lay aground", "On Friday")
        assert [len(miss.hits) for miss in found.misses] == [2]


class TestAccounts:
    def accounts(self, *claims: dict[str, Any], **values: Any) -> list[tuple[str, str]]:
        found = article(*claims, **values)
        assert found.text is not None
        return [(found.text.words(each.mention.span), each.account) for each in found.accounts]

    def test_each_quantity_is_coded_set_aside_quoted_or_missed(self) -> None:
        assert self.accounts(
            {"quote": "40 crew were aboard", "count": {"phrase": "40", "kind": "exact", "number": "40"}},
            {"quote": "On Friday 12 left"},
            set_aside=[{"quote": "40 tonnes were lost", "reason": "caption"}],
        ) == [
            ("Friday", "missed"), ("40", "coded"), ("Friday", "quoted"), ("12", "quoted"),
            ("Friday", "missed"), ("40", "set-aside"),
        ]  # fmt: skip

    def test_a_phrase_that_cuts_a_quantity_does_not_code_it(self) -> None:
        count = {"phrase": "two", "kind": "exact", "number": "2"}
        assert self.accounts(
            {"quote": "two hundred ships", "count": count}, text="There were two hundred ships."
        ) == [("two hundred", "quoted")]

    def test_covered_counts_only_coded_and_set_aside(self) -> None:
        found = article(
            {
                "quote": "40 crew were aboard",
                "count": {"phrase": "40", "kind": "exact", "number": "40"},
            }
        )
        assert (found.covered, len(found.accounts)) == (1, 6)


class TestShare:
    def test_overlapping_passages_count_once(self) -> None:
        found = article(
            {"quote": "40 crew were"}, {"quote": "crew were aboard"}, text="40 crew were aboard"
        )
        assert found.published == (Span(0, 19),)
        assert found.quoted_share == 1

    def test_without_a_text_there_is_no_share(self) -> None:
        source = article().source
        assert make_article(source, None, ()).quoted_share is None
        assert make_article(source, SeedText("x", "", ""), ()).quoted_share is None
