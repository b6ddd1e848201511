"""What a stranger may try to get onto a page, by what the gate says of it.

Each is one line of HTML. `{}` in a reason stands for anything.
"""

from __future__ import annotations

from collections.abc import Iterator

_ELSEWHERE = "loads from another host"
_NO_HTTP = "names a host without http or https"
_SWALLOWS = "is never closed and takes the rest of the page"
_NO_ELEMENT = "is no element that a page may hold"
_NO_ATTRIBUTE = "is no attribute that a page may hold"
_CHANGES = "changes where a link leads or what a page shows"
_NO_PICTURE = "is no picture, and stands in the address itself"
_ON = "runs a script from on"
_FOREIGN_SCRIPT = "holds a script that is not the theme's"
_HEAD = "belongs to the head of a page"
_OWN_PAGE = "puts another page into this one"

HTML: dict[str, tuple[str, ...]] = {
    _ON: (
        "<p/onclick=x>", '<p a="b"onclick=x>', "<p a=b=c onclick=x>", "<p a=`x` onclick=x>",
        "<p x='>' onclick=x", "<p onclick", "<im\u0000g onerror=x>", "<!--><p onclick=x>-->",
        "<!---><p onclick=x>-->", "<!-- --!><p onclick=x>-->", "<![if x]><p onclick=x>",
        '<script type="application/json"></script/><p onclick=x></script>',
        '<script type="application/json"></script x><p onclick=x></script>',
        '<svg><script type="application/json"><p onclick=x></p></script></svg>',
        "<textarea><p title='</textarea><img src=x onerror=x>'></textarea>",
        "<title><p title='</title><img src=x onerror=x>'></title>",
        "<svg><title><p onclick=x></p></title></svg>", "<iframe/<p onclick=x>>",
        "<p onclick=x>", "<p ONCLICK=x>", "<img onerror=x>", "<p/onclick=x>".replace("/", " "),
        "<body onload=x>", "<svg onload=x></svg>", "<details open ontoggle=x></details>",
        "<input autofocus onfocus=x>", "<slot onslotchange=x></slot>", "<p on=x>",
        '<p title=">" onclick=x>', "<p\nonclick\n=\nx>", "<template><p onclick=x></p></template>",
        "<noscript><p onclick=x></p></noscript>", "<xmp></xmp><p onclick=x>",
        "<noembed></noembed><p onclick=x>",
        "<noframes></noframes><p onclick=x>", "<!-- x --><p onclick=x>",
        "<!-- <!-- --><p onclick=x>-->", "<!-- <!--><p onclick=x>-->",
        "<title>x</title ><p onclick=x>", "<math><mi><p onclick=x>",

        '<a href="#claim-crew-aboard" onclick=x>x</a>', "<p onanythingnew=x>",
        "<svg><desc><p onclick=x></p></desc></svg>",
        "<form><math><mtext></form><form><mglyph><p onclick=x></p>",
    ),
    _SWALLOWS: (
        "<plaintext><p onclick=x>", "<script>", "<title/><p onclick=x>", "<!--",
    ),
    _FOREIGN_SCRIPT: (
        "<script/>x</script>",
        "<script>x()</script>", "<ScRiPt>x()</sCrIpT>", "<script type=module>x()</script>",
        '<script type="">x()</script>', "<script language=javascript>x()</script>",
        '<script type="application/json;x">x()</script>', "<script type=importmap>{}</script>",
        '<script type=speculationrules>{"prefetch":[]}</script>', "<svg><script>x()</script></svg>",
        "<script type=text/plain>x</script>", "<template><script>x()</script></template>",
        "<script nomodule>x()</script>", "<script async defer>x()</script>",
    ),
    "neither the theme's own nor Variorum's": (
        '<script src="logo.png"></script>', "<script src></script>",
        '<script src="assets/javascripts/../../logo.png"></script>',
        '<script src="assets/javascripts/%2e%2e/%2e%2e/logo.png"></script>',
        '<script src="logo.png?assets/javascripts/"></script>',
        '<svg><script href="logo.png"></script></svg>',
        '<script type=module src="logo.png"></script>',
        '<script type="application/json" src="logo.png"></script>',
        '<svg><script xlink:href="logo.png"></script></svg>',
    ),
    "runs a script from an address": ('<script src="data:text/javascript,x()"></script>',),
    _ELSEWHERE: (
        '<img src="https://example.org/x">', "<IMG SRC=HTTPS://EXAMPLE.ORG/X>",
        '<img src="ht&Tab;tps://example.org/x">', '<img src=" https://example.org/x">',
        '<img src="&#104;ttps&#x3a;//example.org/x">',
        '<img srcset="logo.png,https://example.org/x 2x">',
        '<img srcset="data:image/png,AAAA 1x, https://example.org/x 2x">',
        '<picture><source srcset="https://example.org/x"></picture>',
        '<input type=image src="https://example.org/x">',
        '<script src="https://example.org/x.js"></script>',
        '<script type="application/json" src="https://example.org/x"></script>',
        '<body background="https://example.org/x">', '<a href="#" ping="https://example.org/">x</a>',
        '<svg><image href="https://example.org/x"/></svg>',
        '<image href="https://example.org/x">', '<svg><feImage href="https://example.org/x"/></svg>',
        '<svg><use href="https://example.org/x#a"/></svg>',
        '<svg><use xlink:href="https://example.org/x#a"/></svg>',
        '<svg><textPath href="https://example.org/x#a"/></svg>',
        '<svg><pattern href="https://example.org/x#a"/></svg>',
        '<svg><linearGradient href="https://example.org/x#a"/></svg>',
        '<svg><mpath href="https://example.org/x#a"/></svg>',
        '<svg><filter href="https://example.org/x#a"/></svg>',
        '<svg><rect fill="url(https://example.org/x)"/></svg>',
        '<svg><rect fill="url(https://example.org/x"/></svg>',
        '<svg><rect fill="URL(https://example.org/x)"/></svg>',
        '<svg><rect fill="u\\72l(https://example.org/x)"/></svg>',
        '<svg><rect fill="u\\rl(https://example.org/x)"/></svg>',
        "<svg><rect mask=\"url('https://example.org/x')\"/></svg>",
        '<svg><rect marker-start="url(&quot;https://example.org/x&quot;)"/></svg>',
        '<svg><rect clip-path="url( https://example.org/x )"/></svg>',
        "<svg><rect filter=\"src('https://example.org/x')\"/></svg>",
        "<svg><rect stroke=\"image('https://example.org/x')\"/></svg>",
        '<svg><rect cursor="url(https://example.org/x),auto"/></svg>',
        "<p style=\"background: url('https://example.org/x')\">",
        *(f'<link rel="{each}" href="https://example.org/x">' for each in (
            "stylesheet", "alternate stylesheet", "preload", "prefetch", "preconnect",
            "dns-prefetch", "prerender", "modulepreload", "icon", "shortcut&#10;icon",
            "apple-touch-icon", "apple-touch-startup-image", "manifest", "import", "pingback",
            "webmention", "search", "expect", "dictionary", "fluid-icon", "payment", "")),
        '<link itemprop=x href="https://example.org/x">',
        '<link rel=preload as=image imagesrcset="https://example.org/x 1x">',
        '<p href="https://example.org/x">',
    ),
    _NO_HTTP: (
        '<a href="//example.org">x</a>', '<img src="//example.org/x">',
        '<a href="/&Tab;/example.org/x">x</a>', '<a href="ftp://example.org/">x</a>',
        '<a href="file://example.org/etc/passwd">x</a>', '<img src="wss://example.org/">',
        '<img srcset="//example.org/x 2x">', '<a href="javascript://example.org/%0ax()">x</a>',
    ),
    "the scheme “{}” is not used here": (
        '<a href="javascript:x()">x</a>', '<a href="JaVaScRiPt:x()">x</a>',
        '<a href="java&#x0a;script:x()">x</a>', '<a href="java&Tab;script:x()">x</a>',
        '<a href="&#106;avascript&colon;x()">x</a>', '<a href=" javascript:x()">x</a>',
        '<area href="javascript:x()">', '<svg><a xlink:href="javascript:x()">x</a></svg>',
        '<svg><a href="&#x6a;avascript:x()">x</a></svg>', '<a href="vbscript:x">x</a>',
        '<a href="view-source:x">x</a>', '<a href="blob:x">x</a>', '<a href="tel:1">x</a>',
        '<a href="data:text/html,x">x</a>', '<a href="file:///etc/passwd">x</a>',
        '<a href="https:example.org">x</a>', '<img src="https:example.org/x">',
        '<img src="https:/example.org/x">', '<img src="https:///example.org/x">',
        '<a href="https:\\\\example.org">x</a>', '<a href="https://">x</a>',
        '<q cite="javascript:x()">x</q>', '<math href="javascript:x()">x</math>',
        '<link rel=canonical href="javascript:x()">',
    ),
    "leaves the site": (
        '<img src="/\\example.org/x">', '<a href="/\\example.org">x</a>', '<a href="/x">x</a>',
        '<a href="../../x">x</a>', '<a href="%2e%2e/%2e%2e/x">x</a>',
    ),
    "there is no such page or file": (
        '<img src="\\\\example.org/x">', '<a href="\\\\example.org">x</a>',
        '<a href="\\/example.org">x</a>', '<a href="..\\..\\x">x</a>', '<a href="a\x01:x">x</a>',
        '<a href="\u00a0javascript&#58;x()">x</a>'.replace("&#58;", "%3a"),
    ),
    "this is no address": ('<a href="http://[::1">x</a>',),
    "names no plain host": (
        '<a href="https://example.com@example.org/">x</a>', '<a href="https://u:p@example.org/">x</a>',
        '<a href="https://exa mple.org/">x</a>',
        '<a href="https://example.org%2f@example.com/">x</a>',
        '<img src="https://example.com@example.org/">',
    ),
    _NO_PICTURE: (
        '<img src="data:text/html,x">', '<link rel=stylesheet href="data:text/css,x">',
        '<svg><use href="data:image/svg+xml,x#a"/></svg>', '<link rel=icon href="data:image/png,x">',
        '<svg><rect fill="url(data:image/svg+xml,x#a)"/></svg>',
        '<input type=image src="data:image/png,x">',
    ),
    "moves every link of the page": ('<base href="logo.png">', "<BASE TARGET=x>"),
    "the page sends its reader elsewhere": (
        '<meta http-equiv=refresh content="0;url=//example.org">',
        '<META HTTP-EQUIV=" Refresh " CONTENT=0>',
    ),
    "tells the browser its own “{}”": (
        '<meta http-equiv="Content-Security-Policy" content="">',
        '<meta http-equiv="set-cookie" content="x">', "<meta http-equiv>",
    ),
    _HEAD: (
        '<link rel=canonical href="https://example.org/">', "<meta name=referrer content=unsafe-url>",
        "<meta charset=utf-7>",
        '<meta property="og:image" content="https://example.org/x">',
    ),
    "sends what a reader enters elsewhere": (
        "<form action=x></form>", '<form action="https://example.org"></form>',
        "<button formaction=x>x</button>", "<input type=submit formaction=x>",
        '<isindex action="x">',
    ),
    _OWN_PAGE: (
        '<iframe srcdoc="x"></iframe>', '<p srcdoc="x">', "<iframe></iframe>",
        "<portal></portal>", "<svg><foreignObject></foreignObject></svg>",
    ),
    "puts another page or program into this one": (
        '<object data="x"></object>', '<embed src="x">', "<object></object>",
    ),
    "runs a program": ("<applet code=x></applet>",),
    "is read in one way with scripts and in another without": (
        "<noscript><p title='</noscript><img src=x onerror=x>'></p></noscript>",
    ),
    "plays what the page's policy stops": (
        '<video src="logo.png"></video>', "<audio></audio>", "<track>",
    ),
    _CHANGES: (
        '<svg><a><animate attributeName="href" to="x"/></a></svg>',
        '<svg><a><set attributeName=" xlink:href" to="x"/></a></svg>',
        '<svg><set attributeName="onclick" to="x"/></svg>', "<svg><animateMotion/></svg>",
        '<svg><animate attributeName="fill" to="url(//example.org/x)"/></svg>',
        "<svg><animateTransform/></svg>",
    ),
    "holds a style, which the page's policy stops": (
        "<svg><style><a title='</style><img src=x onerror=x>'></a></style></svg>",
        "<style><p onclick=x></style>",
        "<style>p { color: red }</style>", '<p style="color: red">', "<svg><style></style></svg>",
    ),
    _NO_ELEMENT: (
        "<p\u000bonclick=x>", "<p\u0000onclick=x>", "<script",
        "<math></math>", "<fencedframe></fencedframe>", "<keygen>",
        "<marquee></marquee>", "<bgsound>", "<svg:script>x</svg:script>", "<x-y></x-y>",
        "<svg><handler>x</handler></svg>", "<svg><discard/></svg>", "<textarea></textarea>",
        "<slot></slot>", "<annotation-xml></annotation-xml>", "<image2>", "<unheardof>",
        "<svg><filter></filter></svg>", "<svg><metadata></metadata></svg>", "<canvas></canvas>",
        '<x:script xmlns:x="http://www.w3.org/2000/svg">x</x:script>',
    ),
    _NO_ATTRIBUTE: (
        '<p "onclick=x>', "<p 'onclick=x>", "<p a=\"'\"'onclick=x>", "<p =onclick=x>",
        "<p <onclick=x>",
        '<a attributionsrc="https://example.org/x" href="#">x</a>', "<img lowsrc=x>", "<img dynsrc=x>",
        "<div data-pagefind-body>x</div>", "<p data-pagefind-meta='url:https://example.org/'>x</p>",
        "<p data-pagefind-ignore=all>", "<p data-unheard-of=x>", "<a data-preview href='#'>x</a>",
        "<html manifest=x>",  "<button popovertarget=x>x</button>",
        "<p popover>", "<p contenteditable>", "<p nonce=x>", "<p slot=x>", "<p is=x-y>",
        "<p accesskey=x>", "<div shadowrootmode=open></div>", "<form method=post></form>",
        "<p v-on:click=x>", "<p @click=x>", "<img longdesc=x>", "<p unheardof=x>",
        "<script for=window event=load type='application/json'>x</script>",
        '<svg xmlns:l="http://www.w3.org/1999/xlink"><use l:href="//example.org/x"/></svg>',
        '<svg><rect mask-image="url(//example.org/x)"/></svg>', "<object codebase=x></object>",
        "<a referrerpolicy=unsafe-url href='#'>x</a>", "<input form=x>", "<iframe allow=x></iframe>",
    ),
    "gives names another meaning": (
        '<svg xmlns="http://www.w3.org/1999/xhtml"></svg>', '<p xmlns:xlink="x">',
    ),
    "moves links of the page": ('<svg xml:base="https://example.org/"></svg>',),
    "makes the theme ask another host": (
        '<pre class="mermaid">graph</pre>', '<p class="a mermaid b">', '<p class="pyodide">',
        '<a class="glightbox" href="logo.png">x</a>',
        '<a data-md-component="source" href="https://example.org/a/b">x</a>',
        '<p data-md-component="outdated">',
    ),
    "stands in the way of the page's scripts": (
        "<img name=getElementById src=logo.png alt>", "<img name=querySelectorAll src=logo.png alt>",
        "<form name=currentScript></form>",
    ),
    "two elements have the id “x”": ("<p id=x></p><p id=x></p>",),
    "is read in one way by one browser and in another by the next": (
        "<svg><title><![CDATA[x</title><p onclick=x>]]></title></svg>", "<![CDATA[<p onclick=x>]]>",
        "<svg><![CDATA[</svg><p onclick=x>]]></svg>", "<math><mi><![CDATA[x</mi><p>]]></mi></math>",
        "<svg><desc><![CDATA[x]]></desc></svg>",
    ),
}  # fmt: skip

