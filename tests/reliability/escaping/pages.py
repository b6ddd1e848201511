"""A built page as a browser's parser reads it, and as it must be with a contributor's words in it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any
from xml.etree import ElementTree as ET

import html5lib

from variorum.render.escape import bibtex, bibtex_url, visible
from variorum.render.restricted_markdown import inline, prose

from .invented import TOKEN, Invented, Slot, as_in

# Words that the site cuts or computes from others; what stands there is tried on its own.
_CUT = ("description", "og:description")
_DIGIT = re.compile(r"&#(4[89]|5[0-7]);")
# Told of the words themselves: how many quantities the detector saw, and a hash of the text.
_TOLD = re.compile(r"(?<=names )\d+|\d+(?= of them are)|ni:///\S+|\b[0-9a-f]{64}\b|urn:uuid:\S+")
_PARAGRAPH = re.compile(r"<p>(qz\d{5}x*qz)</p>")
_FORM = re.compile(r'(<pre class="v-cite-form">)(.*?)(</pre>)', re.DOTALL)
_BIBTEX_URL = re.compile(r"\burl\s*=\s*\{[^{}]*\Z")
_DATA = re.compile(r'(<script type="application/ld\+json">)(.*?)(</script>)', re.DOTALL)
# Marks inside our quotation marks become single ones.
_MARKS = str.maketrans("“”„«»\"'’‚‹›", "‘" * 11)

Event = tuple[str, str, str]


@dataclass(frozen=True)
class Expected:
    """The pages of the foul dossier as they must be, made from those of the calm one."""

    dossier: Invented

    def html(self, calm: str) -> str:
        """A calm page with each token's value in its place, as a text of HTML says it."""
        # In Markdown even the digits of a token are written as entities.
        page = _DIGIT.sub(lambda m: chr(int(m[1])), calm)
        page = _FORM.sub(lambda m: m[1] + self._form(m[2]) + m[3], page)
        page = _DATA.sub(lambda m: m[1] + self._data(m[2]) + m[3], page)
        page = _PARAGRAPH.sub(self._paragraph, page)
        return TOKEN.sub(self._words, page)

    def words(self, calm: str) -> str:
        """Words of a calm page as a reader of the foul one must see them."""
        return line(TOKEN.sub(lambda t: as_in(t, self.dossier.slot(t).value), calm))

    def _words(self, token: re.Match[str]) -> str:
        slot = self.dossier.slot(token)
        if slot.kind == "markdown":
            return str(inline(slot.value))
        return html.escape(visible(as_in(token, slot.value)))

    def _paragraph(self, match: re.Match[str]) -> str:
        token = TOKEN.fullmatch(match[1])
        assert token
        slot = self.dossier.slot(token)
        whole = slot.kind == "markdown" and not slot.field.startswith("reading.")
        return str(prose(slot.value)) if whole else match[0]

    def _form(self, told: str) -> str:
        """A citation for programs: BibTeX, or JSON."""
        form = html.unescape(told)
        if form.lstrip().startswith("["):
            return html.escape(canonical(self.value(json.loads(form))))
        return html.escape(TOKEN.sub(self._bibtex, form))

    def _bibtex(self, token: re.Match[str]) -> str:
        slot = self.dossier.slot(token)
        as_address = _BIBTEX_URL.search(token.string, 0, token.start())
        return bibtex_url(slot.value) if as_address else bibtex(slot.value)

    def _data(self, told: str) -> str:
        return canonical(self.value(json.loads(told))).replace("<", "\\u003c")

    def value(self, value: Any) -> Any:
        """A value of JSON with each token's value in its place."""
        if isinstance(value, dict):
            return {key: self.value(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.value(item) for item in value]
        return self.words(value) if isinstance(value, str) else value


def canonical(value: Any) -> str:
    """JSON whose strings are told as they are compared."""

    def told(item: Any) -> Any:
        if isinstance(item, dict):
            return {key: told(each) for key, each in item.items()}
        if isinstance(item, list):
            return [told(each) for each in item]
        return line(item) if isinstance(item, str) else item

    return json.dumps(told(value), sort_keys=True, ensure_ascii=False)


def line(text: str) -> str:
    """`text` as it is compared: on one line, all quotation marks alike, with no space beside them."""
    words = " ".join(visible(text).split()).translate(_MARKS)
    return _TOLD.sub("…", re.sub(" ?‘ ?", "‘", words))


def events(page: str) -> list[Event]:
    """Elements, attributes and words of a page in their order: kind, where, and what."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    told: list[Event] = []
    words: list[Event] = []
    for event in _walk(root, ""):
        if event[0] == "words":
            words.append(event)
            continue
        _tell(told, words)
        told.append(event)
    _tell(told, words)
    return told


def _tell(told: list[Event], words: list[Event]) -> None:
    text = line("".join(what for _, _, what in words))
    if text:
        told.append(("words", words[0][1], text))
    words.clear()


def _walk(element: ET.Element, inside: str) -> Iterator[Event]:
    name = str(element.tag).rpartition("}")[2]
    attributes = {str(key): value for key, value in element.attrib.items()}
    # Words that only one rendering has are told apart, and words of another script kept in order:
    # which are, depends on the words.
    if name == "mark" or (name == "bdi" and attributes.keys() <= {"dir", "lang"}):
        yield "words", inside, "".join(element.itertext())
        return
    # Further words by which the search finds a claim are made of its words.
    if name == "p" and "hidden" in attributes:
        return
    where = f"{inside} {name}"
    yield "element", where, name
    if _is_computed(name, attributes):
        return
    cut = name == "meta" and {attributes.get("name"), attributes.get("property")} & set(_CUT)
    for key in sorted(attributes):
        yield (
            "attribute",
            f"{name} {key}",
            "" if cut and key == "content" else line(attributes[key]),
        )
    if _is_json(name, attributes, element.text or ""):
        yield "data", where, canonical(json.loads(element.text or ""))
    else:
        yield "words", where, element.text or ""
        children = [_child(child, where) for child in element]
        # The timeline's rows stand in the order of their words.
        for child in sorted(children) if where.endswith("table tbody") else children:
            yield from child
    yield "end", where, name


def _child(element: ET.Element, where: str) -> list[Event]:
    # A comment has a function for a tag.
    inside = [] if callable(element.tag) else list(_walk(element, where))
    return [*inside, ("words", where, element.tail or "")]


def _is_json(name: str, attributes: dict[str, str], text: str) -> bool:
    if name == "script":
        return attributes.get("type") == "application/ld+json"
    return attributes.get("class") == "v-cite-form" and text.lstrip().startswith("[")


def _is_computed(name: str, attributes: dict[str, str]) -> bool:
    """Whether what an element holds depends on the words themselves: a chart, which breaks its
    lines, what the detector found, and which words differ between renderings."""
    label = attributes.get("aria-label", "")
    return (
        (name == "svg" and "viewBox" in attributes)
        or label == "Quantities and dates of the article"
        or (name == "tr" and attributes.get("class") == "v-drift")
    )


def places(calm: str, dossier: Invented) -> Iterator[tuple[str, Slot]]:
    """Where each token stands on a calm page, by element or by element and attribute."""
    page = _DIGIT.sub(lambda m: chr(int(m[1])), calm)
    for kind, where, what in events(page):
        place = where if kind == "attribute" else where.rpartition(" ")[2]
        # A question of the comparison is a row where articles are few, else a section.
        place = "data-words" if place.endswith(" data-words") else place
        for token in TOKEN.finditer(what):
            slot = dossier.slot(token)
            yield f"notes in {place}" if slot.kind == "markdown" else place, slot


def difference(expected: list[Event], found: list[Event]) -> str:
    """The first thing in which a page is not what it must be."""
    for one, other in zip_longest(expected, found):
        if one != other:
            return _spot(repr(one), repr(other))
    return ""


def _spot(one: str, other: str) -> str:
    """Both texts around the first letter in which they differ."""
    pairs = enumerate(zip_longest(one, other))
    at = next((at for at, (left, right) in pairs if left != right), 0)
    around = slice(max(0, at - 80), at + 120)
    return f"must be {one[around]!a}, is {other[around]!a} (in {one[:60]!a}…)"
