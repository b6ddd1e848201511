"""Plain values to model values; what the model refuses becomes problems with their places."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from variorum.model.article import Keys
from variorum.model.failure import Refused
from variorum.model.fields import Record
from variorum.model.meant import is_nobody
from variorum.model.problem import Code, Problem
from variorum.text.letters import called, in_quotes, odd_letters, uncurled
from variorum.text.nearest import nearest_name

from .choices import TABLES
from .mending import (
    NO_SUCH_KEY,
    fix_of_glued,
    fix_of_key,
    fix_of_missing,
    fix_of_range,
    fix_of_rest,
    fix_of_type,
    one_text,
)  # fmt: skip
from .type_hints import keys_of, record_in, type_at
from .undecided import Marker, decided_part, held_out, markers_in, name_of
from .yaml import YamlFile

R = TypeVar("R", bound=Record)

UNKNOWN_KEY = Code(
    "unknown-key", "error", "A key is not one that this place knows; its value would be lost.",
    bad="qoute: keeps port shut", good="quote: keeps port shut",
)  # fmt: skip
MISSING_KEY = Code(
    "missing-key", "error", "A key that every record of this kind has is not there.",
    bad="- id: shut\n  quote: keeps port shut\n  voice: headline",
    good="- id: shut\n  quote: keeps port shut\n  by: none\n  voice: headline",
)  # fmt: skip
WRONG_TYPE = Code(
    "wrong-type", "error", "A value is a list, a mapping or text where something else belongs.",
    bad="quote: {text: [keeps port shut]}", good="quote: keeps port shut",
)  # fmt: skip
BAD_CHOICE = Code(
    "bad-choice", "error", "A value is not one of those listed for its key.",
    bad="voice: quoted", good="voice: direct",
)  # fmt: skip
# What the model refuses by a name of its own: what that means, and YAML that is refused and that is not.
_REFUSED = (
    ("empty-value", "A key has no value.", "title:", "title: unknown"),
    ("bad-id", "An id is not a readable slug.", "id: Crew Aboard", "id: crew-aboard"),
    (
        "bad-date", "A date is not in the subset of EDTF that is read, or does not exist.",
        "as_of: {when: 1 March 2024, basis: stated, from: [on Friday]}",
        "as_of: {when: 2024-03-01, basis: stated, from: [on Friday]}",
    ),
    ("bad-number", "A number is not written in plain digits.", "number: twelve", "number: 12"),
    (
        "bad-count", "A count's kind does not fit its number, range or term.",
        "count: {phrase: Some 40, kind: between, range: [50, 40]}",
        "count: {phrase: Some 40, kind: about, number: 40}",
    ),
    (
        "bad-hash", "A hash is not 64 hexadecimal digits.", "sha256: 2881ba0e",
        "sha256: 2881ba0ea88c1a66d6dd2b09f0f770a9615923f48242541f3ac19a55e45128fe",
    ),
    (
        "bad-url", "An address is not http or https.",
        "url: www.example", "url: https://www.example",
    ),
    (
        "no-basis", "A date or tie does not say on which words it rests.",
        "as_of: 2024-03-01", "as_of: {when: 2024-03-01, basis: stated, from: [on Friday]}",
    ),
    (
        "two-answers", "A claim answers twice; a passage with two answers is two claims.",
        "answer: closed\ncount: {phrase: port, kind: exact, number: 1}", "answer: closed",
    ),
    (
        "answer-without-question", "A claim has an answer but no question.",
        "voice: narrator\nanswer: closed", "voice: narrator\nquestion: harbour\nanswer: closed",
    ),
    (
        "utterance-without-origin", "A claim has an utterance but no origin.",
        "voice: narrator\nutterance: crew-aboard",
        "voice: narrator\norigin: radio-briefing\nutterance: crew-aboard",
    ),
    (
        "bad-question", "A question's kind does not fit what it states.",
        "kind: rate", "kind: rate\nper: day",
    ),
    (
        "bad-reading", "A reading rule's bounds contradict one another.",
        "{term: dozens, low: 24, high: 12}", "{term: dozens, low: 24, high: open}",
    ),
)  # fmt: skip
SETTING = Code(
    "setting-not-allowed", "error",
    "`mkdocs.yml` settles something else than the site's look, or in a way that could run code, read "
    "other files or load from another host.",
    bad="hooks: [count.py]", good="extra: {generator: false}",
)  # fmt: skip
CODES = (
    *(UNKNOWN_KEY, MISSING_KEY, WRONG_TYPE, BAD_CHOICE),
    *(Code(name, "error", meaning, bad, good) for name, meaning, bad, good in _REFUSED),
    SETTING,
)
_BY_NAME = {code.name: code for code in CODES}


@dataclass(frozen=True)
class Loose:
    """Words under `key` in place of an id of `table`, and the problem as far as one file by itself
    tells it."""

    key: str
    table: str
    problem: Problem


@dataclass(frozen=True)
class Decoded(Generic[R]):
    """The record a value describes, as far as it could be built, and every problem in it.

    `cut` names the keys of which something was left out. `kept` says of a list that lost items
    which of its items are left, by their places in the file. `markers` are what is not decided,
    `loose` what stands where the id of a record belongs and is none.
    """

    record: R | None
    problems: tuple[Problem, ...] = ()
    cut: frozenset[str] = frozenset()
    kept: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    markers: tuple[Marker, ...] = ()
    loose: tuple[Loose, ...] = ()


def decode(
    model: type[R], value: Any, file: YamlFile, stand_in: Mapping[str, Any] | None = None
) -> Decoded[R]:
    """The record that `value` describes, and every problem in it.

    What is broken is cut out and the rest built, so that later checks still see it: a broken item
    of a list goes with its problems, a missing required text is stood in for by `stand_in`. No
    record where not even that gives one. A value marked as not decided is cut out as well, without
    a problem here; of a claim with one, its words stay.
    """
    markers = markers_in(value, model, file)
    undecided = {marker.keys for marker in markers}
    given = held_out(value, undecided) if undecided else value
    try:
        return Decoded(model.model_validate(given))
    except ValidationError as error:
        wrong = [
            each
            for each in error.errors(include_url=False)
            if not any(each["loc"][:end] in undecided for end in range(1, len(each["loc"]) + 1))
            and not _is_rest(given, each)
        ]
    loose = tuple(
        Loose(name_of(tuple(each["loc"])), table, _problem(each, model, file, given))
        for each in wrong
        if (table := _table(each))
    )
    problems = tuple(_problem(each, model, file, given) for each in wrong if not _table(each))
    if not isinstance(given, dict):
        return Decoded(None, problems)
    rest = copy.deepcopy(given)
    if undecided and isinstance(rest.get("claims"), list):
        rest["claims"] = [decided_part(claim) for claim in rest["claims"]]
    kept: dict[str, list[int]] = {}
    record: R | None = None
    for _ in range(len(wrong) + len(markers) + 1):
        try:
            record = model.model_validate(rest)
            break
        except ValidationError as error:
            if not _cut(rest, kept, error, stand_in or {}):
                break
    return Decoded(
        record,
        problems,
        frozenset(top for top in value if rest.get(top) != value[top]),
        {top: tuple(left) for top, left in kept.items()},
        markers,
        loose,
    )


def _cut(
    rest: dict[str, Any],
    kept: dict[str, list[int]],
    error: ValidationError,
    stand_in: Mapping[str, Any],
) -> bool:
    """Removes what `error` names from `rest`; False where nothing more can be removed."""
    cut = False
    items: dict[str, set[int]] = {}
    for each in error.errors(include_url=False, include_context=False, include_input=False):
        loc = each["loc"]
        if not loc:
            cut = cut or any(rest.get(key) != stand_in[key] for key in stand_in)
            rest.update(stand_in)
            continue
        top = str(loc[0])
        listed = rest.get(top)
        if len(loc) > 1 and isinstance(loc[1], int) and isinstance(listed, list):
            items.setdefault(top, set()).add(loc[1])
        elif top in rest and top not in stand_in:
            del rest[top]
            cut = True
        elif top in stand_in and rest.get(top) != stand_in[top]:
            rest[top] = stand_in[top]
            cut = True
    for top, broken in items.items():
        left = kept.get(top, range(len(rest[top])))
        # Together: each by itself would move all behind it.
        whole = [at for at in range(len(left)) if at not in broken]
        rest[top] = [rest[top][at] for at in whole]
        kept[top] = [left[at] for at in whole]
        cut = True
    return cut


def _table(error: Any) -> str | None:
    """The table whose ids belong where words stand that are no id."""
    refused = (error.get("ctx") or {}).get("error")
    if not isinstance(refused, Refused) or refused.code != "bad-id":
        return None
    return None if is_nobody(refused.found) else TABLES.get(name_of(tuple(error["loc"])))


def _is_rest(given: Any, error: Any) -> bool:
    """Whether an unknown key is a further piece of a value that commas part in braces."""
    if error["type"] != "extra_forbidden" or error.get("input") not in ("", None):
        return False
    keys = list(_inside(given, error["loc"][:-1]) or ())
    at = keys.index(error["loc"][-1]) if error["loc"][-1] in keys else 0
    around = _inside(given, error["loc"][:-1])
    return at > 0 and around[keys[at - 1]] in ("", None) and _no_word(keys[at - 1])


def _no_word(key: str) -> bool:
    """Whether a key can't have been meant as one."""
    return re.fullmatch(r"[a-z_]+", key) is None


