"""A hand-written page may hold HTML, since both engines let it pass; the built site's scan refuses
what runs, loads from elsewhere or sends a reader away, with the page's file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.lighthouse import copy
from tests.reliability.figures import Tell
from tests.sites import publish_dossier

from variorum.pipeline.checking import check_dossier
from variorum.publish import Engine, OutsideFailure

# Each by itself a reason to refuse the site, and what the refusal says of it.
REFUSED = {
    "<script>alert(1)</script>": "docs/extra.md:3: <script> holds a script",
    '<script src="https://a.example/x.js"></script>': "“https://a.example/x.js”: loads from another",
    "<img src=extra.md onerror=alert(1)>": "<img> runs a script from onerror",
    '<p onclick="alert(1)">a</p>': "<p> runs a script from onclick",
    "<svg><a onfocus=alert(1)>a</a></svg>": "<a> runs a script from onfocus",
    '<a href="javascript:alert(1)">a</a>': "<a> “javascript:alert(1)”",
    "[a](javascript:alert(2))": "<a> “javascript:alert(2)”",
    '<a href="JaVa&#115;cript&colon;alert(3)">a</a>': "<a> “JaVascript:alert(3)”",
    "[a](data:text/html,x)": "<a> “data:text/html,x”",
    "[a](//b.example/)": "<a> “//b.example/”: names a host",
    "![a](https://c.example/x.png)": "<img> “https://c.example/x.png”: loads from another host",
    "![a](//d.example/x.png)": "<img> “//d.example/x.png”",
    '<iframe src="https://e.example/"></iframe>': "<iframe> puts another page",
    '<object data="https://f.example/"></object>': "<object> puts another page",
    '<embed src="https://g.example/">': "<embed> puts another page",
    '<meta http-equiv="refresh" content="0;url=https://h.example/">': "sends its reader elsewhere",
    '<base href="https://i.example/">': "<base> moves every link",
    '<link rel="stylesheet" href="https://j.example/x.css">': "“https://j.example/x.css”: loads",
    "<style>body { display: none }</style>": "<style> holds a style",
    '<h6 style="display: none">a</h6>': "<h6 style> holds a style",
    '<form action="https://k.example/"><button>a</button></form>': "<form action> sends",
    "words\n{: onkeydown=alert(1) }": "<p> runs a script from onkeydown",
    "*words*{: style=color:red }": "<em style> holds a style",
}


@pytest.mark.parametrize("engine", ["mkdocs", pytest.param("zensical", marks=pytest.mark.long)])
def test_the_site_is_refused_with_everything_that_is_at_fault(
    engine: Engine, tmp_path: Path, tell: Tell
) -> None:
    root = copy(tmp_path)
    page = root / "docs" / "extra.md"
    page.write_text("# A page\n\n" + "".join(f"{each}\n\nWords.\n\n" for each in REFUSED), "utf-8")
    checked = check_dossier(root)
    assert not checked.errors
    with pytest.raises(OutsideFailure) as refused:
        publish_dossier(root, checked.dossier, engine, root / "site")
    told = refused.value.message
    assert not [words for words in REFUSED.values() if words not in told], told
    assert not (root / "site").exists()
    tell("hostile lines of hand-written pages refused", len(REFUSED))
