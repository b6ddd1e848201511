"""Field types that read text: every scalar of a YAML file arrives here as a string."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict

from variorum.text.yaml_values import load_file

from .failure import Refused
from .when import FORMS, WHEN_PATTERN, When, parse_when

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CLAIM_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
# The name of a moment, which is no date.
NAME_PATTERN = r"^(?!unknown$)[a-z][a-z0-9]*(-[a-z0-9]+)*$"
_NUMBER_PATTERN = r"^(0|[1-9][0-9]*)(\.[0-9]+)?$"
_SIGNED_PATTERN = r"^(-(?!0(\.0*)?$))?(0|[1-9][0-9]*)(\.[0-9]+)?$"
_URL_PATTERN = r"^https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][^\s<>\x22'`\\]*)?$"
LONGEST_ID = 80
LONGEST_PHRASE = 100
MOST_DIGITS = 15
_CHOICES = Path(__file__).with_name("choices.yaml")
_GREATEST = 10**MOST_DIGITS - 1
_ID_FORM = f"lower-case letters a to z, digits and single hyphens, at most {LONGEST_ID}"
_NUMBER_FORM = f"digits, with a point before decimals, at most {MOST_DIGITS} digits in all"
_SIGNED_FORM = f"{_NUMBER_FORM}, with a hyphen before a number below zero"
# What a reference to an actor or party says where nobody knows whose it is.
UNKNOWN_ID_WORD = "unknown"
# Words with a meaning of their own in a reference, and the name of each list's own page.
RESERVED_IDS = frozenset({UNKNOWN_ID_WORD, "none", "index"})

T = TypeVar("T")
Many = Annotated[tuple[T, ...], Strict(False)]


class Record(BaseModel):
    """A value decoded from YAML: frozen, strict, unknown keys refused."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        populate_by_name=False,
        ser_json_inf_nan="null",
        # Most records are only ever part of others: none is compiled before it is needed.
        defer_build=True,
    )


def is_claim_id(text: str) -> bool:
    """Whether `text` has the form `SOURCE/CLAIM`."""
    return re.fullmatch(CLAIM_PATTERN, text) is not None


@dataclass(frozen=True, eq=False)
class Scalar:
    """Text of one form: how it looks, what it is read as, how editors and exports know it.

    `refusal` names the words with which any other text is refused, `fix` says more of that one.
    `whole` takes the place of `pattern` where more is asked than an editor can tell; `read` may refuse
    a text too. `says` tells the pattern. An editor takes an unquoted `2025` for a number: `kinds` are
    such kinds whose text the field reads as well, `bounds` what it must hold as one of them.
    """

    pattern: str
    says: str
    refusal: str = ""
    whole: str = ""
    fix: Callable[[str], str] = str
    read: Callable[[str], Any] | None = None
    write: Callable[[Any], Any] | None = None
    kinds: tuple[str, ...] = ()
    bounds: Mapping[str, int] = field(default_factory=dict)
    exported: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})

    def refused(self, value: object) -> Refused:
        """Why a value can't be read."""
        if not isinstance(value, str):
            kind = "a list" if isinstance(value, list | tuple) else "a mapping"
            return Refused("no-text", found=kind)
        if not value.strip():
            return Refused("empty-value")
        return Refused(self.refusal, expected=self.says, found=value, fix=self.fix(value))

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        fits: Callable[[str], object] = str.strip
        if self.refusal:
            fits = re.compile(self.whole or self.pattern).fullmatch

        def validate(value: object) -> Any:
            if isinstance(value, str) and fits(value):
                return self.read(value) if self.read else value
            raise self.refused(value)

        # As pydantic describes a function that validates, and one that writes.
        schema: dict[str, Any] = {"type": "function-plain"}
        schema["function"] = {"type": "no-info", "function": validate}
        if self.write is not None:
            schema["serialization"] = {"type": "function-plain", "function": self.write}
        return schema

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        if handler.mode == "serialization":
            return dict(self.exported)
        about = {"pattern": self.pattern, "patternErrorMessage": self.says, **self.bounds}
        return {"type": ["string", *self.kinds], **about}