def _inside(value: Any, loc: Any) -> Any:
    """The mapping that stands under the keys of `loc`."""
    for step in loc:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value if isinstance(value, dict) else None


def _glued(loc: Keys, file: YamlFile) -> str | None:
    """How to write a key in braces whose colon no plain space follows."""
    glued = re.match(r"([a-z_]+):(?=.)", str(loc[-1]))
    if glued is None:
        return None
    key = file.place(loc, key=True)
    raw = _raw(file, key.line, key.column + len(glued[0]), key.column + len(str(loc[-1])))
    return fix_of_glued(glued[1], raw or str(loc[-1])[len(glued[0]) :])


def _rest(loc: Keys, file: YamlFile, around: Mapping[str, Any]) -> str | None:
    """How to write the value before an unknown key that is only the rest of it, behind a comma."""
    keys = list(around)
    if loc[-1] not in keys[1:]:
        return None
    before = keys[keys.index(str(loc[-1])) - 1]
    value, key = file.place((*loc[:-1], before)), file.place(loc, key=True)
    if value.line != key.line or not isinstance(around[before], str):
        return None
    raw = _raw(file, value.line, value.column, key.column + len(str(loc[-1])))
    return fix_of_rest(before, raw)


def _raw(file: YamlFile, line: int, start: int, end: int) -> str:
    """What stands in braces from a column on: at least up to another, then to the next key or to the
    closing bracket."""
    text = file.lines[line - 1] if line <= len(file.lines) else ""
    behind = re.compile(r",\s+[a-z_]+: |[}\]]").search(text, end - 1)
    return text[start - 1 : behind.start() if behind else len(text)].rstrip()


