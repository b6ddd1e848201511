"""The one door through which text from YAML reaches a page: a function for each place it lands in.

What a contributor wrote is text and nothing else, wherever it stands.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from markupsafe import Markup

_PLAIN = re.compile(r"[^A-Za-z ]")
# What cmark-gfm or GitHub's own filters read as markup anywhere in a line.
_GITHUB = re.compile(r"[&<>*_`~|\\\[\]#@$\^{}!]")
# GitHub looks for mentions, references, addresses and emoji in the finished text, where an entity
# is the character again: there they are broken by a mark that does not show.
_GITHUB_LINKS = re.compile(r"[@#](?=\S)|:(?=\S)|\bwww(?=\.)|\bgh(?=-\d)", re.IGNORECASE)
_NO_BREAK = "\u2060"
_C1 = re.compile("[\x7f-\x9f]")
ALL_LEVELS = 1000
_json_string = json.encoder.encode_basestring
_json_leaf = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_PLAIN_ID = re.compile(r"\.?[A-Za-z0-9][A-Za-z0-9._/-]*\Z")
# What a spreadsheet takes for the start of a formula, the East Asian forms of the signs too.
_SIGNS = "=+\\-@＝＋－＠"
_FORMULA = re.compile(rf"[\t\n]|[{_SIGNS}]")
# Where semicolons or tabs part cells, as in many countries' settings, one begins inside ours.
_INNER_FORMULA = re.compile(rf"([;\t\n][ \"']*)(?=[{_SIGNS}])")
# XML 1.0 can't hold these, not even as entities; BibTeX and plain text have no use for them.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BIBTEX = str.maketrans(
    {
        # A brace counts for BibTeX even after a backslash: only its name is safe.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        **{sign: f"\\{sign}" for sign in "$&%#_"},
    }
)
_TURNS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BIDI = re.compile(f"[{_TURNS}]")
# What can't stand as it is inside an HTML element or attribute; most words have none of it.
_IN_HTML = re.compile(f"[&<>\"'\n\r{_TURNS}]")


def visible(text: str) -> str:
    """`text` without marks that turn the direction of what follows it."""
    return _BIDI.sub("", text)


def is_plain(text: str) -> bool:
    """Whether `text` can stand inside an HTML element or a quoted attribute as it is."""
    return _IN_HTML.search(text) is None


def markup(text: object) -> Markup:
    """`text` inside an HTML element or a quoted attribute, within a raw HTML block.

    A line break becomes an entity: both engines look for code between fences at the heads of lines
    before they see where HTML stands.
    """
    words = str(text)
    if is_plain(words):
        return Markup(words)
    escaped = html.escape(visible(words), quote=True)
    return Markup(escaped.replace("\n", "&#10;").replace("\r", "&#13;"))


def isolated(inner: Markup, language: str, direction: str) -> Markup:
    """Words inside an element, kept apart from the line around them; a `language` is a checked tag."""
    lang = Markup(' lang="{}"').format(language) if language else ""
    return Markup('<bdi{} dir="{}">{}</bdi>').format(lang, direction, inner)


def differing(text: str) -> Markup:
    """A word of a rendering that no other has there."""
    return Markup('<mark class="v-differs">{}</mark>').format(markup(text))


def markdown(text: str) -> Markup:
    """`text` inside a line of Markdown: every character but letters and spaces as an entity."""
    return markdown_piece(" ".join(visible(text).split()))


def markdown_piece(words: str) -> Markup:
    """Words of such a line between two tags, with the spaces at their ends."""
    return Markup(_PLAIN.sub(lambda odd: f"&#{ord(odd[0])};", words))


def github(text: str) -> Markup:
    """`text` inside a line of Markdown on GitHub, after words of our own.

    It names nobody, refers to nothing and links nowhere, and is read as it was written.
    """
    line = _C1.sub("", characters(text))
    line = _GITHUB_LINKS.sub(lambda found: found[0] + _NO_BREAK, line)
    return Markup(_GITHUB.sub(lambda odd: f"&#{ord(odd[0])};", line))


def github_id(text: str) -> Markup:
    """An id or a path as code in Markdown on GitHub; as words where it is none."""
    return Markup(f"`{text}`") if _PLAIN_ID.match(text) else github(text)


def heading(level: int, text: str, anchor: str = "", *, searched: bool = True) -> Markup:
    """A Markdown heading, with its id where `anchor` gives one.

    What follows a heading that is not `searched` stays out of the site's search.
    """
    return heading_line(level, markdown(text), anchor, searched=searched)


def heading_line(level: int, line: Markup, anchor: str = "", *, searched: bool = True) -> Markup:
    """The same of words that are escaped already."""
    marks = [f"#{anchor}"] if anchor else []
    marks += [] if searched else ["data-search-exclude"]
    suffix = f" {{{' '.join(marks)}}}" if marks else ""
    return Markup(f"\n\n{'#' * level} {line}{suffix}\n\n")


def front_matter(
    title: str = "", description: str = "", image: str = "", image_alt: str = "", **more: Any
) -> Markup:
    """A page's front matter.

    The theme prints a title between tags, and a description, the address of a picture and its
    words between double quotes, all as they are, so they are escaped first.
    """
    lines = [f"title: {_yaml(title)}"] if title else []
    if description:
        lines.append(f"description: {_yaml(description, quote=True)}")
    if image:
        lines.append(f"image: {_yaml(image, quote=True)}")
        lines.append(f"image_alt: {_yaml(image_alt, quote=True)}")
    lines += [f"{key}: {json.dumps(value)}" for key, value in more.items()]
    return Markup("---\n" + "\n".join(lines) + "\n---\n")


def setting(text: str) -> str:
    """`text` as a name or label in the engine's settings: its theme prints these as they are."""
    return html.escape(" ".join(visible(text).split()), quote=True)


