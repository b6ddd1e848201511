"""How to mend a record that its model refuses, in the words of what people commonly mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from pydantic import BaseModel

from variorum.model.article import Keys
from variorum.model.source import HEAD
from variorum.text.letters import called, in_quotes, odd_letters, uncurled
from variorum.text.nearest import nearest_name

from .undecided import keys_of, record_in
from .words import words


def of_key(
    name: str, known: Sequence[str], model: type[BaseModel], there: Collection[str]
) -> str | None:
    """What to do about a key that its mapping does not know, where another is meant; `there` are the
    mapping's keys."""
    odd = odd_letters(name)
    plain = re.sub(r"^-+|[^a-z0-9_]", "", name.strip().casefold().replace(" ", "_"))
    if name.startswith("-"):
        return f"put a space after the dash: `- {name.lstrip('-')}`"
    # What stands there already is not meant once more.
    known = [each for each in known if each not in there]
    near = plain if plain in known else None
    homes = () if near else _homes(model).get(plain, ())
    if not homes:
        near = near or nearest_name(name, known)
    if near:
        return f"did you mean `{near}`?" + (f" `{name}` has {called(odd[0])}" if odd else "")
    if homes:
        place = " or ".join(f"`{home}:`" if home else "the top of the file" for home in homes[:3])
        before = f"{called(odd[0])} stands before this key; " if odd else ""
        return f"{before}`{plain}` belongs under {place}: move it there, or mend the indentation"
    return None


def of_glued(key: str, raw: str) -> str:
    """What to write for a key whose colon no plain space follows: `raw` is what stands behind it."""
    value = re.sub(r"\A[^\x21-\x7e\w“”„‘’‚«»]+", "", raw).strip()
    odd = f" in place of {called(raw[0])}" if not raw[0].isprintable() or raw[0].isspace() else ""
    return f"put a space after the colon{odd}: `{key}: {value[:60]}`"


def of_range(raw: str) -> str | None:
    """What to write for a range whose numbers have commas: `raw` is what stands between its brackets."""
    numbers = [each.replace(",", "") for each in re.split(r",\s+", raw.strip())]
    if len(numbers) != 2 or not all(each.isdecimal() for each in numbers):
        return None
    return f"write `range: [{', '.join(numbers)}]` without commas in a number: inside brackets a comma parts items"


def one_text(found: object) -> str | None:
    """The words that were meant where YAML made a mapping or a list of them."""
    if isinstance(found, dict) and len(found) == 1:
        ((key, value),) = found.items()
        return in_quotes(f"{key}: {value}") if isinstance(value, str) and value else None
    if isinstance(found, list) and len(found) == 1 and isinstance(found[0], str):
        return found[0] or None
    return None


def of_rest(key: str, raw: str) -> str:
    """What to write for a value that commas part in braces: `raw` is all of it, as it stands there."""
    if key in ("number", "low", "high", "best") and re.fullmatch(r"[0-9][0-9, '_]*", raw):
        digits = re.sub(r"[^0-9]", "", raw)
        return f"write `{key}: {digits}` without a comma: inside braces a comma ends a value"
    inner = uncurled(raw)
    curly = "; curly quotes are none that YAML reads" if inner else ""
    return f"write `{key}: {in_quotes(inner or raw)}`: inside braces a comma ends a value{curly}"


def of_missing(name: str, loc: Keys) -> str:
    """What to write for a key that is not there."""
    if name in HEAD and len(loc) == 1:
        return f"add `{name}:` with words of the article, or `{name}: unknown`"
    otherwise = f"add `{name}:`; if it is there, mend its spelling or indentation"
    return str(words()["missing"].get(name, otherwise))


def of_type(expected: str, found: object) -> str:
    """What to do where another kind of value belongs."""
    if isinstance(found, str) and (glued := re.match(r"(-?\s*)([A-Za-z_]+):([^ \n].*)", found)):
        return of_glued(glued[2], glued[3])
    if isinstance(found, str) and re.match(r"-\S", found):
        return f"put a space after the dash: `- {found[1:40]}`"
    if expected == "a list" and isinstance(found, str) and found:
        return f"write `[{found[:40]}]` for a list of one, or each item behind a dash and a space"
    if expected == "a list" and isinstance(found, dict) and "id" in found:
        return f"put a dash and a space before its first key: `- {next(iter(found))}:`"
    if expected == "a list":
        return "write each item on a line of its own that begins with a dash and a space"
    if expected.startswith("a mapping"):
        return "write `key: value` lines here, each indented alike"
    if expected.startswith("one of"):
        return f"write one word, {expected}"
    return "write one value; put it in quotes if it begins with {, [ or - or contains `: `"


@cache
def _homes(model: type[BaseModel]) -> Mapping[str, tuple[str, ...]]:
    """Each key of a file, with the keys under which it is known; empty for the file's top."""
    homes: dict[str, set[str]] = {}
    waiting: list[tuple[str, type[BaseModel]]] = [("", model)]
    while waiting:
        above, record = waiting.pop()
        for key, annotation in keys_of(record).items():
            homes.setdefault(key, set()).add(above)
            if inner := record_in(annotation):
                waiting.append((key, inner))
    return {key: tuple(sorted(above)) for key, above in homes.items()}