def _slug_of(text: str) -> str:
    near = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:LONGEST_ID].strip("-")
    another = "choose an id of such letters, for example `crew-aboard`"
    return f"write `{near}`" if near else another


def _url_of(text: str) -> str:
    if "." in text and re.fullmatch(_URL_PATTERN, f"https://{text}"):
        return f"write `https://{text}`"
    return "copy the whole address from the browser, beginning with `https://`"


def _currency(code: str) -> str:
    from babel.core import get_global  # noqa: PLC0415

    if code not in get_global("all_currencies"):
        raise Refused("unknown-currency", found=code)
    return code


def _number(text: str) -> Decimal:
    if re.fullmatch(_NUMBER_PATTERN, text) and sum(c.isdigit() for c in text) <= MOST_DIGITS:
        return Decimal(text)
    plain = re.sub(r"(?<=\d)[,_ '\u00a0\u2009\u202f’](?=\d{3}(?!\d))", "", text)
    # A unit stands elsewhere.
    plain = re.sub(r"(?<=\d)\s*[^\W\d_]+\Z|(?<=\d)\s*%\Z", "", plain)
    meant = re.fullmatch(_NUMBER_PATTERN, plain) and plain != text
    fix = "write plain digits, for example `27000` or `8.5`, without unit, sign or space"
    fix = f"write `{plain}`" if meant else fix
    raise Refused("bad-number", expected=_NUMBER_FORM, found=text, fix=fix)


def _signed(text: str) -> Decimal:
    minus = re.sub(r"^[−–]\s?", "-", text)
    if minus[0] != "-" or not re.fullmatch(_SIGNED_PATTERN, minus):
        return _number(text)
    if minus == text:
        return -_number(text[1:])
    fix = f"write `{minus}`, with a plain hyphen"
    raise Refused("bad-number", expected=_SIGNED_FORM, found=text, fix=fix)


def _json_number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def meanings(choice: str) -> Any:
    """What each value of a `Literal` means, by that entry of `choices.yaml`, as editors show it."""

    def describe(schema: dict[str, Any]) -> None:
        texts = meant_by(choice)
        values = schema.get("enum") or [schema["const"]]
        schema["enumDescriptions"] = [texts[value] for value in values]

    return Field(json_schema_extra=describe)


def meant_by(choice: str) -> dict[str, str]:
    """The values of that entry of `choices.yaml`, each with what it means."""
    found: dict[str, str] = load_file(_CHOICES)[choice]
    return found


def _passage(value: object) -> object:
    if isinstance(value, str):
        return {"claim": value} if is_claim_id(value) else {"text": value}
    return value


