"""What a stranger may try by the settings of a site and the head of a page.

Each stands by what is said of it, where `{}` stands for anything, or is words and nothing else.
"""

from __future__ import annotations

_CALL = "{object: subprocess.getoutput, kwds: {cmd: id}}"
_NO_KEY = "there is no key"
_NO_PLUGIN = "no plugin but search is used"
_BUILD = "is settled by the build"
_DOSSIER = "comes from data/dossier.yaml"
_NO_FILE = "this names no {} file of the site"
_NO_WORDS = "these are no plain words"
_NO_ADDRESS = "is not a web address"
_NOT_USED = "which these files do not use"
_NO_FEATURE = "this is no feature of the theme that may be on"

# The fault is told at the last line, or at the one that ends in `# here`.
SETTINGS: dict[str, tuple[str, ...]] = {
    # A mapping with `object` is a call of Python for one of the engines, a tag for the other.
    "`markdown_extensions` is not asked for": (
        f"markdown_extensions:  # here\n  - toc: {{slugify: {_CALL}}}",
        f"markdown_extensions:  # here\n  toc:\n    slugify: {_CALL}",
        "markdown_extensions:  # here\n  - toc: {permalink: <script>}",
        "markdown_extensions:  # here\n  - pymdownx.snippets: {base_path: [/], url_download: true}",
        f"markdown_extensions:  # here\n  - pymdownx.superfences: {{custom_fences: [{_CALL}]}}",
        "markdown_extensions: [toc]", "markdown_extensions: [pymdownx.snippets]",
        "markdown_extensions: ['subprocess:getoutput']", "markdown_extensions: ['os:system']",
        "markdown_extensions: ['markdown.extensions.toc:TocExtension']",
        "markdown_extensions: [docs.code]", "markdown_extensions: [[toc]]", "markdown_extensions: {}",
    ),
    "this is neither true nor false": (
        "extra:\n  generator: <script>", f"extra:\n  generator: {_CALL}",
    ),
    _NO_WORDS: (
        "theme:\n  palette:\n    - toggle:\n        icon: a/b\n        name: <script>",
        "extra:\n  social:\n    - icon: a/b\n      link: https://example.org\n      name: '\"><b>'",
    ),
    _NO_PLUGIN: (
        "plugins: [social]", "plugins: [privacy]", "plugins: [macros]", "plugins: [mkdocstrings]",
        "plugins: [search, optimize]", "plugins:\n  - exec: {x: y}", "plugins:\n  offline:",
        "plugins:\n  - group: {plugins: [x]}", "plugins: ['search:x']",
    ),
    "would run code during the build": ("hooks: [docs/x.py]", "hooks: /etc/passwd"),
    "would bring in settings from another file": ("INHERIT: docs/x.yml", "INHERIT: /etc/passwd"),
    "would have a preview read other folders": ("watch: [/]", "watch: /"),
    "would run a script on every page": (
        "extra_javascript: [https://example.org/x.js]", "extra_javascript: [x.png]",
        "extra_javascript:  # here\n  - path: x.js\n    type: module",
    ),
    "would run what a file of docs/ says as a template": ("extra_templates: [x.txt]",),
    "makes every page ask another host": ("repo_url: https://github.com/a/b",),
    "would put other templates in the theme's place": (
        "theme:\n  custom_dir: docs", "theme: {custom_dir: /}",
    ),
    "would publish other templates of the theme": ("theme:\n  static_templates: [x.html]",),
    "would have the theme read other files": ("theme:\n  locale: ../../x",),
    _BUILD: (
        "docs_dir: /", "site_dir: /", "strict: false", "use_directory_urls: true", "validation: {}",
        "exclude_docs: '*'", "draft_docs: '*'", "not_in_nav: '*'", "nav: [x.md]",
        "dev_addr: 0.0.0.0:80", "edit_uri: //example.org/", "remote_branch: x", "remote_name: x",
        "repo_name: <script>", "edit_uri_template: '{path!q}'",
    ),
    _DOSSIER: (
        "site_name: <script>", "site_url: https://example.org/", "site_description: x",
        "site_author: x", "copyright: <script>x()</script>",
    ),
    _NO_KEY: (
        "exclude: x", "Hooks: [x.py]", "project: {}", "mdx_configs: {}", "theme:\n  static: x",
        "extra:\n  analytics: {provider: google, property: x}", "extra:\n  consent: {title: x}",
        "extra:\n  alternate: [{name: x, link: //example.org, lang: x}]",
        "extra:\n  version: {provider: mike}", "extra:\n  changes_feed: //example.org/x",
        "extra:\n  page_javascript: {index.html: x.png}", "theme:\n  icon:\n    search: a/b",
        "extra:\n  scope: //example.org/", "extra:\n  status: {x: y}", "extra:\n  tags: {x: y}",
        "extra:\n  annotate: {x: y}", "theme:\n  include_search_page: true",
        "theme:\n  search_index_only: false", "theme:\n  admonition: {x: y}",
        "theme:\n  icon:\n    repo: a/b", "theme:\n  icon:\n    annotation: a/b",
        "theme:\n  hljs_languages: [x]", "theme:\n  analytics: {gtag: x}",
    ),
    "the search has no options": (
        "plugins:\n  - search: {separator: (a+)+$}", "plugins:\n  - search: {pipeline: [x]}",
        "plugins:\n  - search: {prebuild_index: node}", "plugins:\n  - search: {indexing: full}",
        "plugins:\n  - search: {jieba_dict: /etc/passwd}", "plugins:\n  search: {lang: en}",
        "plugins:\n  - search: {fields: {title: {boost: 1}}}", "plugins:\n  - search: [x]",
    ),
    "the theme's own search is off": (
        "theme:\n  features: [search.highlight]", "theme:\n  features: [search.share]",
        "theme:\n  features:\n    - navigation.top\n    - search.suggest",
    ),
    "a font would be loaded from another host": (
        "theme:\n  font: {text: x}", "theme:\n  font: true", "theme:\n  font: null",
    ),
    "`name` can't be": ("theme:\n  name: readthedocs", "theme:\n  name: ../docs"),
    _NO_FEATURE: (
        "theme:\n  features: [navigation.instant]", "theme:\n  features: [content.tooltips]",
        "theme:\n  features:\n    - content.footnote.tooltips",
        "theme:\n  features:\n    - navigation.instant.prefetch",
        "theme:\n  features:\n    - navigation.instant.preview",
        "theme:\n  features: ['x\"y.z']", "theme:\n  features: [../x]",
        "theme:\n  features: [[navigation.top]]", "theme:\n  features: ['a.b}']",
    ),
    "this is no icon": (
        "theme:\n  icon:\n    logo: ../../../../etc/passwd", "theme:\n  icon:\n    logo: /etc/passwd",
        "theme:\n  icon:\n    logo: material/../../partials/content",
        "theme:\n  icon: {logo: '{{ x }}/y'}",
        "theme:\n  palette: {toggle: {icon: a/../b, name: x}}",
        "extra:\n  social: [{icon: ../x, link: 'https://example.org', name: x}]",
    ),
    "this is no colour or scheme": (
        "theme:\n  palette: {primary: '\"><script>'}", "theme:\n  palette: {scheme: [slate]}",
        "theme:\n  palette: {accent: 'url(//example.org)'}",
    ),
    "this is no condition": (
        "theme:\n  palette: {media: '(x)\" onload=x'}", "theme:\n  palette: {media: '</style>'}",
    ),
    "this is no language": (
        "theme:\n  language: ../../../x", "theme:\n  language: [en]", "theme:\n  language: en.html",
    ),
    _NO_FILE: (
        "theme:\n  logo: https://example.org/x.png", "theme:\n  logo: //example.org/x.png",
        "theme:\n  favicon: ../x.png", "theme:\n  logo: /etc/x.png", "theme:\n  logo: x.svg",
        "theme:\n  logo: x.png?y", "theme:\n  logo: 'x.png\" onerror=\"x'", "theme:\n  logo: data:x.png",
        "extra_css: [https://example.org/x.css]", "extra_css: [//example.org/x.css]",
        "extra_css: [../x.css]", "extra_css: ['x.css?y']", "extra_css: [x.js]",
        "extra_css: [a/.b/x.css]", "extra_css: ['a\\x.css']", "extra_css: [{path: x.css}]",
    ),
    _NO_ADDRESS: (
        "extra:\n  homepage: javascript:x()", "extra:\n  homepage: //example.org",
        "extra:\n  homepage: 'https://example.org/\"onclick=\"x'",
        "extra:\n  social: [{icon: a/b, link: 'javascript:x()', name: x}]",
        "extra:\n  social: [{icon: a/b, link: 'mailto:x', name: x}]",
    ),
    _NOT_USED: (
        "theme: !!python/object/apply:os.system [id]", "theme: !!python/name:os.system",
        "extra: !ENV [HOME, x]", "extra: !relative $config_dir",
        "theme: &x {name: material}", "extra_css: *x", "theme: {}\n---  # here\nhooks: [x.py]",
    ),
    "stands in this record twice": ("theme: {}\ntheme: {}",),
    "no mapping of settings": ("- theme", "hooks"),
    "nesting is too deep": (f"theme: {'[' * 30}{']' * 30}",),
}  # fmt: skip

