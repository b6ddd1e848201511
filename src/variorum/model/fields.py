"""Field types that read text: every scalar of a YAML file arrives here as a string."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    Strict,
    WithJsonSchema,
)

from .failure import Refused
from .when import FORMS, WHEN_PATTERN, When, parse_when

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CLAIM_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
_SHA256_PATTERN = "^[0-9a-f]{64}$"
_NUMBER_PATTERN = r"^(0|[1-9][0-9]*)(\.[0-9]+)?$"
_SIGNED_PATTERN = r"^(-(?!0(\.0*)?$))?(0|[1-9][0-9]*)(\.[0-9]+)?$"
_ORDINAL_PATTERN = "^[1-9][0-9]{0,3}$"
_URL_PATTERN = r"^https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][^\s<>\x22'`\\]*)?$"
LONGEST_ID = 80
LONGEST_PHRASE = 100
MOST_DIGITS = 15
_GREATEST = 10**MOST_DIGITS - 1
_ID_FORM = f"lower-case letters a to z, digits and single hyphens, at most {LONGEST_ID}"
_HASH_FORM = "64 digits 0 to 9 and a to f"
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


def _text(value: object) -> str:
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list | tuple) else "a mapping"
        raise Refused(
            "wrong-type", f"this is {kind} where text belongs", expected="text", found=kind,
            fix="write one value; put it in quotes if it begins with {, [ or - or contains `: `",
        )  # fmt: skip
    if not value.strip():
        raise Refused(
            "empty-value", "there is no value here", expected="text", found="nothing",
            fix="write the value, or remove the key",
        )  # fmt: skip
    return value


def _matching(
    pattern: str, code: str, wrong: str, expected: str, fix: str | Callable[[str], str]
) -> Callable[[object], str]:
    """A reader of texts of that pattern. `wrong` says of any other what it is not, `fix` what to do
    about it."""
    whole = re.compile(pattern)

    def read(value: object) -> str:
        text = _text(value)
        if not whole.fullmatch(text):
            raise Refused(
                code, wrong.format(text), expected=expected, found=text,
                fix=fix if isinstance(fix, str) else fix(text),
            )  # fmt: skip
        return text

    return read


def _slug_of(text: str) -> str:
    near = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:LONGEST_ID].strip("-")
    another = "choose an id of such letters, for example `crew-aboard`"
    return f"write `{near}`" if near else another


def _url_of(text: str) -> str:
    if "." in text and re.fullmatch(_URL_PATTERN, f"https://{text}"):
        return f"write `https://{text}`"
    return "copy the whole address from the browser, beginning with `https://`"


_slug = _matching(
    rf"(?=.{{1,{LONGEST_ID}}}\Z){SLUG_PATTERN}", "bad-id", "`{}` is not an id", _ID_FORM, _slug_of
)
_claim_id = _matching(
    CLAIM_PATTERN, "bad-id", "`{}` is not the id of a claim",
    "the source's id, a slash and the claim's id", "write it like `harbour-gazette/crew-aboard`",
)  # fmt: skip
_sha256 = _matching(
    _SHA256_PATTERN, "bad-hash", "“{:.70}” is not a SHA-256 hash", _HASH_FORM,
    "run `sha256sum` on the article's text and copy what it prints",
)  # fmt: skip
_url = _matching(
    _URL_PATTERN, "bad-url", "“{:.70}” is not a web address",
    "http:// or https://, a host and no spaces", _url_of,
)  # fmt: skip
_phrase = _matching(
    rf"(?s).{{1,{LONGEST_PHRASE}}}", "bad-reading", "“{:.70} …” is too long for a vague word",
    f"at most {LONGEST_PHRASE} letters", "write only the words that name the quantity",
)  # fmt: skip
_currency = _matching(
    "[A-Z]{3}", "bad-choice", "“{:.70}” is no code of a currency", "three capitals, for example `EUR`",
    "write the code that ISO 4217 has for it",
)  # fmt: skip
_truth = _matching(
    "true|false", "wrong-type", "“{:.70}” is neither true nor false", "`true` or `false`",
    "write `true`, or remove the key",
)  # fmt: skip
_ordinal_text = _matching(
    _ORDINAL_PATTERN, "bad-number", "“{:.70}” is not a place in a sequence", "1, 2, 3 …",
    "write 1 for the first place where the words stand, 2 for the second",
)  # fmt: skip


def _known_currency(value: object) -> str:
    from babel.core import get_global  # noqa: PLC0415

    code = _currency(value)
    if code not in get_global("all_currencies"):
        raise Refused(
            "bad-choice", f"there is no currency `{code}`", expected="a code of ISO 4217",
            found=code, fix="write the code that ISO 4217 has for it, for example `EUR`",
        )  # fmt: skip
    return code


def _number(value: object) -> Decimal:
    text = _text(value)
    if not re.fullmatch(_NUMBER_PATTERN, text) or sum(c.isdigit() for c in text) > MOST_DIGITS:
        plain = re.sub(r"(?<=\d)[,_ '\u00a0\u2009\u202f’](?=\d{3}(?!\d))", "", text)
        # A unit stands elsewhere.
        plain = re.sub(r"(?<=\d)\s*[^\W\d_]+\Z|(?<=\d)\s*%\Z", "", plain)
        raise Refused(
            "bad-number", f"“{text[:70]}” is not a number as numbers are written here",
            expected=_NUMBER_FORM,
            found=text, fix=f"write `{plain}`" if re.fullmatch(_NUMBER_PATTERN, plain) and plain != text
            else "write plain digits, for example `27000` or `8.5`, without unit, sign or space",
        )  # fmt: skip
    return Decimal(text)


def _signed(value: object) -> Decimal:
    text = _text(value)
    minus = re.sub(r"^[−–]\s?", "-", text)
    below_zero = minus[0] == "-" and re.fullmatch(_SIGNED_PATTERN, minus)
    if below_zero and minus == text:
        return -_number(text[1:])
    if below_zero:
        raise Refused(
            "bad-number", f"“{text[:70]}” is not a number as numbers are written here",
            expected=_SIGNED_FORM, found=text, fix=f"write `{minus}`, with a plain hyphen",
        )  # fmt: skip
    return _number(text)


def _json_number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def told(*meanings: str) -> Any:
    """What each value of a `Literal` means, in its order, as editors show it."""
    return Field(json_schema_extra={"enumDescriptions": list(meanings)})


def _passage(value: object) -> object:
    if isinstance(value, str):
        return {"claim": value} if is_claim_id(value) else {"text": value}
    return value


def _written(pattern: str, *kinds: str, says: str, **more: Any) -> WithJsonSchema:
    """What an editor may find where text of that pattern belongs; `says` tells the pattern.

    An editor takes an unquoted `2025` for a number; `kinds` are such kinds whose text the field
    reads as well.
    """
    return WithJsonSchema(
        {"type": ["string", *kinds], "pattern": pattern, "patternErrorMessage": says, **more},
        mode="validation",
    )


Text = Annotated[
    str,
    BeforeValidator(_text),
    _written(r"\S", "number", "boolean", says="write the value, or remove the key"),
]
Phrase = Annotated[
    str,
    BeforeValidator(_phrase),
    _written(
        r"\S", "number", "boolean", says=f"at most {LONGEST_PHRASE} letters",
        maxLength=LONGEST_PHRASE,
    ),
]  # fmt: skip
Slug = Annotated[
    str,
    BeforeValidator(_slug),
    Field(json_schema_extra={"pattern": SLUG_PATTERN}),
    _written(SLUG_PATTERN, "integer", "boolean", says=_ID_FORM, maxLength=LONGEST_ID, minimum=0),
]
ClaimId = Annotated[
    str,
    BeforeValidator(_claim_id),
    Field(json_schema_extra={"pattern": CLAIM_PATTERN}),
    _written(CLAIM_PATTERN, says="write SOURCE/CLAIM"),
]
Sha256 = Annotated[
    str, BeforeValidator(_sha256), _written(_SHA256_PATTERN, "number", says=_HASH_FORM)
]
Number = Annotated[
    Decimal,
    PlainValidator(_number),
    PlainSerializer(_json_number),
    WithJsonSchema({"type": ["string", "number"]}, mode="serialization"),
    _written(_NUMBER_PATTERN, "number", says=_NUMBER_FORM, minimum=0, maximum=_GREATEST),
]
SignedNumber = Annotated[
    Decimal,
    PlainValidator(_signed),
    PlainSerializer(_json_number),
    WithJsonSchema({"type": ["string", "number"]}, mode="serialization"),
    _written(_SIGNED_PATTERN, "number", says=_SIGNED_FORM, minimum=-_GREATEST, maximum=_GREATEST),
]
"""A number that may lie below zero: a temperature, a change."""
Currency = Annotated[
    str,
    BeforeValidator(_known_currency),
    _written("^[A-Z]{3}$", says="three capitals, for example EUR"),
]
Truth = Annotated[
    bool,
    PlainValidator(lambda value: _truth(value) == "true"),
    WithJsonSchema({"type": "boolean"}, mode="serialization"),
    _written("^(true|false)$", "boolean", says="true or false"),
]
Ordinal = Annotated[
    int,
    PlainValidator(lambda value: int(_ordinal_text(value))),
    WithJsonSchema({"type": ["string", "integer"]}, mode="serialization"),
    _written(_ORDINAL_PATTERN, "integer", says="1, 2, 3 …", minimum=1, maximum=9999),
]
Url = Annotated[
    str,
    BeforeValidator(_url),
    _written(_URL_PATTERN, says="http:// or https:// and a host"),
]
WhenField = Annotated[
    When,
    PlainValidator(lambda value: parse_when(_text(value))),
    PlainSerializer(str),
    WithJsonSchema(
        {"type": ["string", "integer"], "description": When.__doc__}, mode="serialization"
    ),
    _written(WHEN_PATTERN, "integer", says=FORMS.replace("`", ""), minimum=1, maximum=9999),
]
Unit = Literal["minute", "hour", "day", "week", "month"]
Per = Annotated[Unit, told("a minute", "an hour", "a day", "a week", "a month")]


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
            raise Refused(
                "wrong-type", "a passage is either words of an article or a claim",
                expected="`text:` or `claim:`", found="both" if self.text else "neither",
                fix="write `{text: words of the article}` or the id of a claim, SOURCE/CLAIM",
            )  # fmt: skip


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
