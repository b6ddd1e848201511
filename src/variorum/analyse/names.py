"""Which source spells a name in which way."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.model.dossier import Dossier


def spelled(dossier: Dossier) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """For each name's id and each of its variants the ids of the sources whose text has it.

    A withheld text has none: nothing can be sought in it.
    """
    return {
        name.id: {
            variant: tuple(a.source.id for a in dossier.articles if a.text and a.text.find(variant))
            for variant in name.variants
        }
        for name in dossier.names
    }