# Of these nothing is left that loads, runs or leads anywhere: by the HTML standard a parser passes over
# them, or takes them for words or a comment.
IGNORED: tuple[str, ...] = (
    "<p x=<onclick=x>", "<!doctype html [<p onclick=x>]>", "<?php <p onclick=x> ?>",
    "<?xml-stylesheet href='//example.org/x'?>", "</ <p onclick=x>>", "</3 <p onclick=x>>",
    "</p onclick=x>", "<!ELEMENT p ANY>",
    '<script type="application/json"><!--<script></script><p onclick=x></script>',
    "<title><!--</title>-->", '<a href="logo.png" href="javascript:x">x</a>',
    '<img src="logo.png" src="https://example.org/x">', "<p class=a CLASS=b>", "<html class=x>",
    "<head>", "<body class=x>", "<frame>", "<frameset></frameset>", "<head profile=x>",
)  # fmt: skip

# By ways of Markdown itself.
MARKDOWN: dict[str, tuple[str, ...]] = {
    "the scheme “javascript” is not used here": ("[x](javascript:x())",),
    _NO_HTTP: ("[x](//example.org/x)",),
    _ELSEWHERE: ("![x](https://example.org/x.png)", "![x][y]\n\n[y]: https://example.org/y.png"),
    _ON: ('![x](logo.png){: onerror="x()" }', "Words\n{: onclick=x }"),
    "holds a style, which the page's policy stops": ('[x](logo.png){: style="color: red" }',),
    _NO_ATTRIBUTE: ("Words\n{: popover=x }",),
    "makes the theme ask another host": ("Words\n{: .mermaid }",),
}