Text = Annotated[
    str, Scalar(r"\S", "write the value, or remove the key", kinds=("number", "boolean"))
]
Phrase = Annotated[str, Scalar(
    r"\S", f"at most {LONGEST_PHRASE} letters", "long-phrase", rf"(?s)(?=.*\S).{{1,{LONGEST_PHRASE}}}",
    kinds=("number", "boolean"), bounds={"maxLength": LONGEST_PHRASE},
)]  # fmt: skip
Slug = Annotated[str, Scalar(
    SLUG_PATTERN, _ID_FORM, "bad-id", rf"(?=.{{1,{LONGEST_ID}}}\Z){SLUG_PATTERN}", _slug_of,
    kinds=("integer", "boolean"), bounds={"maxLength": LONGEST_ID, "minimum": 0},
    exported={"type": "string", "pattern": SLUG_PATTERN},
)]  # fmt: skip
ClaimId = Annotated[str, Scalar(
    CLAIM_PATTERN, "write SOURCE/CLAIM", "not-a-claim",
    exported={"type": "string", "pattern": CLAIM_PATTERN},
)]  # fmt: skip
Sha256 = Annotated[
    str, Scalar("^[0-9a-f]{64}$", "64 digits 0 to 9 and a to f", "bad-hash", kinds=("number",))
]
Number = Annotated[Decimal, Scalar(
    _NUMBER_PATTERN, _NUMBER_FORM, read=_number, write=_json_number, kinds=("number",),
    bounds={"minimum": 0, "maximum": _GREATEST}, exported={"type": ["string", "number"]},
)]  # fmt: skip
SignedNumber = Annotated[Decimal, Scalar(
    _SIGNED_PATTERN, _SIGNED_FORM, read=_signed, write=_json_number, kinds=("number",),
    bounds={"minimum": -_GREATEST, "maximum": _GREATEST}, exported={"type": ["string", "number"]},
)]  # fmt: skip
"""A number that may lie below zero: a temperature, a change."""
Currency = Annotated[
    str, Scalar("^[A-Z]{3}$", "three capitals, for example EUR", "not-a-currency", read=_currency)
]
Truth = Annotated[bool, Scalar(
    "^(true|false)$", "true or false", "not-a-truth", read="true".__eq__, kinds=("boolean",),
    exported={"type": "boolean"},
)]  # fmt: skip
Ordinal = Annotated[int, Scalar(
    "^[1-9][0-9]{0,3}$", "1, 2, 3 …", "not-an-ordinal", read=int, kinds=("integer",),
    bounds={"minimum": 1, "maximum": 9999}, exported={"type": ["string", "integer"]},
)]  # fmt: skip
Url = Annotated[str, Scalar(_URL_PATTERN, "http:// or https:// and a host", "bad-url", fix=_url_of)]
WhenField = Annotated[When, Scalar(
    WHEN_PATTERN, FORMS.replace("`", ""), read=parse_when, write=str, kinds=("integer",),
    bounds={"minimum": 1, "maximum": 9999},
    exported={"type": ["string", "integer"], "description": When.__doc__},
)]  # fmt: skip
Unit = Literal["minute", "hour", "day", "week", "month"]
Per = Annotated[Unit, meanings("unit")]


class Passage(Record):
    """Words found exactly in an article, or a claim that rests on such words.

    `text` stands in the article of the file it is written in, or of `source`; where it stands
    there more than once, `occurrence` says which (1 is the first). `claim` is `SOURCE/CLAIM`.
    """

    text: Text | None = None
    """The words, exactly as the article has them, for example `on Friday`."""
    source: Slug | None = None
    """The id of the source whose article has the words, if it is another one."""
    occurrence: Ordinal | None = None
    """Which place is meant where the words stand more than once; 1 is the first."""
    claim: ClaimId | None = None
    """The claim the passage rests on, for example `harbour-gazette/crew-aboard`."""

    def model_post_init(self, context: Any, /) -> None:
        if (self.text is None) == (self.claim is None):
            raise Refused("passage-of-what", found="both" if self.text else "neither")


AnyPassage = Annotated[Passage, BeforeValidator(_passage, json_schema_input_type=Text | Passage)]


def as_mapping(key: str, written: Any) -> Any:
    """A validator that reads a bare scalar as the mapping `{key: scalar}`; `written` is the type
    of what people write, scalar or mapping."""

    def wrap(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(wrap, json_schema_input_type=written)


def as_list(item: Any) -> Any:
    """A validator for which a single item stands for a list of one."""

    def wrap(value: object) -> object:
        return value if isinstance(value, list | tuple) else [value]

    return BeforeValidator(wrap, json_schema_input_type=item | Many[item])


Passages = Annotated[Many[AnyPassage], as_list(AnyPassage)]
Texts = Annotated[Many[Text], as_list(Text)]
Phrases = Annotated[Many[Phrase], as_list(Phrase)]
Slugs = Annotated[Many[Slug], as_list(Slug)]
