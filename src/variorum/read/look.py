"""The root's `mkdocs.yml` read as the site's look, by the same reader as every other file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from variorum.model.look import LOOK, NEVER, NEVER_THEME, Look
from variorum.model.problem import Problem

from .decode import decode
from .refusals import SETTING
from .tree import Tree
from .yaml import YamlFile


def read_look(tree: Tree) -> Look:
    """The look of the dossier, as far as its file may settle one; problems are noted in the tree.

    A dossier without the file has the theme as it comes.
    """
    if not _is_there(tree):
        return Look()
    text = tree.yaml_text(LOOK)
    if text is None:
        return Look()
    file = YamlFile(LOOK, text)
    value, problems = file.parse()
    tree.problems += problems
    if not isinstance(value, dict):
        if value not in (None, "") and not problems:
            tree.problems.append(
                SETTING.at(
                    file.place(()), "this is no mapping of settings",
                    expected="`setting: value` lines", found="a list" if isinstance(value, list)
                    else "text", fix="begin the file with `theme:`",
                )
            )  # fmt: skip
        return Look()
    tree.problems += _refused(value, file)
    decoded = decode(Look, value, file, {})
    tree.problems += decoded.problems
    return decoded.record or Look()


def _is_there(tree: Tree) -> bool:
    try:
        return LOOK in dict(tree.files.entries(""))
    except OSError:
        return False


def _refused(value: dict[str, Any], file: YamlFile) -> Iterator[Problem]:
    """A problem for each setting that engines know and a look has not; they are taken out."""
    theme = value.get("theme")
    for above, settings, never in (
        ((), value, NEVER),
        (("theme",), theme if isinstance(theme, dict) else {}, NEVER_THEME),
    ):
        yield from _taken_out(above, settings, never, file)


def _taken_out(
    above: tuple[str, ...], settings: dict[str, Any], never: Mapping[str, str], file: YamlFile
) -> Iterator[Problem]:
    for key in [key for key in settings if key in never]:
        del settings[key]
        yield SETTING.at(
            file.place((*above, key), key=True), f"`{key}` {never[key]}",
            expected="settings of the look", found=key, fix="remove the setting",
        )  # fmt: skip
