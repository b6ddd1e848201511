"""What a stranger could write: every kind of markup by its name, and strings drawn at random."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from variorum.read.yaml import BAD_IN_VALUE

# Each once as a value of its own in every kind of place, and by its name in the test's report.
NAMED = {
    "raw HTML": "<script>alert(1)</script><img src=x onerror=alert(1)><b>bold</b>",
    "the end of a title": "</title><script>alert(1)</script>",
    "an escaped end of a title": "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    "a title escaped twice": "&amp;lt;/title&amp;gt;&amp;lt;script&amp;gt;",
    "the end of an element": "</p></div></article></body></html>",
    "the end of an attribute": '" onmouseover="alert(1)" x=\'y\' autofocus onfocus=alert(1) ',
    "the end of a script": "</script ><!--<script>-->",
    "a comment": "<!-- a comment",
    "CDATA and PHP": "<![CDATA[ x ]]> <?php ?> ]]>",
    "entities": "&copy; &#60; &#x202e; &nbsp; &amp;amp; &unknown;",
    "a javascript: link": "[a](javascript:alert(1)) <javascript:alert(1)>",
    "a data: link": "[a](data:text/html,<script>alert(1)</script>)",
    "an image": "![a](https://x.example/x.png) ![b](//x.example/x.png)",
    "an attribute list": "text {: onclick=alert(1) } {#claim-other} {.v-standing}",
    "pipes in a cell": "a | b | c | --- |",
    "line breaks in a cell": "a\nb\n\nc\n\n\n| d |",
    "a snippet": '--8<-- ".git/config"\n;--8<--',
    "an abbreviation": "*[is]: something else",
    "a footnote": "[^1]: a footnote [^1]",
    "a link definition": "[a]: https://x.example/ 'title'\n[a] [a][a]",
    "a heading": "# heading {#standing}\n## more\nor\n===",
    "a collision of headings": "standing",
    "a rule": "***",
    "front matter": "---\ntitle: mine\ntemplate: x.html\n---",
    "a list": "- x\n- y",
    "a numbered list": "2025. x\n1) y",
    "four spaces": "    four spaces",
    "a fence": "```\ncode\n```\n~~~",
    "code": "`code` ``more`` ` one",
    "bare addresses": "https://x.example/ www.example.org a@x.example <https://x.example/>",
    "emoji": ":smile: :material-robot: :octicons-x-16:",
    "typography": '(c) (tm) 1/2 1st ... -- --- "quotes" =/= -->',
    "keys": "++ctrl+alt+k++",
    "marked words": "==m== ~~s~~ H~2~O x^2^ ^^i^^",
    "critic marks": "{++x++} {--x--} {~~a~>b~~} {>>c<<} {==d==}",
    "folded blocks": '??? note "t"\n    hidden\n???+ x\n    y',
    "admonitions": '!!! danger "t"\n    shown',
    "tabs": '=== "tab"\n    x',
    "blocks": "/// html | div\nx\n///",
    "a table of contents": "[TOC]\n\n[[toc]] [[wiki]]",
    "a template": "{{ ''.__class__.__mro__ }} {% raw %} {# x #} {{ config }}",
    "maths": "$x$ $$y$$ \\(z\\) \\[w\\] $\\foo$",
    "direction marks": "\u202eturned \u2067isolated\u2069 \u200fmarked",
    "invisible letters": "a\u200bb\u00adc\u2060d",
    "a word of 300 letters": "x" * 300,
    "many opening brackets": "[" * 2_000,
    "nested quotes": "> " * 100 + "x",
    "nested lists": "\n".join("  " * depth + "- x" for depth in range(60)),
    "emphasis": "*a* _b_ **c** __d__ ***e***",
    "backslashes": "\\<b\\> \\&lt; \\\\ \\",
    "a formula": "=HYPERLINK(1)",
    "a command of a CI system": "::set-output name=a::b\n::error::x\n##[add-mask]x",
    "a request for a part": "<!-- variorum: licence -->",
    "letters beyond the first plane": "🗼 𝔘 é e\u0301 名前 العربية",
}

_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=24)
_PIECES = """
    < > & " ' ` ``` ~~~ * ** *** _ __ [ ] [] ( ) ! ![ # ## | \\ / : ; = == ++ {++ ++} ~ ^ ~2~ - --
    + 1. 2025. ??? !!! :: --8<-- *[is]: [^1]: [a]: http://x.example <script> </script> <!-- -->
    {: {#x} .c} onclick= javascript:alert(1) &lt; &#60; &amp; {{ }} {% %} [TOC] :smile: (c) 1/2
    <b <p markdown=1> href="x" word é 🗼 \u00a0 \u200b </title> </textarea> <svg> <math> ]]> is
    &quot; &#39; &#x26; %00 \\u003c $ $$ <details> <template> <!doctype> </article> data-x=
"""
_MARKS = st.lists(
    st.sampled_from([*_PIECES.split(), " ", "    ", "\t", "\n", "\n\n"]), min_size=1, max_size=8
).map("".join)


def is_read(text: str) -> bool:
    """Whether the reader lets `text` through as a value."""
    return bool(text.strip()) and not BAD_IN_VALUE.search(text)


ANY = st.one_of(_TEXT, _MARKS).filter(is_read)
# What may follow a host in an address, out of all the model lets through.
ADDRESSES = st.text(st.sampled_from("abc/?#[]{}|^*_~!$&()+,;=:@%-.é名"), min_size=9, max_size=24)


def drawn(strategy: st.SearchStrategy[str], number: int) -> tuple[str, ...]:
    """That many strings; those past the first few may differ with PYTHONHASHSEED."""
    found: list[str] = []

    @settings(
        max_examples=number, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy)
    def note(text: str) -> None:
        found.append(text)

    note()
    return tuple(found)
