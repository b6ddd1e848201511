"""`dossier.zip`: every download in one archive, with what it is and how it may be used."""

from __future__ import annotations

import io
import zipfile

from variorum.render.citation import report
from variorum.render.context import OWN_RIGHTS
from variorum.render.escape import characters
from variorum.render.templating import TEMPLATES, environment

from .download import GROUPS, Material

_UNIX = 3
_READABLE = 0o100644 << 16


def archive(material: Material) -> bytes:
    """The archive's bytes, its members in one order. Another system's compressor may give others."""
    info = material.analysis.dossier.info
    plain = environment(TEMPLATES, characters, OWN_RIGHTS=OWN_RIGHTS, licence=info.licence)
    plain.autoescape = False
    readme = plain.get_template("archive_readme.txt.j2").render(
        info=info, citation=report(material.analysis).text, material=material, GROUPS=GROUPS
    )
    members = {
        "README.txt": readme.encode(),
        "LICENSE.txt": plain.get_template("archive_licence.txt.j2").render().encode(),
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
