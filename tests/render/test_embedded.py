"""The picture of a question, to be shown inside other sites' pages."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from tests.lighthouse import analysis, rendered

from variorum.render.addresses import embedded_address, page_file
from variorum.render.site import render


def test_each_question_with_rows_has_one_and_says_how_to_show_it() -> None:
    files = rendered().files
    for row in analysis().rows:
        page = files[f"questions/{row.question.id}.md"].decode()
        path = page_file(embedded_address(row.question.id))
        shown = re.findall(r"<pre><code>(.*?)</code></pre>", page, re.DOTALL)
        assert bool(shown) == (path in files) == any(each.answers for each in row.answers)
        if not shown:
            continue
        snippet = html.unescape(html.unescape(shown[0]))
        assert f'src="https://skerry.example/storm/{embedded_address(row.question.id)}"' in snippet
        # Readers who are not shown the frame have a link.
        assert (
            f'<a href="https://skerry.example/storm/questions/{row.question.id}.html">' in snippet
        )
        embedded = files[path].decode()
        assert 'template: "embed.html"' in embedded
        assert row.question.ask in html.unescape(embedded)
        links = re.findall("<a [^>]*>", embedded)
        assert links
        assert all('target="_blank"' in link for link in links)


def test_without_an_address_of_the_site_there_is_none() -> None:
    whole = analysis()
    info = whole.dossier.info.model_copy(update={"site_url": None})
    files = render(replace(whole, dossier=replace(whole.dossier, info=info)), ()).files
    assert not [path for path in files if path.startswith("embed/")]
    assert not [path for path, page in files.items() if b"iframe" in page and path[-3:] == ".md"]
