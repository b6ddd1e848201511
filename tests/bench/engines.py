"""What the other site engines are given: the tree that a build has staged, and bare settings."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

SITE = "bare-site"
_HUGO = """\
baseURL = "/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.renderer]
unsafe = true
"""
_LAYOUT = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n"


def bare_settings(root: Path) -> Path:
    """build/bare.yml: the look as it is, with the theme's search, and a navigation of nothing but the
    index pages."""
    build = root / "build"
    settings = yaml.safe_load((build / "mkdocs.yml").read_text("utf-8"))
    # A build makes its search by itself: a bare engine makes the one of its theme.
    settings.pop("plugins", None)
    docs = build / "docs"
    indexes = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("index.md"))]
    settings |= {"nav": indexes, "not_in_nav": "*\n", "site_dir": SITE}
    path = build / "bare.yml"
    path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
    shutil.rmtree(build / SITE, ignore_errors=True)
    return path


def hugo_site(root: Path) -> None:
    """build/hugo: the same Markdown with one bare layout.

    A folder's `index.md` is renamed: of a folder that has one, Hugo renders no other page.
    """
    docs, site = root / "build" / "docs", root / "build" / "hugo"
    shutil.rmtree(site, ignore_errors=True)
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (site / "hugo.toml").write_text(_HUGO, "utf-8")
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_LAYOUT, "utf-8")
    for page in docs.rglob("*.md"):
        name = "_index.md" if page.name == "index.md" else page.name
        copy = site / "content" / page.relative_to(docs).with_name(name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, copy)
