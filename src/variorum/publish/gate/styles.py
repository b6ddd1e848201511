"""What a style sheet loads, read in the tokens that browsers read it in."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ESCAPE = r"\\(?:[0-9A-Fa-f]{1,6}[ \t\r\n\f]?|[^0-9A-Fa-f\n])"
_TOKEN = re.compile(
    rf"""
      (?P<comment> /\*.*?(?:\*/|\Z) )
    | (?P<string> "(?:[^"\\\n]|\\.)*(?:"|(?=\n)|\Z) | '(?:[^'\\\n]|\\.)*(?:'|(?=\n)|\Z) )
    | (?P<name> @?(?:[-\w]|{_ESCAPE})+\(? )
    | (?P<sign> [(){{}};] )
    """,
    re.DOTALL | re.VERBOSE,
)
_NEWLINE = re.compile(r"\r\n?|\f")
_ESCAPED = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ \t\r\n\f]?|(.))", re.DOTALL)
# The address of `url(` without quotation marks, up to its end or that of the sheet.
_PLAIN = re.compile(rf"[ \t\r\n\f]*((?:[^\"'()\\ \t\r\n\f]|{_ESCAPE})*)[^)]*(?:\)|\Z)", re.DOTALL)
_QUOTED = re.compile(r"[ \t\r\n\f]*[\"']")
_LOADING = re.compile(r"(?:url|src|image|(?:-[a-z]+-)?(?:image-set|cross-fade))\(")
# A string that names a host can reach a function through a variable.
_FOREIGN = re.compile(
    r"\s*(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}|\s*(?:https?|wss?|ftp|data|javascript):", re.IGNORECASE
)


def style_addresses(css: str) -> Iterator[str]:
    """The addresses a style sheet loads, and what else in it names another host."""
    css = _NEWLINE.sub("\n", css)
    at, open_functions, importing = 0, [""], False
    while token := _TOKEN.search(css, at):
        at = token.end()
        if token["string"]:
            address = _read(_unquoted(token["string"]))
            if importing or _LOADING.fullmatch(open_functions[-1]) or _FOREIGN.match(address):
                yield address
        elif token["name"]:
            name = _read(token["name"]).lower()
            importing = importing or name in ("@import", "@namespace")
            if name == "url(" and not _QUOTED.match(css, at):
                plain = _PLAIN.match(css, at)
                if plain:
                    at = plain.end()
                    yield _read(plain[1])
            elif name.endswith("("):
                open_functions.append(name)
        elif token["sign"] == "(":
            open_functions.append("(")
        elif token["sign"] == ")":
            if len(open_functions) > 1:
                open_functions.pop()
        elif token["sign"]:
            importing = False
            del open_functions[1:]


def _unquoted(string: str) -> str:
    # At the end of a line or a sheet the last quotation mark may be missing.
    return string[1:-1] if string[1:].endswith(string[0]) else string[1:]


def _read(words: str) -> str:
    """Words with escaped letters as what they stand for."""
    return _ESCAPED.sub(_character, words)


def _character(escape: re.Match[str]) -> str:
    if escape[1] is None:
        # A line that is continued is no letter.
        return "" if escape[2] == "\n" else escape[2]
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"