def _problem(error: Any, model: type[BaseModel], file: YamlFile, given: Any) -> Problem:
    loc: Keys = tuple(error["loc"])
    kind: str = error["type"]
    refused = (error.get("ctx") or {}).get("error")
    if isinstance(refused, Refused):
        return _BY_NAME.get(refused.code, WRONG_TYPE).at(
            file.place(loc), refused.message, expected=refused.expected, found=refused.found,
            fix=_meant(loc, error.get("input"), file, refused),
        )  # fmt: skip
    name = _name(loc)
    found = error.get("input")
    if kind == "extra_forbidden":
        known = list(keys_of(record_in(type_at(model, loc[:-1]))))
        there = _inside(given, loc[:-1]) or {}
        fix = _glued(loc, file)
        if fix is None and found in ("", None):
            fix = _rest(loc, file, there)
        if fix is None:
            fix = fix_of_key(name, known, model, there)
        if fix == NO_SUCH_KEY:
            fix = _rest(loc, file, there) or fix
        if "text" in known and isinstance(found, str) and len(there) == 1:
            words = f"{name}: {found}"
            words = in_quotes(uncurled(words) or words)
            fix = f"write `{words}`: a colon and a space make a key of the words before them"
        return UNKNOWN_KEY.at(
            file.place(loc, key=True), f"there is no key `{name}` {_where(loc)}",
            expected=f"one of {', '.join(known)}", found=name,
            fix=fix,
        )  # fmt: skip
    if kind == "missing":
        return MISSING_KEY.at(
            file.place(loc[:-1]), f"the key `{name}` is missing {_where(loc)}",
            expected=f"`{name}:` with its value", found=f"no `{name}:`",
            fix=fix_of_missing(name, loc),
        )  # fmt: skip
    # As pydantic lists them: 'a', 'b' or 'c'.
    choices = re.findall("'([^']+)'", str((error.get("ctx") or {}).get("expected", "")))
    if kind == "literal_error" and isinstance(found, str):
        near = nearest_name(found, choices)
        return BAD_CHOICE.at(
            file.place(loc), f"`{name}` can't be `{found[:80]}`",
            expected=f"one of {', '.join(choices)}", found=found[:80],
            fix=_uncurled(found)
            or (f"did you mean `{near}`?" if near else f"choose one of {', '.join(choices)}")
            + _odd_in(found),
        )  # fmt: skip
    mapping = "a mapping (`key: value`)"
    expected = {
        "model_type": mapping,
        "model_attributes_type": mapping,
        "tuple_type": "a list",
        "string_type": "text",
        "literal_error": f"one of {', '.join(choices)}",
    }.get(kind, "another kind of value")
    shown = "a list" if isinstance(found, list) else "a mapping"
    if isinstance(found, str):
        shown = "text" if found else "nothing"
    return WRONG_TYPE.at(
        file.place(loc), f"{name} is {shown} where {expected} belongs", expected=expected,
        found=found[:80] if isinstance(found, str) and found else shown,
        fix=fix_of_type(expected, found),
    )  # fmt: skip


