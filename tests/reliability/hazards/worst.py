"""The worst that one change may bring: files laid into a copy of the harbour dossier.

Each is made as large as is read at all, so that what takes too long shows: a million brackets are
refused by their number, ten thousand misquotes are not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from variorum.read.tree import LARGEST_PAGE, LARGEST_TEXT, LARGEST_YAML
from variorum.read.yaml import MOST_IN_TABLE, MOST_VALUES

NAMES = "data/names.yaml"
BIG = "data/sources/big.yaml"
# What a file's own lines may take before the pieces begin.
ROOM = 9_000


@dataclass(frozen=True)
class Worst:
    """How a dossier is spoiled, the codes that it must give at least, and whether it is tried
    in every run."""

    name: str
    lay: Callable[[Path], None]
    codes: frozenset[str]
    often: bool = False


def filled(
    piece: str | Callable[[int], str],
    values: int,
    size: int = LARGEST_YAML - ROOM,
    most: int = MOST_IN_TABLE,
) -> str:
    """As many pieces as a file of `most` may hold; each has `values` keys, values, lists and
    mappings."""
    parts: list[str] = []
    left, number = size, most - 600
    while left > 0 and number > 0:
        part = piece if isinstance(piece, str) else piece(len(parts))
        left -= len(part.encode())
        number -= values
        if left > 0 and number > 0:
            parts.append(part)
    return "".join(parts)


def head(seed: str, sha256: str, summary: str = " Short.\n", stem: str = "big") -> str:
    return (
        f"id: {stem}\nseed: {seed}\nsha256: {sha256}\ntitle: unknown\noutlet: unknown\n"
        f"agency: unknown\nbyline: unknown\npublished: unknown\nsummary:{summary}"
    )


CALM = "Nothing happened at all today.\n"
QUOTED = "by: none, voice: narrator}\n"


def source(body: str = "", text: str = CALM, summary: str = " Short.\n") -> Callable[[Path], None]:
    """A further source with that article and these lines."""

    def lay(root: Path) -> None:
        data = text.encode()[:LARGEST_TEXT].decode("utf-8", "ignore").encode()
        (root / "seeds" / "big.txt").write_bytes(data)
        written = head("big.txt", hashlib.sha256(data).hexdigest(), summary) + body
        (root / BIG).write_text(written, encoding="utf-8")

    return lay


def claims(piece: str, text: str = CALM, values: int = 9) -> Callable[[Path], None]:
    """A source of as many claims as it may hold; `#` stands for the number of the claim."""
    body = filled(lambda at: f"  - {piece}\n".replace("#", str(at)), values, most=MOST_VALUES)
    return source(f"claims:\n{body}", text)


def article(piece: str) -> Callable[[Path], None]:
    """A source whose article says nothing but `piece`."""
    return source(text=piece * (LARGEST_TEXT // len(piece.encode())))


def whole(path: str, text: str) -> Callable[[Path], None]:
    return lambda root: void((root / path).write_text(text, encoding="utf-8"))


def more(path: str, text: str) -> Callable[[Path], None]:
    """Lines at the end of a file."""
    return lambda root: void(
        (root / path).write_text((root / path).read_text(encoding="utf-8") + text, encoding="utf-8")
    )


def instead(path: str, old: str, new: str) -> Callable[[Path], None]:
    def lay(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (root / path).write_text(text.replace(old, new), encoding="utf-8")

    return lay


def files(number: int, path: str, text: str) -> Callable[[Path], None]:
    """That many files; `#` stands for the number of the file."""

    def lay(root: Path) -> None:
        for at in range(number):
            (root / path.replace("#", str(at))).write_text(text.replace("#", str(at)))

    return lay


def deep_folders(root: Path) -> None:
    deep = root.joinpath("docs", *["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "page.md").write_text("# A page\n")


def vague_words_of_letters(root: Path) -> None:
    instead("data/readings.yaml", "[several, many]", f"[{'a ' * 3000}b]")(root)
    article("a ")(root)


def void(_: object) -> None:
    return None


def one_claim(**count: str) -> Callable[[Path], None]:
    told = ", ".join(f"{key}: {value}" for key, value in count.items())
    return source(f"claims:\n  - {{id: c, quote: Nothing happened, count: {{{told}}}, {QUOTED}")


FOX = "the quick brown fox jumps over it "
LONG = LARGEST_YAML - ROOM
CONTROL = '"\\0", '


def worst(name: str, lay: Callable[[Path], None], *codes: str, often: bool = False) -> Worst:
    return Worst(name, lay, frozenset(codes), often)


WORST: tuple[Worst, ...] = (
    # One file of YAML
    worst("a key without end", more(NAMES, f"\n{'k' * LONG}: x\n"), "yaml-syntax"),
    worst("a key in quotes without end", whole(NAMES, f'? "{"k" * LONG}"\n: x\n'), "unknown-key"),
    worst("a value without end", whole(NAMES, f"names: {'x' * LONG}\n"), "wrong-type"),
    worst(
        "a value of many lines", whole(NAMES, "names: a\n" + "  b\n" * (LONG // 4)), "wrong-type"
    ),
    worst("a line of wide letters", whole(NAMES, f'{{"{"語" * (LONG // 3)}": x}}'), "yaml-syntax"),
    worst("many unknown keys", whole(NAMES, filled(lambda at: f"k{at}: x\n", 2)), "unknown-key"),
    worst(
        "one key again and again",
        whole(NAMES, filled("names: x\n", 2)),
        "duplicate-key",
        often=True,
    ),
    worst(
        "one key again and again in one line",
        whole(NAMES, f"{{{filled('n: x, ', 2)}}}"),
        "duplicate-key",
    ),
    worst(
        "many empty mappings",
        whole(NAMES, f"names: [{filled('{},', 1)}]"),
        "missing-key",
    ),
    worst(
        "a million items",
        whole(NAMES, "names: [" + "a," * (LONG // 2) + "]"),
        "file-too-large",
        often=True,
    ),
    worst("many items", whole(NAMES, f"names: [{filled('a,', 1)}]"), "wrong-type"),
    worst("many mappings, one in the other", whole(NAMES, "{a: " * (LONG // 4)), "too-deep"),
    worst("many lists, one in the other", whole(NAMES, "- " * (LONG // 2)), "too-deep"),
    worst("many tags", whole(NAMES, f"names: [{filled('!a b, ', 1)}]"), "yaml-not-plain"),
    worst(
        "many anchors",
        whole(NAMES, f"names: [{filled(lambda at: f'&a{at} b, ', 1)}]"),
        "yaml-not-plain",
    ),
    worst("many controls", whole(NAMES, f"names: [{filled(CONTROL, 1)}]"), "bad-character"),
    worst(
        "one value of controls",
        whole(NAMES, 'names: ["' + "\\0" * (LONG // 2) + '"]'),
        "bad-character",
    ),
    worst(
        "many values that are cut short",
        whole(NAMES, f"names:\n{filled('  - a #b' + chr(10), 1)}"),
        "unquoted-hash",
    ),
    worst(
        "many values in a line with a comment",
        whole(NAMES, f"names: [{filled('a, ', 1)}] # b\n"),
        "wrong-type",
    ),
    # One source
    worst("many claims that are nothing", claims("{}", values=1), "missing-key"),
    worst(
        "many claims with one quote",
        claims("{id: c#, quote: Nothing happened, by: none, voice: narrator}"),
    ),
    worst(
        "many claims with one id",
        claims("{id: c, quote: Nothing happened, by: none, voice: narrator}"),
        "duplicate-id",
    ),
    worst(
        "many wrong choices",
        claims("{id: c#, quote: Nothing happened, by: none, voice: shouted}"),
        "bad-choice",
    ),
    worst(
        "many marked values",
        claims("{id: c#, quote: Nothing happened, by: TODO, voice: TODO}"),
        "not-decided",
    ),
    worst(
        "many misquotes of a short article",
        claims("{id: c#, quote: Nothing happens # times, by: none, voice: narrator}"),
        "quote-not-found",
    ),
    worst(
        "many misquotes of a long article",
        claims(
            "{id: c#, quote: the quack brawn fux number #, by: none, voice: narrator}", FOX * 9999
        ),
        "quote-not-found",
        often=True,
    ),
    worst(
        "many quotes of a long article",
        claims(
            "{id: c#, quote: fox jumps over no#, by: none, voice: narrator}",
            "".join(f"fox jumps over no{n} " for n in range(9999)),
        ),
    ),
    worst(
        "many quotes that stand everywhere",
        claims(
            "{id: c#, quote: [jumps over, quick brown], by: none, voice: narrator}", FOX * 9999, 11
        ),
        "quote-ambiguous",
    ),
    worst(
        "many quotes of one letter",
        claims("{id: c#, quote: [a, a], by: none, voice: narrator}", "a " * 99_999, 11),
        "quote-too-short",
    ),
    worst(
        "many quotes of a text of one letter",
        claims("{id: c#, quote: '" + "a " * 30 + "#', by: none, voice: narrator}", "a " * 99_999),
        "quote-not-found",
    ),
    worst(
        "a long quote of one letter",
        source(f"claims:\n  - {{id: c, quote: {'a' * 60_000}, {QUOTED}", "a" * LARGEST_TEXT),
        "quote-ambiguous",
    ),
    worst(
        "a long quote of letters and spaces that is not there",
        source(
            f"claims:\n  - {{id: c, quote: {'a ' * 30_000}b, {QUOTED}", "a " * (LARGEST_TEXT // 2)
        ),
        "quote-not-found",
    ),
    worst(
        "a long quote whose capitals differ",
        source(
            f"claims:\n  - {{id: c, quote: {'A ' * 9_000}, {QUOTED}", "a " * (LARGEST_TEXT // 2)
        ),
        "quote-not-found",
    ),
    worst(
        "many hedges beside a long quote",
        source(
            "claims:\n  - {id: c, quote: "
            + "fox " * 20_000
            + f", hedge: [{filled(lambda at: f'h{at}, ', 1, 100_000, MOST_VALUES)}], {QUOTED}",
            "fox " * 20_000,
        ),
        "quote-not-found",
    ),
    worst(
        "many unknown ids",
        claims(
            "{id: c#, quote: Nothing happened, by: [x#], question: q#, origin: o#, voice: narrator}",
            values=14,
        ),
        "unknown-id",
        often=True,
    ),
    worst(
        "many answers to claims that are not there",
        claims(
            "{id: c#, quote: Nothing happened, by: none, voice: narrator, responds_to: big/d#}",
            values=11,
        ),
        "unknown-id",
    ),
    worst(
        "a long id",
        source(f"claims:\n  - {{id: {'a-' * (LONG // 2)}, quote: Nothing happened, {QUOTED}"),
        "bad-id",
    ),
    worst(
        "a long hash",
        lambda root: void((root / BIG).write_text(head("calm.txt", "0" * LONG))),
        "bad-hash",
    ),
    worst("a long date of digits", source(f"retrieved: {'1' * LONG}\n"), "bad-date"),
    worst("a long date of months", source(f"retrieved: {'march ' * (LONG // 6)}\n"), "bad-date"),
    worst(
        "a long number",
        one_claim(phrase="Nothing", kind="exact", number="'" + "1,000" * (LONG // 5) + "'"),
        "bad-number",
    ),
    worst(
        "a long phrase of words",
        one_claim(phrase="one hundred " * (LONG // 12), kind="exact", number="3"),
        "quote-not-found",
    ),
    worst(
        "a long phrase of digits",
        one_claim(phrase="9" * LONG, kind="exact", number="3"),
        "quote-not-found",
    ),
    worst("a long address", source(f"url: https://{'a.-' * (LONG // 3)}`\n"), "bad-url"),
    # An article's text
    worst("an article of figures in one line", article("7 ")),
    worst("an article of figures in lines", article("7\n"), "quantity-missed"),
    worst("an article of fractions", article("½")),
    worst(
        "an article of figures, a thousand set aside",
        source(
            "set_aside:\n"
            + filled(
                lambda at: f"  - {{quote: 7, occurrence: {at % 9000 + 1}, reason: idiom}}\n",
                7,
                most=MOST_VALUES,
            ),
            "7\n" * 60_000,
        ),
        "quantity-missed",
    ),
    worst("an article of one number", article("7"), "quantity-missed"),
    worst("an article of digits and points", article("7."), "quantity-missed"),
    worst("an article of digits and dashes", article("7-"), "quantity-missed"),
    worst("an article of hundreds", article("hundred ")),
    worst("an article of halves", article("one and a half ")),
    worst("an article that never ends a range", article("between five and ")),
    worst("an article that never names its month", article("early to mid ")),
    worst("an article of dashes", article("-")),
    worst("an article of apostrophes", article("’")),
    worst("an article of spaces", article(" ")),
    worst("an article of line breaks", article("\n")),
    worst("an article of letters that grow when they are made small", article("İ")),
    worst("an article of accents", article("\u0301")),
    worst("an article of emoji", article("🛳")),
    # A summary
    worst(
        "a summary of numbers",
        source(summary=" |\n" + "".join(f"  About {n} people.\n" for n in range(21_000))),
        "summary-number",
    ),
    worst(
        "a summary of numbers beside claims of others",
        source(
            "claims:\n"
            + "".join(f"  - {{id: c{n}, quote: about {n} people, {QUOTED}" for n in range(1_500)),
            "".join(f"about {n} people\n" for n in range(1_500)),
            " |\n" + "".join(f"  About {n + 1_500} people.\n" for n in range(12_000)),
        ),
        "summary-number",
    ),
    worst(
        "a summary of marks",
        source(summary=" |\n" + "  TODO TODO TODO TODO\n" * 22_000),
        "not-decided",
    ),
    # Shared tables
    worst(
        "a long log of corrections",
        more(
            "data/dossier.yaml",
            filled(
                lambda at: (
                    f"  - {{date: 2024-03-05, claim: big/c{at}, became: big/c{at + 1}, reason: R}}\n"
                ),
                9,
            ),
        ),
        "correction-of-living-claim",
        often=True,
    ),
    worst(
        "one correction again and again",
        more(
            "data/dossier.yaml",
            filled("  - {date: 2024-03-05, claim: big/c, became: big/x, reason: R}\n", 9),
        ),
        "correction-twice",
    ),
    worst(
        "a name with many variants",
        more(
            NAMES,
            f"  - {{id: many, kind: place, label: v0, variants: [{filled(lambda at: f'v{at}, ', 1)}]}}\n",
        ),
    ),
    worst(
        "many names",
        more(
            NAMES,
            filled(
                lambda at: f"  - {{id: n{at}, kind: place, label: v{at}, variants: [v{at}]}}\n", 10
            ),
        ),
    ),
    worst(
        "many actors of bodies that are not there",
        more(
            "data/actors.yaml",
            filled(lambda at: f"  - {{id: n{at}, name: v{at}, kind: group, body: m{at}}}\n", 9),
        ),
        "unknown-id",
    ),
    worst(
        "many answers that exclude what is not there",
        more(
            "data/questions.yaml",
            filled(lambda at: f"      - {{id: n{at}, label: v{at}, excludes: [m{at}]}}\n", 8),
        ),
        "unknown-id",
    ),
    worst(
        "many vague words",
        instead("data/readings.yaml", "[several, many]", f"[{filled(lambda at: f'v{at}, ', 1)}]"),
    ),
    worst("a vague word of many words", vague_words_of_letters, "bad-reading"),
    # Hand-written pages
    worst("a page of brackets", whole("docs/big.md", "[" * (LARGEST_PAGE - 9)), "file-too-large"),
    worst(
        "a page of unknown parts",
        whole("docs/big.md", "<!-- variorum: x -->\n" * 2_900),
        "unknown-part",
    ),
    worst("a page of parts that never end", whole("docs/big.md", "<!-- variorum: " * 33_000)),
    worst(
        "a page of a comment and spaces", whole("docs/big.md", "<!--" + " " * (LARGEST_PAGE - 9))
    ),
    # Many files
    worst(
        "many sources that are nothing",
        files(2_000, "data/sources/s#.yaml", "x: y\n"),
        "unknown-key",
    ),
    worst("many texts of nobody", files(9_000, "seeds/s#.txt", "x\n"), "seed-without-source"),
    worst(
        "many files that have no business there",
        files(9_000, "data/s#.txt", "x\n"),
        "bad-file-name",
    ),
    worst("many pages", files(9_000, "docs/s#.md", "# A page\n")),
    worst("many large pages", files(250, "docs/s#.md", "x" * (LARGEST_PAGE - 9)), "file-too-large"),
    worst(
        "many large files of YAML",
        files(150, "data/sources/b#.yaml", f"title: {'x' * LONG}"),
        "file-too-large",
    ),
    worst("many folders, one in the other", deep_folders),
)