# Style sheets, each by the address it must be told to load.
STYLES: tuple[tuple[str, str], ...] = (*((each, "https://example.org/x") for each in (
    "a { background: url(https://example.org/x) }", "a { background: url( 'https://example.org/x' ) }",
    "a { background: URL(https://example.org/x) }", "a { background: u\\72l(https://example.org/x) }",
    "a { background: u\\r l(x) } b { background: u\\rl(https://example.org/x) }",
    "a { background: \\75 \\72 \\6c(https://example.org/x) }",
    "a { background: url(\\68ttps://example.org/x) }", "a { background: url(https:\\/\\/example.org/x) }",
    "a { background: url('https://exa\\\nmple.org/x') }", "a { background: url(https://example.org/x",
    "a { background: url('https://example.org/x", "a { background: url(\n\fhttps://example.org/x\t) }",
    "@import 'https://example.org/x';", "@IMPORT url(https://example.org/x);", "@import/**/'https://example.org/x'",
    "@\\69mport 'https://example.org/x';", "@i\\mport 'https://example.org/x' layer(a) screen;",
    "@namespace url(https://example.org/x);", "@font-face { src: local('x'), url(https://example.org/x) }",
    "a { background: image-set('https://example.org/x' 1x) }",
    "a { background: -webkit-image-set('logo.png' 1x, 'https://example.org/x' 2x) }",
    "a { background: image('https://example.org/x') }", "a { background: src('https://example.org/x') }",
    "a { background: cross-fade('https://example.org/x', 50%) }",
    "a { --x: 'https://example.org/x'; background: image-set(var(--x) 1x) }",
    "a { content: '/*'; background: url(https://example.org/x); content: '*/' }",
    "a { content: \"/*\" } b { background: url(https://example.org/x) } c { content: \"*/\" }",
    "/* ' */ a { background: url(https://example.org/x) } /* ' */",
    "a { content: 'x\n} b { background: url(https://example.org/x) } /* ' */",
    "a { content: 'x\f} b { background: url(https://example.org/x) } /* ' */",
    "@media print { a { cursor: url(https://example.org/x), auto } }",
)),
    ("a { background: url(//example.org/x) }", "//example.org/x"),
    ("a { background: url(\\\\\\\\example.org/x) }", "\\\\example.org/x"),
    ("@import '//example.org/x';", "//example.org/x"),
    ("@import 'gone.css';", "gone.css"),
    ("a { background: image-set('gone.png' 1x) }", "gone.png"),
    ("a { --x: '//example.org/x' }", "//example.org/x"),
    ("a { background: url(javascript:x) }", "javascript:x"),
    ("a { background: url(data:text/html,x) }", "data:text/html,x"),
    ("a { background: url(/x.png) }", "/x.png"), ("a { background: url(gone.png) }", "gone.png"),
)  # fmt: skip

