"""The root's `mkdocs.yml` read as the site's look, by the same reader as every other file."""

from __future__ import annotations

from variorum.model.look import LOOK, NEVER, NEVER_THEME, Look

from .decode import decode
from .refusals import SETTING
from .tree import Tree
from .yaml import YamlFile


def read_look(tree: Tree) -> Look:
    """The look of the dossier, as far as its file may settle one; problems are noted in the tree.

    A dossier without the file has the theme as it comes.
    """
    try:
        is_there = LOOK in dict(tree.files.entries(""))
    except OSError:
        is_there = False
    text = tree.yaml_text(LOOK) if is_there else None
    if text is None:
        return Look()
    file = YamlFile(LOOK, text)
    value, problems = file.parse()
    tree.problems += problems
    if not isinstance(value, dict):
        if value not in (None, "") and not problems:
            tree.report(
                SETTING, file.place(()), "this is no mapping of settings",
                expected="`setting: value` lines",
                found="a list" if isinstance(value, list) else "text", fix="begin the file with `theme:`",
            )  # fmt: skip
        return Look()
    theme = value.get("theme")
    # What engines know and a look has not is told by itself, and taken out.
    for above, settings, never in (
        ((), value, NEVER),
        (("theme",), theme if isinstance(theme, dict) else {}, NEVER_THEME),
    ):
        for key in [key for key in settings if key in never]:
            del settings[key]
            tree.report(
                SETTING, file.place((*above, key), key=True), f"`{key}` {never[key]}",
                expected="settings of the look", found=key, fix="remove the setting",
            )  # fmt: skip
    decoded = decode(Look, value, file)
    tree.problems += decoded.problems
    return decoded.record or Look()
