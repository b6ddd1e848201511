"""`dossier.zip`: every download in one archive, with what it is and how it may be used."""

from __future__ import annotations

import io
import zipfile

from variorum.model.analysis import Analysis
from variorum.render.citation import report
from variorum.render.context import OWN_RIGHTS
from variorum.render.escape import characters

from .download import GROUPS, Material

_UNIX = 3
_READABLE = 0o100644 << 16


def archive(material: Material) -> bytes:
    """The archive's bytes, its members in one order. Another system's compressor may give others."""
    members = {
        "README.txt": _readme(material).encode(),
        "LICENSE.txt": licence(material.analysis).encode(),
        **material.files,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        for name, content in members.items():
            # Its date is the earliest that an archive can name: nothing tells when it was made.
            member = zipfile.ZipInfo(name)
            member.create_system, member.external_attr = _UNIX, _READABLE
            bundle.writestr(member, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def licence(analysis: Analysis) -> str:
    """The licence's statement as plain text, the articles' own rights apart from it."""
    given = analysis.dossier.info.licence
    lines = [f"The annotations are licensed under {characters(given.name)}."]
    if given.url:
        lines.append(f"The licence: {given.url}")
    if given.note:
        lines.append(characters(given.note))
    return "\n".join([*lines, "", OWN_RIGHTS, ""])


def _readme(material: Material) -> str:
    info = material.analysis.dossier.info
    lines = [
        characters(info.title),
        characters(info.question),
        "",
        "HOW TO CITE",
        report(material.analysis).text,
        "",
        "LICENCE",
        licence(material.analysis),
        "HOW TO READ THE TABLES",
        "UTF-8. An empty cell is unknown or open. Dates are days; an unknown end is empty. Lists are ids",
        "joined by a semicolon. A text cell that a spreadsheet would run as a formula begins with an",
        "apostrophe. Offsets count Unicode code points of the decoded text, from the first character of a",
        "quote to the one after its last. No words before or after a quote are given: no more of an",
        "article is published than its quotes.",
    ]
    for group in GROUPS:
        lines += ["", group.upper()]
        lines += [
            f"{each.name}: {each.about}"
            for each in material.downloads
            if each.group == group and each.name in material.files
        ]
    for each in material.tables:
        lines += ["", f"COLUMNS OF {each.name}.csv"]
        lines += [f"{c.name} ({c.kind.name}): {c.meaning}" for c in each.table.published]
    return "\n".join([*lines, ""])