_HEAD_KEY = "there is no key"
# The lines between those of dashes, told in the same way.
HEADS: dict[str, tuple[str, ...]] = {
    _HEAD_KEY: (
        "template: partials/content.html", "template: ../../docs/x.md", "template: main.html",
        "tags: ['<meta http-equiv=refresh content=0>']", "tags: [x]", "icon: material/x", "status: new",
        "image: https://example.org/x.png", "image_alt: x", "author: x", "authors: [x]", "date: x",
        "canonical: https://example.org/", "redirect: https://example.org/", "hooks: [x.py]",
        "robots: noindex", "inherit: x", "extra_javascript: [x]", "script: x", "comments: true",
        "search:\n  boost: 1000", "search: {title: x}", "revision_date: x", "edit_url: //example.org",
        "render_macros: true", "nav: x", "Title: x", "source: x", "path: /etc", "subtitle: <b>",
        "blog: x", "draft: true", "slug: ../x", "alternate: x", "meta: x", "content: x",
    ),
    "can't be": ("hide: [<script>]", "hide: [tabs]", "hide: [path]"),
    "this is neither true nor false": (
        "search: {exclude: [x]}", "search:\n  exclude: '<script>'", "search: {exclude: 1}",
    ),
    "where text belongs": ("title: {object: os.system}", "title: [x]", "description: {a: b}"),
    "where a list belongs": ("hide: toc", "hide: {toc: x}"),
    "where a mapping (`key: value`) belongs": ("search: x", "search: [exclude]"),
    _NOT_USED: (
        "title: !!python/object/apply:os.system [id]", "title: &x y", "title: *x", "title: !ENV HOME",
        "hide: !!python/name:os.system", "title: x\n--- # here\ntemplate: x",
    ),
    "stands in this record twice": ("title: x\ntitle: y", "title: x\ntemplate: y\ntitle: z"),
    "in this value": ('title: "x\\0"', 'title: "\\e[31m"', 'title: "\\x85"'),
    "cut short": ("title: x #y",),
}  # fmt: skip

_REFRESH = "<meta http-equiv=refresh content='0;url=//example.org'>"
# What may stand as a title and a description: words, whatever they look like.
WORDS: tuple[str, ...] = (
    _REFRESH, "</title><script>x()</script>", "<img src=x onerror=x()>", '" onload="x()', "' onload='x()",
    "{{ config }}", "{% include 'x' %}", "{% raw %}", "{# x", "--- template", "&lt;script&gt;x&lt;/script&gt;",
    "&#60;script&#62;", "</head><body onload=x>", "<!--", "-->", "]]>", "${x}", "\\u003cscript>",
    "javascript:x()", "[x](javascript:x)", "%3Cscript%3E", "!!python/name:x", "*x", "&x", "`<b>`",
    "<base href=//example.org>", "<svg onload=x>", "template: x",
)  # fmt: skip


def at(lines: str) -> int:
    """The line, from 1, at which the fault of such lines is told."""
    before, found, _ = lines.partition("# here")
    return (before if found else lines).count("\n") + 1
