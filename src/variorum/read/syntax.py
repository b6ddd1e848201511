"""What stopped the YAML parser, told as the mistake that people make there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from variorum.model.problem import Place, Problem
from variorum.text.letters import called, in_quotes, uncurled

from .words import problem, words

_GLUED_COLON = re.compile(r"\s*(?:- +)?(?P<key>[A-Za-z_]+):(?=[^\s/])(?P<value>.*)")
_GLUED_DASH = re.compile(r"\s*-(?P<key>[A-Za-z_]+): ")
# White space that YAML does not know, letters without width, and the wide colon.
_ODD = "\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff："
_ODD_SPACE = re.compile(
    rf"(?P<before>\s*(?:-\s*)?(?:[A-Za-z_]+(?::|(?=：)))?)(?P<odd>[{_ODD}])(?P<after>.*)"
)
_KEY_ID = re.compile(r"\s*id: ")
_RECORD = re.compile(r"\s*(?:id: |\{\s*id: .*\}\s*$)")
_OTHER_DASH = re.compile(r"\s*(?P<sign>[–—−‐‑*•·])\s+(?P<rest>[A-Za-z_]+: .*|\{.*)")
_OPENED = re.compile(r"""(?:: |- )(?P<mark>["'])(?:(?!(?P=mark)).)*$""")
# The parser's words on a sign that means something else to it.
_NO_BEGINNING = re.compile(
    r"cannot start any token|(?:sequence entries|mapping keys) are not allowed"
    r"|an? (?:alias|anchor|tag): "
)


Line = Callable[[int], str]
PlaceOf = Callable[[int, int], Place]
"""A line of a file, and the place of a line and column, all counted from zero as the parser does."""


class Stop:
    """Where (`at`, line and column from zero) and why the parser stopped in a file; `since` is where what
    it was reading begins."""

    def __init__(self, error: yaml.MarkedYAMLError, line: Line, place: PlaceOf) -> None:
        mark, since = error.problem_mark or error.context_mark, error.context_mark
        self.problem, self.context = str(error.problem or ""), str(error.context or "")
        self.at = (mark.line, mark.column) if mark else (0, 0)
        self.since = (since.line, since.column) if since else self.at
        self.line, self.place = line, place
        self.text = line(self.at[0])
        self.first_word = self.at[1] == _indent(self.text)

    @property
    def near(self) -> Iterator[tuple[int, str]]:
        """The line it stopped in and those before it, up to where it began, with their numbers."""
        first = max(0, self.since[0] - 2, self.at[0] - 3)
        return ((number, self.line(number)) for number in range(self.at[0], first - 1, -1))

    def told(self, mistake: str, line: int, column: int, /, **blanks: str) -> Problem:
        """The mistake of that name in `problems.yaml`, shown at a line and column."""
        blanks["found"] = self.line(line).strip()[:80] or "the end of the file"
        return problem(mistake, self.place(line, column), **blanks)


def mistake(error: yaml.MarkedYAMLError, line: Line, place: PlaceOf) -> Problem:
    """The mistake that most likely made the parser stop."""
    stop = Stop(error, line, place)
    indent = stop.text[: _indent(stop.text)]
    if "\t" in indent:
        return stop.told("tab", stop.at[0], indent.index("\t"))
    return (
        _other_dash(stop)
        or _odd_space(stop)
        or _glued(stop)
        or _undashed(stop)
        or _colon_inside(stop)
        or _colon_in_value(stop)
        or _unclosed(stop)
        or _bad_beginning(stop)
        or _as_told(stop)
    )


def _odd_space(stop: Stop) -> Problem | None:
    """A no-break space where YAML needs a plain one: behind a colon or a dash, or before a key."""
    for number, text in stop.near:
        if found := _ODD_SPACE.match(text):
            colon = ":" if found["odd"] == "：" else ""
            after = re.sub(rf"^[{_ODD}\s]+", "", found["after"]).rstrip()
            plain = f"{found['before'].lstrip()}{colon} {after}".strip()
            behind = "after this colon" if found["before"].endswith(":") else "here"
            wanted = "a plain colon and a space belong" if colon else "a plain space belongs"
            return stop.told(
                "odd-space", number, found.start("odd"), odd=called(found["odd"]),
                plain=plain[:60], behind=behind, wanted=wanted,
            )  # fmt: skip
    return None


def _other_dash(stop: Stop) -> Problem | None:
    """An item of a list behind another sign than a hyphen."""
    found = _OTHER_DASH.match(stop.text)
    if found is None:
        return None
    sign, rest = called(found["sign"]), found["rest"].strip()[:60]
    return stop.told("other-dash", stop.at[0], found.start("sign"), sign=sign, rest=rest)


def _undashed(stop: Stop) -> Problem | None:
    """A record whose first key has no dash, where the parser stopped or above it."""
    if "did not find expected" not in stop.problem:
        return None
    if _RECORD.match(stop.text) and stop.first_word:
        return _no_dash(stop, stop.at[0])
    if stop.text.lstrip().startswith("- "):
        for number in range(stop.at[0] - 1, -1, -1):
            text = stop.line(number)
            if text.strip() and _indent(text) <= _indent(stop.text):
                return None
            if _KEY_ID.match(text) and stop.line(number - 1).rstrip().endswith(":"):
                return _no_dash(stop, number)
    return None


def _no_dash(stop: Stop, number: int) -> Problem:
    text = stop.line(number)
    return stop.told("no-dash", number, _indent(text), line=text.strip()[:60])


def _colon_inside(stop: Stop) -> Problem | None:
    """A value in brackets with a colon in it, and a space or the value's end behind that."""
    text, at = stop.text, stop.at[1]
    between = "expected ',' or" in stop.problem
    told = between or "unexpected ':'" in stop.problem
    if not told or ":" not in text[max(0, at - 1) : at + 1]:
        return None
    start = max(text.rfind(sign, 0, at) + len(sign) for sign in ("{", "[", ", "))
    found = re.match(r"\s*(?P<key>[A-Za-z_]+): +(?P<value>.*)", text[start:at])
    if found is None:
        return None
    rest = re.split(r", [A-Za-z_]+: |[}\]]", text[at:], maxsplit=1)[0]
    value = (found["value"] + rest).strip()
    name = "colon-inside" if between else "colon-at-end"
    column = start + found.start("value")
    return stop.told(name, stop.at[0], column, key=found["key"], value=_quoted(value))


def _colon_in_value(stop: Stop) -> Problem | None:
    """A value without quotes that has a colon and a space in it."""
    if "mapping values are not allowed" not in stop.problem:
        return None
    key, _, value = stop.text.strip().removeprefix("- ").partition(": ")
    if len(re.findall(r":(?:\s|$)", stop.text)) < 2:
        return None
    name = "colon-in-curly-quotes" if uncurled(value) else "colon-in-value"
    return stop.told(name, *stop.at, key=key, value=_quoted(value))


def _quoted(value: str) -> str:
    return in_quotes(uncurled(value) or value)


def _glued(stop: Stop) -> Problem | None:
    """A space missing after a colon or a dash, on the line or up to where it was begun."""
    for number, text in stop.near:
        if colon := _GLUED_COLON.match(text):
            key, value = colon["key"], colon["value"].strip()[:40]
            return stop.told("glued-colon", number, colon.start("value"), key=key, value=value)
        if dash := _GLUED_DASH.match(text):
            return stop.told("glued-dash", number, dash.start("key"), key=dash["key"])
    return None


def _unclosed(stop: Stop) -> Problem | None:
    """A quotation mark that is opened and not closed: on its line, or as the parser says."""
    if re.search("did not find expected (?!',' or)", stop.problem) and not stop.first_word:
        for number in range(stop.at[0] - 1, max(-1, stop.at[0] - 40), -1):
            if opened := _OPENED.search(stop.line(number)):
                return stop.told("unclosed-quotation", number, opened.start("mark"))
    if "quoted scalar" not in stop.context or "escape" in stop.problem:
        return None
    return stop.told("unclosed-quotation", *stop.since)


def _bad_beginning(stop: Stop) -> Problem | None:
    """A value that begins with a sign that means something else to YAML."""
    if not _NO_BEGINNING.search(f"{stop.context}: {stop.problem}"):
        return None
    line, column = stop.since if stop.context else stop.at
    sign = stop.text[column : column + 1] if line == stop.at[0] else ""
    beginning = f"with `{sign}`" if sign.strip() else "so"
    return stop.told("bad-beginning", line, column, beginning=beginning)


def _as_told(stop: Stop) -> Problem:
    """What the parser's own words mean."""
    told = f"{stop.context}: {stop.problem}{' at the first word' if stop.first_word else ''}"
    first_word = stop.at[0], _indent(stop.text)
    places = {"began": stop.since, "stopped": stop.at, "first word": first_word}
    for each in words()["stopped"]:
        if re.search(each["parser"], told):
            return stop.told("stopped", *places[each["place"]], **each)
    return stop.told("unreadable-yaml", *stop.at, reason=stop.problem or stop.context)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