# What an SVG may be made of when it is read by itself, by what the gate says of it.
_NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PICTURES: dict[str, tuple[str, ...]] = {
    reason: tuple(f"<svg {_NAMES}>{each}</svg>" for each in inside) for reason, inside in {
        "holds a script": (
            "<script>x()</script>", "<script href='../logo.png'/>",
            "<x:script xmlns:x='http://www.w3.org/2000/svg'>x()</x:script>",
            "<g><script><![CDATA[x()]]></script></g>", "<script type='application/json'>1</script>",
        ),
        _ON: ("<g onload='x'/>", "<rect oNclick='x'/>"),
        "is of another kind of file": (
            "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>x()</h:script>",
            "<img xmlns='http://www.w3.org/1999/xhtml' src='x' onerror='x'/>",
            "<html xmlns='http://www.w3.org/1999/xhtml'/>", "<g xmlns=''/>",
            "<e:x xmlns:e='http://www.w3.org/2001/xml-events'/>",
        ),
        _ELSEWHERE: (
            "<image xlink:href='https://example.org/x'/>", "<use href='https://example.org/x#a'/>",
            "<g xmlns:l='http://www.w3.org/1999/xlink'><use l:href='https://example.org/x'/></g>",
            "<style>@import 'https://example.org/x';</style>", "<rect fill='url(https://example.org/x)'/>",
            "<style>a { fill: u<![CDATA[rl(https://example.org/x)]]> }</style>",
            "<rect style='fill: url(https://example.org/x)'/>",
        ),
        "the scheme “javascript” is not used here": (
            "<a xlink:href='javascript:x()'/>", "<a href='java&#10;script:x()'/>",
        ),
        _CHANGES: ("<set attributeName='href' to='x'/>", "<animate attributeName='href'/>"),
        _OWN_PAGE: ("<foreignObject/>",),
        "puts another page or program into this one": ("<embed/>", "<object/>"),
        _NO_ELEMENT: ("<handler>x</handler>", "<iframe2/>", "<metadata/>"),
        _NO_ATTRIBUTE: ("<g e:x='y' xmlns:e='http://www.w3.org/2001/xml-events'/>",),
        "is not well-formed XML": ("<g>", "&x;", "<g a='1' a='2'/>", "<g a=1/>", "\x01"),
    }.items()
}  # fmt: skip
PICTURES["holds a document type or an instruction"] = (
    f"<!DOCTYPE svg [<!ENTITY x '<script>x()</script>'>]><svg {_NAMES}>&x;</svg>",
    f"<?xml-stylesheet href='https://example.org/x'?><svg {_NAMES}/>",
    f"<svg {_NAMES}><?php x ?></svg>",
    f"<!DOCTYPE svg SYSTEM 'https://example.org/x'><svg {_NAMES}/>",
)


def cases(table: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Each construct with the reason it is refused for."""
    return ((construct, reason) for reason, constructs in table.items() for construct in constructs)
