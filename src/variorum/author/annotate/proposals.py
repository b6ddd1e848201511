"""What selected words are proposed as: a claim with all that the text and the claim before it give."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from variorum.author.clauses import PATTERNS, Passages, Placed
from variorum.author.known import named_actors, names_with_quantities
from variorum.author.masthead import aside_of, is_stamp
from variorum.author.speakers import Speech
from variorum.author.stubs import counted, read_together, rests_on
from variorum.author.yaml_text import readable, unused
from variorum.model.article import Article
from variorum.model.dossier import Dossier
from variorum.model.marker import MARKER
from variorum.model.source import Reason
from variorum.text.dates import Days, dates_in, hanging
from variorum.text.passages import Span, squeezed
from variorum.text.quantities import Mention

Value = dict[str, Any]
# What is set aside with the words around a number, which tell no more than it.
_WHOLE = ("reading-time", "credit", "caption", "navigation")
_UPDATED = re.compile(r"\b(?:updated|corrected|modified|amended)\b", re.IGNORECASE)
_REASONS = frozenset(get_args(Reason))


@dataclass(frozen=True)
class Proposer:
    """Proposes what becomes of words of one article."""

    dossier: Dossier
    article: Article

    @cached_property
    def passages(self) -> Passages:
        assert self.article.text is not None
        return Passages(self.article.text, self.dossier.language_of(self.article))

    @cached_property
    def speech(self) -> Speech:
        return Speech(self.passages, named_actors(self.dossier, self.passages.seed))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(each.mention for each in self.article.accounts)

    def claim(
        self,
        spans: Sequence[Span],
        taken: Container[str],
        before: Mapping[str, Any] | None = None,
        meant: Span | None = None,
    ) -> Value | None:
        """The claim that the words at `spans` make, and what else could be said of it; None where they
        can't be quoted. `before` is the claim made before, whose speaker, origin, way and moment stay;
        `meant` is the quantity that it is made for."""
        parts = [placed for span in spans if (placed := self.passages.placed(span)) is not None]
        if not parts or len(parts) < len(spans):
            return None
        whole = Span(parts[0].span.start, parts[-1].span.end)
        before = before or {}
        counts = self._counts(parts, meant)
        name = readable(parts[0].words) or f"line-{self.passages.seed.line(whole.start)}"
        value: Value = {
            "id": unused(name, taken),
            "quote": [{"text": each.words, **each.which} for each in parts],
            **({"count": counts[0]} if counts else {}),
            **self._speech(parts, before),
        }
        kept = [
            key for key in ("by", "origin", "via") if key in value and value[key] == before.get(key)
        ]
        value["as_of"], told = self._moment(whole, before, counting=bool(counts))
        return {
            "value": value,
            "kept": [*kept, *(["as_of"] if told else [])],
            "spans": [each.span for each in parts],
            "counts": counts,
            "sentence": self.passages.sentence(parts[0].span),
            "named": self.speech.unknown(parts[0].span) if value["by"] is None else "",
            "dates": self._dates(whole, whole),
            "dates_far": self._dates(whole),
            "days": self._days(whole),
            "moment": "over" if told and "as_of" not in before else "as_of",
        }

    def aside(self, span: Span) -> Value | None:
        """An entry of `set_aside` for the words at `span`; its reason is empty where none suggests itself."""
        reason = self.reason(span)
        if any(each.span == span for each in self.mentions) and reason in _WHOLE:
            whole = self.passages.seed.paragraph(span) if reason == "reading-time" else None
            span = whole or self.passages.around(span)
        placed = self.passages.placed(span)
        if placed is None:
            return None
        return {"quote": placed.words, "reason": reason, **placed.which}

    def around(self, span: Span) -> Span:
        """What a quantity is most likely quoted with: its clause."""
        placed = self.passages.placed(self.passages.around(span), 6)
        return placed.span if placed else span

    def reason(self, span: Span) -> str:
        """Why the words report nothing, where their line or a known name tells."""
        seed = self.passages.seed
        found = next((each for each in self.mentions if each.span.touches(span)), None)
        if found is None:
            return ""
        line = seed.paragraph(found.span)
        if told := re.findall(r"[a-z-]+", aside_of(seed, found, line)):
            return next((word for word in reversed(told) if word in _REASONS), "")
        if next(iter(names_with_quantities(self.dossier, seed, (found.span,))), None):
            return "name"
        if found.kind == "date" and self.passages.dateline(found.span):
            return "dateline"
        stamp = found.kind == "date" and is_stamp(seed.words(line))
        return "update" if stamp and _UPDATED.search(seed.words(line)) else ""

    def _counts(self, parts: Sequence[Placed], meant: Span | None) -> list[Value]:
        """The counts that the words state: first the one at `meant`, last what is set aside or not clear."""
        seed = self.passages.seed
        found: dict[Span, tuple[tuple[bool, bool, bool], Value]] = {}
        for mention in self.mentions:
            part = next((each.span for each in parts if each.span.holds(mention.span)), None)
            if part is None or mention.kind == "date":
                continue
            phrase, keys = counted(seed, mention, part, self.passages.language)
            words = squeezed(seed.words(phrase))
            hits = [hit for hit in seed.find(words) if part.holds(hit)]
            which = (
                {"occurrence": hits.index(phrase) + 1} if len(hits) > 1 and phrase in hits else {}
            )
            aside = any(each.holds(mention.span) for each in self.article.aside)
            rank = (mention.span != meant, aside, MARKER in keys.values())
            found.setdefault(phrase, (rank, {"phrase": words, **keys, **which}))
        # “Some” before 27,000 is in that one's phrase.
        whole = [
            each
            for phrase, each in found.items()
            if not any(other != phrase and other.holds(phrase) for other in found)
        ]
        return [each for _, each in sorted(whole, key=lambda pair: pair[0])]

    def _speech(self, parts: Sequence[Placed], before: Mapping[str, Any]) -> Value:
        """Who says it and how: as the sentence tells, or as the claim before has it."""
        span = parts[0].span
        if self.speech.title is not None and self.speech.title.holds(span):
            return {"by": [], "voice": "headline"}
        direct = all(self.speech.within.hold(each.span) for each in parts)
        told: Value = {}
        if PATTERNS["denied"].search(parts[0].words):
            told["stance"] = "denies"
        named = self.speech.unknown(span)
        by_name = self.dossier.labels["actors"].get(named.casefold())
        if speaker := self.speech.speaker(span) or by_name:
            told["by"] = [{"actor": speaker}]
        elif before.get("voice") in ("headline", None) or named:
            told["by"] = None if direct or named else []
        elif not (direct or self._goes_on(span, before)):
            told["by"] = []
        else:
            told["by"] = [{"actor": link["actor"]} for link in before.get("by", ())]
        spoken = bool(told["by"]) or told["by"] is None
        told["voice"] = "direct" if direct else "indirect" if spoken else "narrator"
        first = [link["actor"] for link in told["by"] or ()][:1]
        if first and first == [link["actor"] for link in before.get("by", ())][:1]:
            told |= {key: before[key] for key in ("origin", "via") if key in before}
        elif first:
            tied = [
                tie.origin
                for tie in self.article.source.ties
                if (origin := self.dossier.origin.get(tie.origin)) and origin.speaker == first[0]
            ]
            told |= {"origin": {"origin": tied[0]}} if len(tied) == 1 else {}
        return told

    def _goes_on(self, span: Span, before: Mapping[str, Any]) -> bool:
        """Whether the speaker of the claim before may still speak: in one paragraph, or where a pronoun does."""
        seed, sentence = self.passages.seed, self.passages.sentence(span)
        last = self.article.quotes.get(str(before.get("id")), ())
        near = any(seed.paragraph(part) == seed.paragraph(span) for part in last)
        return near or PATTERNS["goes on"].search(seed.words(sentence)) is not None

    def _dates_beside(self, quote: Span) -> list[Mention]:
        sentence = self.passages.sentence(quote)
        return [each for each in self.mentions if each.kind == "date" and sentence.holds(each.span)]

    def _dates(self, words: Span, quote: Span | None = None) -> list[Value]:
        """What a date can rest on in the sentence of some words, found again from a claim with `quote`."""
        found = (rests_on(self.passages, each.span, quote) for each in self._dates_beside(words))
        return [each for each in found if each]

    def _days(self, quote: Span) -> list[str]:
        """What the one weekday, “yesterday” or “last year” of the sentence may be, told on the day when the
        article was published: of a weekday the nearest ones."""
        published, beside = self.article.source.published.when.day, self._dates_beside(quote)
        words = [squeezed(self.passages.seed.words(each.span)) for each in beside]
        named = dates_in(words[0], self.passages.language) if len(words) == 1 else ()
        span = (
            hanging(named[0], Days(published, published)) if published and len(named) == 1 else None
        )
        if span is None or span.first is None or span.last is None:
            return []
        if named[0].weekday is None:
            return [_shown(span.first, span.last)]
        near = [span.first + dt.timedelta(n) for n in range((span.last - span.first).days + 1)]
        near = [day for day in near if day.weekday() == named[0].weekday]
        return [day.isoformat() for day in ([published] if published in near else near)]

    def _moment(
        self, quote: Span, before: Mapping[str, Any], *, counting: bool
    ) -> tuple[Value, bool]:
        """The date that the sentence gives, else that of the claim before; whether it is the latter."""
        dates = self._dates_beside(quote)
        read = read_together(self.passages, dates)
        told = self._days(quote)
        # A weekday that is that of publication, and “yesterday”: others may lie before or behind it.
        sure = read.when if read.basis == "stated" else told[0] if len(told) == 1 else ""
        # What is counted is so at the date of its sentence; another statement may not be.
        if sure and (counting or any(quote.holds(each.span) for each in dates)):
            return {"when": sure, "basis": "stated", "from": self._dates(quote, quote)}, False
        key = "as_of" if "as_of" in before else "over"
        last = before.get(key)
        if not last or last.get("when") == "unknown":
            return {"when": "unknown"}, bool(last)
        ids = [claim.id for claim in self.article.source.claims]
        at = ids.index(before["id"]) if before.get("id") in ids else -1
        again = []
        for number, passage in enumerate(last.get("from", ())):
            # Words of the claim before are found again from this one, which may stand far from them.
            span = self.article.grounds.get(("claims", at, key, "from", number))
            again.append((span and rests_on(self.passages, span, quote)) or passage)
        return {**last, "from": again}, True


def _shown(first: dt.date, last: dt.date) -> str:
    """A span as people write it: a day, a whole year, or both ends."""
    if first == last:
        return first.isoformat()
    year = first.year
    is_year = (first, last) == (dt.date(year, 1, 1), dt.date(year, 12, 31))
    return str(year) if is_year else f"{first}/{last}"
