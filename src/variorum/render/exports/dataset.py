"""`dataset.jsonld`: the collection as a schema.org Dataset, as search engines for data read it."""

from __future__ import annotations

from typing import Any

from variorum.model.analysis import Analysis
from variorum.model.source import Source
from variorum.render import citation, citation_forms
from variorum.render.addresses import DATA
from variorum.render.escape import json_text
from variorum.render.words import joined, plural

from .download import Material
from .identity import hash_name
from .table import known


def dataset(material: Material, folder: str = "") -> dict[str, Any]:
    """The dataset as JSON-LD; without an address of the site, files are given from `folder`."""
    analysis = material.analysis
    info = analysis.dossier.info
    base = citation.absolute(analysis, "data/") or folder
    date = citation.edition(analysis)
    whole: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": info.title,
        "description": _description(analysis),
        "inLanguage": info.language,
        "isAccessibleForFree": True,
        "license": _known(
            {
                "@type": "CreativeWork",
                "name": info.licence.name,
                "url": info.licence.url,
                "description": info.licence.note,
            }
        ),
        # A creator must have a type. Whether an editor is a person or an institution is not ours to
        # guess; those who edit a collection together are an organisation, be it of one.
        "creator": {
            "@type": "Organization",
            "name": joined(info.editors),
            "description": "The editors of this collection",
        },
        "citation": citation_forms.as_text(citation.report(analysis)),
    }
    if not info.period.unknown:
        whole["temporalCoverage"] = str(info.period)
    if date:
        whole["dateModified"] = str(date)
    if info.site_url:
        whole |= {
            "@id": citation.absolute(analysis, f"{DATA}#dataset"),
            "url": citation.absolute(analysis, DATA),
        }
    whole["isBasedOn"] = [_article(each.source) for each in analysis.dossier.articles]
    whole["distribution"] = [
        {
            "@type": "DataDownload",
            "name": each.name,
            "description": each.about,
            "encodingFormat": each.media_type,
            "contentUrl": base + each.name,
        }
        for each in material.downloads
    ]
    return whole


def _description(analysis: Analysis) -> str:
    """What the dataset holds; never as short as search engines refuse it, below 50 characters."""
    number = plural(len(analysis.dossier.articles), "article")
    return (
        f"{analysis.dossier.info.question} What is reported in {number}, claim by claim: who says what, on whose word "
        "and of which time, each with the article’s exact words."
    )


def _article(source: Source) -> dict[str, Any]:
    outlet = known(source.outlet)
    return _known(
        {
            "@type": "NewsArticle",
            "headline": known(source.title),
            "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
            "url": source.url,
            "identifier": hash_name(source.sha256),
        }
    )


def _known(told: dict[str, Any]) -> dict[str, Any]:
    """What is told without what is not known."""
    return {name: value for name, value in told.items() if value}


def dataset_file(material: Material) -> bytes:
    return json_text(dataset(material)).encode()
