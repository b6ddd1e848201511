"""What is known to go wrong with YAML and files, row by row: each input, and what must come of it.

An input is laid over one file of the harbour dossier (`whole`), put at its end (`end`), or takes
the place of words in it (`instead`). Lines are counted in what the input itself says, so that a row
can be read without the file around it. What earlier tests feed in already is named, not repeated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NAMES = "data/names.yaml"
DOSSIER = "data/dossier.yaml"
ACTORS = "data/actors.yaml"
COURIER = "data/sources/coast-courier.yaml"
KUESTENBOTE = "data/sources/kuestenbote.yaml"

Lay = Callable[[Path], tuple[str, int]]


@dataclass(frozen=True)
class Fed:
    """An input, and the codes with their lines that it must give; none where it is fine."""

    what: str
    lay: Lay
    expected: tuple[tuple[str, int], ...]
    fix: str = ""


@dataclass(frozen=True)
class Row:
    """One way for input to go wrong, with the tests that hold it elsewhere."""

    name: str
    held: tuple[str, ...]
    fed: tuple[Fed, ...] = ()


def whole(text: str | bytes, path: str = NAMES) -> Lay:
    """The input is the whole file."""

    def lay(root: Path) -> tuple[str, int]:
        data = text if isinstance(text, bytes) else text.encode()
        (root / path).write_bytes(data)
        return path, 0

    return lay


def end(text: str, path: str = NAMES) -> Lay:
    """The input follows what stands in the file."""

    def lay(root: Path) -> tuple[str, int]:
        before = (root / path).read_bytes()
        (root / path).write_bytes(before + text.encode())
        return path, before.count(b"\n")

    return lay


def instead(old: str, new: str, path: str = COURIER) -> Lay:
    """The input takes the place of words that stand once; its first line is line 1."""

    def lay(root: Path) -> tuple[str, int]:
        text = (root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        (root / path).write_text(text.replace(old, new), encoding="utf-8")
        return path, text.count("\n", 0, text.index(old))

    return lay


def fed(what: str, lay: Lay, *expected: tuple[str, int], fix: str = "") -> Fed:
    return Fed(what, lay, expected, fix)


def title(value: str, *expected: str, fix: str = "") -> Fed:
    """A value of one line, where the title of a log's entry stands."""
    lay = instead("text: One claim was withdrawn.}", f"text: {value}}}", DOSSIER)
    return Fed(f"the value {value!r}", lay, tuple((code, 1) for code in expected), fix)


def unquoted(value: str, *codes: str) -> Fed:
    """A value that YAML reads otherwise; the fix must say that quotes help."""
    lay = instead("occasion: words to the press", f"occasion: {value}", "data/origins.yaml")
    return Fed(f"unquoted: {value}", lay, tuple((code, 1) for code in codes), "quotes")


def number(value: str, code: str = "bad-number") -> Fed:
    return fed(f"the number {value[:20]}", instead("number: 40}", f"number: {value}}}"), (code, 1))


def date(value: str, code: str = "bad-date") -> Fed:
    return fed(
        f"the date {value[:20]}",
        instead("date: 2024-03-04,", f"date: {value},", DOSSIER),
        (code, 1),
    )


def actor(actor_id: str, *expected: str) -> Fed:
    return fed(
        f"the id {actor_id}",
        end(f"  - {{id: {actor_id}, name: Somebody, kind: group}}\n", ACTORS),
        *((code, 1) for code in expected),
    )


def quote(value: str, *expected: str, fix: str = "") -> Fed:
    return fed(
        f"the quote {value!r}",
        end(
            f"  - id: further\n    quote: {value}\n    by: none\n    voice: narrator\n", KUESTENBOTE
        ),
        *((code, 2) for code in expected),
        fix=fix,
    )


def a_name(key: str) -> Fed:
    """A key of a name's record that nobody sees is odd."""
    text = f"  - id: lamp\n    kind: body\n    {key}: lamp\n    variants: lamp\n"
    return fed(f"the key {key!r}", end(text), ("missing-key", 1), ("unknown-key", 3), fix="`label`")


