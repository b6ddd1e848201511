"""`dataset.jsonld`: the collection as a schema.org Dataset, as search engines for data read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.source import Source
from variorum.render import citation
from variorum.render.addresses import DATA
from variorum.render.escape import json_text
from variorum.render.words import joined, plural

from .download import Download, Material, hash_name, present
from .table import known


def dataset(analysis: Analysis, downloads: Sequence[Download], folder: str = "") -> dict[str, Any]:
    """The dataset as JSON-LD; without an address of the site, files are given from `folder`."""
    info = analysis.dossier.info
    base = citation.absolute(analysis, "data/") or folder
    licence = {
        "@type": "CreativeWork",
        "name": info.licence.name,
        "url": info.licence.url,
        "description": info.licence.note,
    }
    whole = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": info.title,
        "description": _description(analysis),
        "inLanguage": info.language,
        "isAccessibleForFree": True,
        "license": present(licence),
        # A creator must have a type. Whether an editor is a person or an institution is not ours to
        # guess; those who edit a collection together are an organisation, be it of one.
        "creator": {
            "@type": "Organization",
            "name": joined(info.editors),
            "description": "The editors of this collection",
        },
        "citation": citation.report(analysis).text,
        "temporalCoverage": None if info.period.unknown else str(info.period),
        "dateModified": str(analysis.dossier.edition or ""),
        "@id": citation.absolute(analysis, f"{DATA}#dataset"),
        "url": citation.absolute(analysis, DATA),
        "isBasedOn": [_article(each.source) for each in analysis.dossier.articles],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": each.name,
                "description": each.about,
                "encodingFormat": each.media_type,
                "contentUrl": base + each.name,
            }
            for each in downloads
        ],
    }
    return present(whole)


def _description(analysis: Analysis) -> str:
    """What the dataset holds; never as short as search engines refuse it, below 50 characters."""
    number = plural(len(analysis.dossier.articles), "article")
    return (
        f"{analysis.dossier.info.question} What is reported in {number}, claim by claim: who says what, on whose word "
        "and of which time, each with the article’s exact words."
    )


def _article(source: Source) -> dict[str, Any]:
    outlet = known(source.outlet)
    article = {
        "@type": "NewsArticle",
        "headline": known(source.title),
        "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
        "url": source.url,
        "identifier": hash_name(source.sha256),
    }
    return present(article)


def dataset_file(material: Material) -> bytes:
    return json_text(dataset(material.analysis, material.downloads)).encode()
