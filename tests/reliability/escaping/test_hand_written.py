"""A hand-written page is Markdown without HTML: `check` tells what readers would see as it is written,
and which addresses no page may have, with the page's file and line."""

from __future__ import annotations

from pathlib import Path

from tests.lighthouse import copy
from tests.reliability.figures import Tell

from variorum.pipeline.checking import check_dossier

HTML = (
    "<script>alert(1)</script>",
    '<script src="https://a.example/x.js"></script>',
    "<img src=extra.md onerror=alert(1)>",
    '<p onclick="alert(1)">a</p>',
    "<svg><a onfocus=alert(1)>a</a></svg>",
    '<a href="javascript:alert(1)">a</a>',
    '<a href="JaVa&#115;cript&colon;alert(3)">a</a>',
    '<iframe src="https://e.example/"></iframe>',
    '<object data="https://f.example/"></object>',
    '<embed src="https://g.example/">',
    '<meta http-equiv="refresh" content="0;url=https://h.example/">',
    '<base href="https://i.example/">',
    '<link rel="stylesheet" href="https://j.example/x.css">',
    "<style>body { display: none }</style>",
    '<h6 style="display: none">a</h6>',
    '<form action="https://k.example/"><button>a</button></form>',
)
ADDRESSES = (
    "[a](javascript:alert(2))",
    "[a](JaVa&#115;cript&colon;alert(3))",
    "[a](data:text/html,x)",
    "[a](//b.example/)",
    "[a](/\\b.example/)",
    "[a](<//b.example/>)",
    "[a][b]\n\n[b]: vbscript:x",
    "<javascript:alert(4)>",
    "[a](file:///etc/passwd)",
    "![a](https://c.example/x.png)",
    "![a](//d.example/x.png)",
    "![a](data:image/svg+xml,x)",
)


def test_everything_that_is_at_fault_is_told_with_its_line(tmp_path: Path, tell: Tell) -> None:
    root = copy(tmp_path)
    text, expected = "# A page\n\n", []
    for code, lines in (("html-as-text", HTML), ("address-not-allowed", ADDRESSES)):
        for each in lines:
            line = text.count("\n") + 1
            expected.append(("docs/extra.md", line, code))
            text += f"{each}\n\nWords.\n\n"
    (root / "docs" / "extra.md").write_text(text, "utf-8")
    problems = check_dossier(root).problems
    assert [(each.path, each.line, each.code) for each in problems] == expected
    tell("hostile lines of hand-written pages told", len(expected))
