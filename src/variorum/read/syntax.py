"""What stopped the YAML parser, told as the mistake that people make there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.text.letters import called, in_quotes, uncurled

_GLUED_COLON = re.compile(r"\s*(?:- +)?(?P<key>[A-Za-z_]+):(?=[^\s/])(?P<value>.*)")
_GLUED_DASH = re.compile(r"\s*-(?P<key>[A-Za-z_]+): ")
# White space that YAML does not know, letters without width, and the wide colon.
_ODD = "\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff："
_ODD_SPACE = re.compile(
    rf"(?P<before>\s*(?:-\s*)?(?:[A-Za-z_]+(?::|(?=：)))?)(?P<odd>[{_ODD}])(?P<after>.*)"
)
_RECORD = re.compile(r"\s*id: ")
_OTHER_DASH = re.compile(r"\s*(?P<sign>[–—−‐‑*•·])\s+(?P<rest>[A-Za-z_]+: .*|\{.*)")
_IN_BRACES = re.compile(r"\s*\{\s*id: .*\}\s*$")
_OPENED = re.compile(r"""(?:: |- )(?P<mark>["'])(?:(?!(?P=mark)).)*$""")
_ALIKE = "indent the keys of one record alike, and its first key after a dash and a space"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in words, and the line and column (zero-based) where it shows."""

    line: int
    column: int
    message: str
    expected: str
    fix: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Where and why the parser stopped; `since` is where what it was reading begins."""

    problem: str
    context: str
    at: tuple[int, int]
    since: tuple[int, int] | None


def mistake(stop: Stop, lines: list[str]) -> Mistake:
    """The mistake that most likely made the parser stop."""
    line = stop.at[0]
    text = _line(lines, line)
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" in indent:
        return Mistake(
            line, indent.index("\t"), "this line is indented with a tab, which YAML does not read",
            "spaces before the first word", "indent with spaces, like the lines around it",
        )  # fmt: skip
    return (
        _other_dash(stop, lines)
        or _odd_space(stop, lines)
        or _glued(stop, lines)
        or _undashed(stop, lines)
        or _colon_inside(stop, lines)
        or _colon_in_value(stop, text)
        or _by_problem(stop, lines, len(indent))
    )


def _odd_space(stop: Stop, lines: list[str]) -> Mistake | None:
    """A no-break space where YAML needs a plain one: behind a colon or a dash, or before a key."""
    for number in range(stop.at[0], max(0, (stop.since or stop.at)[0] - 2) - 1, -1):
        found = _ODD_SPACE.match(_line(lines, number))
        if number < stop.at[0] - 3:
            break
        if found:
            colon = ":" if found["odd"] == "：" else ""
            after = re.sub(rf"^[{_ODD}\s]+", "", found["after"]).rstrip()
            text = f"{found['before'].lstrip()}{colon} {after}".strip()
            behind = "after this colon" if found["before"].endswith(":") else "here"
            wanted = "a plain colon and a space belong" if colon else "a plain space belongs"
            return Mistake(
                number, found.start("odd"), f"{called(found['odd'])} stands {behind}, where {wanted}",
                "plain spaces between words and before them", f"write `{text[:60]}` with plain spaces",
            )  # fmt: skip
    return None


def _other_dash(stop: Stop, lines: list[str]) -> Mistake | None:
    """An item of a list behind another sign than a hyphen."""
    text = _line(lines, stop.at[0])
    found = _OTHER_DASH.match(text)
    if found is None:
        return None
    return Mistake(
        stop.at[0], found.start("sign"), f"{called(found['sign'])} stands here, where an item begins with a hyphen",
        "a hyphen and a space before each item of a list", f"write `- {found['rest'].strip()[:60]}`",
    )  # fmt: skip


def _undashed(stop: Stop, lines: list[str]) -> Mistake | None:
    """A record whose first key has no dash, where the parser stopped or above it."""
    here = _line(lines, stop.at[0])
    if "did not find expected" not in stop.problem:
        return None
    if _IN_BRACES.match(here) and stop.at[1] == len(here) - len(here.lstrip()):
        return _no_dash(stop.at[0], here)
    if _RECORD.match(here) and stop.at[1] == len(here) - len(here.lstrip()):
        return _no_dash(stop.at[0], here)
    if here.lstrip().startswith("- "):
        indent = len(here) - len(here.lstrip())
        for number in range(stop.at[0] - 1, -1, -1):
            text = _line(lines, number)
            if text.strip() and len(text) - len(text.lstrip()) <= indent:
                return None
            if _RECORD.match(text) and _line(lines, number - 1).rstrip().endswith(":"):
                return _no_dash(number, text)
    return None


def _no_dash(number: int, text: str) -> Mistake:
    return Mistake(
        number, len(text) - len(text.lstrip()), "a dash is missing before this `id`, which begins a record",
        "a dash and a space before the first key of each record",
        f"write `- {text.strip()[:60]}`, the dash below that of the record above",
    )  # fmt: skip


def _colon_inside(stop: Stop, lines: list[str]) -> Mistake | None:
    """A value in brackets with a colon in it, and a space or the value's end behind that."""
    text = _line(lines, stop.at[0])
    at = stop.at[1]
    told = "expected ',' or" in stop.problem or "unexpected ':'" in stop.problem
    if not told or ":" not in text[max(0, at - 1) : at + 1]:
        return None
    start = max(text.rfind(sign, 0, at) + len(sign) for sign in ("{", "[", ", "))
    found = re.match(r"\s*(?P<key>[A-Za-z_]+): +(?P<value>.*)", text[start:at])
    if found is None:
        return None
    rest = re.split(r", [A-Za-z_]+: |[}\]]", text[at:], maxsplit=1)[0]
    value = (found["value"] + rest).strip()
    return Mistake(
        stop.at[0], start + found.start("value"),
        "a colon and a space inside brackets begin another key, and this value has them"
        if "expected ',' or" in stop.problem
        else "a colon at the end of this value, inside brackets, ends a key",
        "a value in quotes", f"write `{found['key']}: {_quoted(value)}`",
    )  # fmt: skip


def _colon_in_value(stop: Stop, text: str) -> Mistake | None:
    """A value without quotes that has a colon and a space in it."""
    if "mapping values are not allowed" not in stop.problem:
        return None
    key, _, value = text.strip().removeprefix("- ").partition(": ")
    if len(re.findall(r":(?:\s|$)", text)) < 2:
        return None
    return Mistake(
        *stop.at, "this value has a colon and a space in it, which YAML takes for a key",
        "straight quotes; curly ones are part of the value" if uncurled(value) else "a value in quotes",
        f"put the whole value in quotes: `{key}: {_quoted(value)}`",
    )  # fmt: skip


def _quoted(value: str) -> str:
    return in_quotes(uncurled(value) or value)


def _glued(stop: Stop, lines: list[str]) -> Mistake | None:
    """A space missing after a colon or a dash, on the line or up to where it was begun."""
    for number in range(stop.at[0], max(0, (stop.since or stop.at)[0] - 2) - 1, -1):
        if number < stop.at[0] - 3:
            break
        text = _line(lines, number)
        if colon := _GLUED_COLON.match(text):
            return Mistake(
                number, colon.start("value"), "a space is missing after this colon",
                "a colon and a space between key and value",
                f"write `{colon['key']}: {colon['value'].strip()[:40]}`",
            )  # fmt: skip
        if dash := _GLUED_DASH.match(text):
            return Mistake(
                number, dash.start("key"), "a space is missing after this dash",
                "a dash and a space before each item of a list", f"write `- {dash['key']}:`",
            )  # fmt: skip
    return None


def _unclosed(stop: Stop, lines: list[str]) -> tuple[int, int] | None:
    """Where a quotation mark opens, above the stop, whose line does not close it."""
    for number in range(stop.at[0] - 1, max(-1, stop.at[0] - 40), -1):
        if opened := _OPENED.search(_line(lines, number)):
            return number, opened.start("mark")
    return None


def _by_problem(stop: Stop, lines: list[str], indent: int) -> Mistake:
    line = stop.at[0]
    text = _line(lines, line)
    first_word = stop.at[1] == indent
    began = stop.since or stop.at

    def said(at: tuple[int, int], message: str, expected: str, fix: str) -> Mistake:
        return Mistake(at[0], at[1], message, expected, fix)

    quoting = "put the whole value in quotes, or write it on the next line below `>-`"
    if "mapping values are not allowed" in stop.problem:
        return said(
            (line, indent), "this key is indented deeper than the one above it, which has a value already",
            "keys of one record in one column", _ALIKE,
        )  # fmt: skip
    if "expected ',' or" in stop.problem:
        return said(
            began, "this list or mapping in brackets does not end as it should",
            "] or } at its end, and in quotes what holds a colon, a comma or a bracket",
            "close the bracket, and put values with such signs in quotes",
        )  # fmt: skip
    unclosed = None
    if "did not find expected" in stop.problem and not first_word:
        unclosed = _unclosed(stop, lines)
    if unclosed or ("quoted scalar" in stop.context and "escape" not in stop.problem):
        return said(
            unclosed or began, "the quotation mark that opens here is never closed",
            "the same mark at the end of the value",
            "close the quotes, or leave both out where the value needs none",
        )  # fmt: skip
    if "flow node" in stop.context:
        return said(
            stop.at, "a value is missing here, or the bracket that closes this list or mapping",
            "a value after each comma, and ] or } at the end",
            "close the bracket, or take out the comma that nothing follows",
        )  # fmt: skip
    if "escape" in stop.problem:
        return said(
            stop.at, "a backslash between double quotes begins something that YAML does not know",
            "single quotes around words with a backslash", "use single quotes for this value",
        )  # fmt: skip
    if "block scalar" in stop.context:
        return said(
            stop.at, "words stand on the line of `>` or `|`",
            "the words on the next line, indented", "begin a new line after `>-`",
        )  # fmt: skip
    if (
        "cannot start any token" in stop.problem
        or "sequence entries are not allowed" in stop.problem
        or "mapping keys are not allowed" in stop.problem
        or stop.context.endswith(("an alias", "an anchor", "a tag"))
    ):
        at = began if stop.context else stop.at
        sign = text[at[1] : at[1] + 1] if at[0] == line else ""
        return said(
            at, f"a value can't begin with `{sign}`" if sign.strip() else "a value can't begin so",
            "a value in quotes", quoting,
        )  # fmt: skip
    if "could not find expected ':'" in stop.problem:
        return said(
            began, "this line is neither a key with its value nor part of the value above it",
            "`key: value`, or a line indented deeper than the key it belongs to",
            "indent the line deeper if it goes on from the one above, or give it its key",
        )  # fmt: skip
    if "did not find expected" in stop.problem and not first_word:
        return said(
            stop.at, "the value goes on after its closing quotation mark or bracket",
            "nothing after the mark that closes a value",
            "put the whole value in quotes; in single quotes an apostrophe is written twice",
        )  # fmt: skip
    if "did not find expected" in stop.problem:
        return said(
            stop.at, "this line is not indented like the lines it belongs to",
            "keys of one record in one column, items of one list too", _ALIKE,
        )  # fmt: skip
    return said(
        stop.at, f"the YAML can't be read here ({stop.problem or stop.context})", "YAML",
        "look at this line and the one above it",
    )  # fmt: skip


def _line(lines: list[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""