def _meant(loc: Keys, found: object, file: YamlFile, refused: Refused) -> str:
    """How to write a value that its field refuses."""
    name = name_of(loc)
    if refused.code == "empty-value" and name in ("by", "actor"):
        return fix_of_missing("by", loc)
    if name in ("by", "actor") and is_nobody(refused.found):
        return "write `by: none` where nobody is named"
    if refused.code == "wrong-type" and (words := one_text(found)):
        return f"write `{words}`"
    if refused.code == "bad-number" and name == "range":
        start = file.place(loc[: loc.index(name) + 1])
        inside = re.compile(r"\[([^\]]*)\]").match(file.lines[start.line - 1], start.column - 1)
        if inside and (fix := fix_of_range(inside[1])):
            return fix
    return _uncurled(found) or refused.fix + (_odd_in(found) if isinstance(found, str) else "")


def _odd_in(found: str) -> str:
    """The letters at the ends of a value that do not show, named."""
    ends = found[:1] + found[-1:]
    odd = [each for each in odd_letters(ends) if each.isspace() or not each.isprintable()]
    return f"; here stands {' and '.join(map(called, odd))}" if odd else ""


def _uncurled(found: object) -> str | None:
    """What to write in place of a value in curly quotes."""
    inner = uncurled(found) if isinstance(found, str) else None
    return f"write `{inner}`: curly quotes are part of the value, not around it" if inner else None


def _name(loc: Keys) -> str:
    """What a message calls the value at `loc`."""
    if not loc:
        return "the file"
    key = next((step for step in reversed(loc) if isinstance(step, str)), "the file")
    return f"an item of `{key}`" if isinstance(loc[-1], int) else key


def _where(loc: Keys) -> str:
    """In which mapping the last step of `loc` is a key."""
    above = next((step for step in reversed(loc[:-1]) if isinstance(step, str)), None)
    if above is None:
        return "at the top of this file"
    item = isinstance(loc[-2], int)
    return f"in this item of `{above}`" if item else f"under `{above}`"