ALIASES = "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" if old else f"{new}: &{new} [x, x]\n"
    for old, new in zip(["", *"abcdefgh"], "abcdefghi", strict=True)
)
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{new}: &{new} {{<<: [{', '.join([f'*{old}'] * 9)}]}}\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

ROWS: tuple[Row, ...] = (
    Row(
        "a key that stands twice",
        ("tests/read/test_yaml.py::TestDuplicates", "tests/bad/duplicate-key.yaml", "tests/bad/duplicate-key-top.yaml"),
    ),
    Row(
        "aliases, merge keys, tags, directives, several documents",
        (
            "tests/bad/yaml-not-plain-recursion.yaml", "tests/bad/yaml-not-plain-tag.yaml",
            "tests/bad/yaml-not-plain-directive.yaml", "tests/bad/yaml-not-plain-two-documents.yaml",
            "tests/bad/yaml-not-plain-alias.yaml", "tests/bad/yaml-merge-key.yaml",
        ),
        (
            fed("nine levels of aliases", whole(ALIASES), *[("yaml-not-plain", n) for n in (1, 2, 2)]),
            fed("nine levels of merges", whole(MERGES), *[("yaml-not-plain", n) for n in (1, 2, 2)]),
            fed("a list that holds itself", whole("names: &a [*a]\n"), ("yaml-not-plain", 1), ("yaml-not-plain", 1)),
            fed("a tag for Python", whole("names: !!python/object/apply:os.system [id]\n"),
                ("wrong-type", 1), ("yaml-not-plain", 1)),
            fed("a tag's directive", whole("%TAG ! tag:x,2000:\n---\nnames: []\n"), ("yaml-not-plain", 1)),
            fed("a second document", whole("names: []\n---\nnames: []\n"), ("yaml-not-plain", 2)),
        ),
    ),
    Row(
        "nesting without end",
        ("tests/read/test_tree.py::TestContents", "tests/read/test_yaml.py::TestDepth", "tests/bad/too-deep.yaml"),
        (
            fed("100,000 brackets", whole("[" * 100_000), ("too-deep", 1)),
            fed("50,000 dashes", whole("names:\n" + "- " * 50_000), ("too-deep", 2)),
            fed("a mapping in a mapping in a mapping", whole("names: " + "{a: " * 50_000), ("too-deep", 1)),
            fed("keys that are keys", whole("? " * 50_000), ("yaml-syntax", 1)),
            fed("one indented below the other",
                whole("".join(f"{' ' * depth}a:\n" for depth in range(300))), ("too-deep", 25)),
        ),
    ),
    Row(
        "scalars that YAML 1.1 takes for something else",
        (
            "tests/read/test_yaml.py::TestScalarsAreText", "tests/model/test_count.py::TestNumbers",
            "tests/bad/unknown-key-norway.yaml", "tests/bad/bad-date-12-30.yaml",
        ),
        (
            *[actor(each) for each in ("no", "yes", "on", "off", "y", "null", "010", "1e3", "2025",
                "2025-2-3", "0x1f")],
            *[actor(each, "bad-id") for each in ("1_000", "12:30", "~", ".nan", "+1")],
            title("no"), title("12:30"), title("~"), title("2025-02-03"), title("1e3"),
            *[number(each) for each in ("010", "1_000", "1e3", "12:30", "no", "~", "0o17", "0x1f")],
            *[date(each) for each in ("2025-2-3", "12:30", "1e3", "no", "~")],
        ),
    ),
    Row(
        "dates and numbers that do not exist",
        ("tests/model/test_when.py::TestRefusals", "tests/bad/yaml-not-plain-int-tag.yaml",
         "tests/bad/bad-date-nan.yaml"),
        (
            date("2025-02-30"), date("2025-13-01"), date("2025-00-10"), date("0000-01-01"),
            date("1:59:59"), date("1:59:59:59:59:59:59"), date("9" * 10_000), date(".nan"),
            number("9" * 10_000), number("1:59:59:59:59"), number(".nan"), number("-.inf"), number("1.0e+400"),
            number("١٢"), number("9007199254740993"),
        ),
    ),
    Row(
        "bytes and characters that are no text",
        ("tests/read/test_tree.py::TestContents", "tests/bad/bad-character.yaml",
         "tests/bad/bad-character-half-a-pair.yaml"),
        (
            fed("UTF-16", whole("names: []\n".encode("utf-16")), ("not-utf-8", 1)),
            fed("UTF-32", whole("names: []\n".encode("utf-32")), ("not-utf-8", 1)),
            fed("Latin 1", whole("names: []\n# Öl\n".encode("latin-1")), ("not-utf-8", 2)),
            fed("an overlong slash", whole(b"names: []\n# \xc0\xaf\n"), ("not-utf-8", 2)),
            *[
                fed(f"U+{ord(odd):04X}", whole(f"names: []\n# a{odd}b\n"), ("odd-character", 2))
                for odd in "\x00\x08\x0b\x0c\x1b\x7f\x80\x85\x9b\u2028\u2029\ufeff\ufffe\uffff"
            ],
            fed("a lone carriage return", whole(b"names: []\n# a\rb\n"), ("odd-character", 2)),
            fed("a leading mark and CRLF", whole(b"\xef\xbb\xbfnames: []\r\n# a\r\n"), ("unknown-id", 0)),
            title(r'"a\ud800b"', "yaml-syntax"), title(r'"a\udfffb"', "yaml-syntax"),
            *[
                title(f'"a{escape}b"', "bad-character")
                for escape in (r"\0", r"\x1b[31m", r"\N", r"\L", r"\P", r"\x85", r"\ufeff", r"\r", r"\b")
            ],
        ),
    ),
    Row(
        "files that hold something else",
        (
            "tests/bad/not-yaml-comments-only.yaml", "tests/bad/not-yaml-list.yaml",
            "tests/bad/not-yaml-scalar.yaml", "tests/bad/not-yaml-conflict.yaml",
        ),
        (
            fed("nothing", whole(""), ("not-yaml", 1)),
            fed("only a comment", whole("# names\n"), ("not-yaml", 1)),
            fed("a list", whole("- names\n"), ("not-yaml", 1)),
            fed("a word", whole("names\n"), ("not-yaml", 1)),
            fed("an empty document", whole("---\n...\n"), ("not-yaml", 1)),
            fed("a pointer", whole("version https://git-lfs.github.com/spec/v1\noid sha256:0\n"),
                ("not-yaml", 1), fix="git lfs"),
            fed("a conflict", whole("names:\n<<<<<<< HEAD\n  - a\n=======\n  - b\n>>>>>>> b\n"),
                ("not-yaml", 2), fix="<<<<<<<"),
            fed("a conflict with the old lines", whole("names: []\n<<<<<<< a\n||||||| b\n=======\n>>>>>>> c\n"),
                ("not-yaml", 2)),
        ),
    ),
    Row(
        "values that need quotes",
        ("tests/bad/unquoted-hash.yaml", "tests/bad/yaml-syntax-colon.yaml", "tests/newcomer/test_mistakes.py"),
        (
            unquoted("Item #1", "unquoted-hash"),
            unquoted("Trade: war", "yaml-syntax"),
            unquoted("'It's'", "yaml-syntax"),
            unquoted("@home", "yaml-syntax"),
            unquoted("%40", "yaml-syntax"),
            unquoted("*all", "yaml-not-plain"),
            unquoted("!now", "yaml-not-plain", "empty-value"),
            unquoted("&more", "yaml-not-plain", "empty-value"),
            unquoted("{{ x }}", "yaml-syntax"),
            unquoted("`x`", "yaml-syntax"),
        ),
    ),
    Row(
        "a quotation mark that is never closed",
        ("tests/bad/yaml-syntax-unclosed-quote.yaml",),
        (
            fed("one far above the end",
                whole("names:\n  - id: lamp\n    label: \"lamp\n    note: x\n" + "    # more\n" * 500),
                    ("yaml-syntax", 3)),
            fed("a single one", whole("names:\n  - id: lamp\n    label: 'lamp\n    note: x\n"), ("yaml-syntax", 3)),
        ),
    ),
    Row(
        "letters in keys that nobody sees",
        (
            "tests/bad/unknown-key-no-break-space.yaml", "tests/bad/unknown-key-zero-width.yaml",
            "tests/bad/unknown-key-cyrillic.yaml",
        ),
        (
            a_name("\u200blabel"), a_name("la\u00adbel"), a_name("l\u0430bel"), a_name("\u00a0label"),
            a_name("labe\u2060l"), a_name("ｌabel"),
        ),
    ),
    Row(
        "files without end",
        ("tests/read/test_tree.py::TestSize", "tests/read/test_yaml.py::TestNumber",
         "tests/reliability/hazards/test_worst.py"),
        (fed("a value of 10 MB", whole(f"names: {'x' * 10_000_000}\n"), ("file-too-large", 1), fix="split"),),
    ),
    Row(
        "links, pipes, folders in a file's place",
        ("tests/read/test_tree.py::TestSpecialFiles", "tests/read/test_revision.py"),
    ),
    Row(
        "odd names of files",
        ("tests/read/test_tree.py::TestNames", "tests/read/test_tree.py::TestPages", "tests/test_bad.py"),
    ),
    Row(
        "values of another type",
        ("tests/model/test_count.py::TestNumbers", "tests/read/test_decode.py", "tests/bad/wrong-type.yaml"),
        (
            number("true"), number("[40]", "wrong-type"), number("{a: 40}", "wrong-type"), number("inf"),
            fed("a limit that is no number", instead("quote_limit: 95", "quote_limit: .inf", DOSSIER),
                ("bad-number", 1)),
            fed("an occurrence that is true", instead("occurrence: 1\n", "occurrence: true\n"), ("bad-number", 1)),
            fed("an occurrence with a zero", instead("occurrence: 1\n", "occurrence: '010'\n"), ("bad-number", 1)),
            fed("a key of Python's own", end("__class__: x\n"), ("unknown-key", 1)),
        ),
    ),
    Row(
        "quotes that say nothing or look alike",
        ("tests/text/test_passages.py::TestFind", "tests/bad/quote-not-found-forms.yaml",
         "tests/bad/quote-too-short.yaml"),
        (
            quote("e", "quote-too-short", "quote-ambiguous"),
            quote('"     "', "empty-value"),
            quote('"\u00a0\u00a0\u202f"', "empty-value"),
            quote("Ku\u0308stenbote Sandhaven", "quote-not-found"),
            quote("'\"Der Hafen ist offen\", sagte'", "quote-not-found", fix="U+0022"),
            quote("Hafen\u2010kapitän Nils Oke", "quote-not-found"),
        ),
    ),
    Row(
        "words that a CI system obeys",
        (
            "tests/cli/test_check.py::TestContributorsText", "tests/cli/test_printers.py::TestGitHub",
            "tests/cli/test_commands.py::test_printed_words_of_a_contributor_command_nothing",
        ),
    ),
    # Not in YAML
    Row(
        "an engine that is strict and silent",
        ("tests/publish/test_verify.py", "tests/reliability/hazards/test_engine.py"),
    ),
    Row(
        "a title that lives again in the head of a page",
        ("tests/render/test_hostile_dossier.py::test_hostile_words_change_no_page", "tests/publish/test_head.py"),
    ),
    Row(
        "charts of odd labels, numbers and days",
        (
            "tests/render/test_charts.py::test_odd_charts_are_drawn", "tests/render/test_pure.py",
            "tests/render/test_charts.py::test_any_text_gives_well_formed_svg",
            "tests/render/test_charts.py::test_a_link_that_leaves_the_web_is_refused",
            "tests/reliability/hazards/test_charts.py",
        ),
    ),
    Row(
        "exports that other programs run or can't read",
        (
            "tests/render/test_escape.py::test_no_cell_begins_a_formula",
            "tests/render/exports/test_tables.py::test_a_cell_that_begins_a_formula_is_text",
            "tests/render/exports/test_feed.py::test_hostile_words_are_text",
            "tests/reliability/hazards/test_exports.py",
        ),
    ),
)  # fmt: skip