def _yaml(text: str, *, quote: bool = False) -> str:
    line = " ".join(visible(text).split())
    return json.dumps(html.escape(line, quote=quote), ensure_ascii=False)


def json_text(value: Any, levels: int = ALL_LEVELS) -> str:
    """`value` as JSON that may also stand inside HTML: no `<`, `>` or `&` in its strings."""
    return "".join(map(_without_signs, _json_pieces(value, levels)))


def json_file(value: Any, levels: int = ALL_LEVELS) -> bytes:
    """The same as a file's bytes, made piece by piece: of many articles the text is tens of megabytes."""
    out = io.BytesIO()
    for piece in _json_pieces(value, levels):
        out.write(_without_signs(piece).encode())
    return out.getvalue()


def json_lines(value: Any, levels: int = ALL_LEVELS) -> str:
    """`value` as JSON, a member to a line, each level one space further in; its keys are text, and what
    iterates is a list.

    What lies more than so many `levels` deep stands on one line, which is written much faster.
    Raises ValueError for a number that JSON does not know.
    """
    return "".join(_json_pieces(value, levels))


def _json_pieces(value: Any, levels: int, margin: str = "\n") -> Iterator[str]:
    if not levels or not isinstance(value, dict | list | tuple | Iterator):
        yield _json_leaf(value)
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    members: Iterable[tuple[str, Any]] = (
        ((f"{_json_string(key)}: ", each) for key, each in value.items())
        if isinstance(value, dict)
        else (("", each) for each in value)
    )
    inner, before = f"{margin} ", opening
    for label, each in members:
        head, before = f"{before}{inner}{label}", ","
        # Most are leaves, which need no generator of their own.
        if isinstance(each, str | int | float | None):
            yield head + _json_leaf(each)
        else:
            yield head
            yield from _json_pieces(each, levels - 1, inner)
    yield opening + closing if before == opening else f"{margin}{closing}"


def _without_signs(text: str) -> str:
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def data_block(value: Any) -> Markup:
    """`value` as JSON-LD inside a page: a script element that holds data and is never run."""
    return Markup(f'<script type="application/ld+json">\n{json_text(value)}\n</script>')


def characters(text: str) -> str:
    """`text` on one line, of characters that any format can hold."""
    return " ".join(_NO_XML.sub("", visible(text)).split())


def xml(text: str) -> Markup:
    """`text` inside an XML element or a quoted attribute; what XML can't hold is dropped."""
    lines = _NO_XML.sub("", visible(text)).replace("\r\n", "\n").replace("\r", "\n")
    return Markup(html.escape(lines, quote=True))


def bibtex(text: str) -> str:
    """`text` as the value of a BibTeX field, within braces; letters beyond ASCII stay UTF-8."""
    return characters(text).translate(_BIBTEX)


def bibtex_url(url: str) -> str:
    """An address as a BibTeX field that is read as it stands: only braces must not be there."""
    return characters(url).replace("{", "%7B").replace("}", "%7D")


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV table; a list is its members joined by semicolons. A text cell that a spreadsheet would
    run as a formula begins with `'`, and so does what would be one where other signs part the cells."""
    out = io.StringIO()
    cells = ([_cell(value) for value in row] for row in (header, *rows))
    csv.writer(out, lineterminator="\n").writerows(cells)
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        value = ";".join(map(str, value))
    if not isinstance(value, str):
        return str(value)
    # A lone carriage return would end the row: the writer quotes line feeds only.
    text = value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    text = _INNER_FORMULA.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(text) else text
