"""Where each thing stands on the site: one address for each page and each claim, never by order."""

from __future__ import annotations

from variorum.model.analysis import Analysis

HOME = "index.html"
COMPARISON = "comparison.html"
QUESTIONS = "questions/index.html"
SOURCES = "sources/index.html"
ORIGINS = "origins/index.html"
ACTORS = "actors/index.html"
NAMES = "names.html"
TIMELINE = "timeline.html"
DATA = "data.html"


def source_address(source_id: str) -> str:
    return f"sources/{source_id}.html"


def claim_address(claim_id: str) -> str:
    """The address of a claim by its public id, SOURCE/CLAIM."""
    source_id, _, claim = claim_id.partition("/")
    return f"sources/{source_id}.html#claim-{claim}"


def question_address(question_id: str) -> str:
    return f"questions/{question_id}.html"


def embedded_address(question_id: str) -> str:
    """Where a question's picture stands alone, for other sites to show inside their pages."""
    return f"embed/{question_id}.html"


def origin_address(origin_id: str) -> str:
    return f"origins/{origin_id}.html"


def sentence_address(origin: str, utterance: str) -> str:
    """Where the renderings of one sentence of an origin stand side by side."""
    return f"{origin_address(origin)}#sentence-{utterance}"


def actor_address(actor_id: str) -> str:
    return f"actors/{actor_id}.html"


def name_address(name_id: str) -> str:
    return f"{NAMES}#name-{name_id}"


def page_file(address: str) -> str:
    """The Markdown file that becomes the page at `address`."""
    return address.partition("#")[0].removesuffix(".html") + ".md"


def absolute(analysis: Analysis, address: str) -> str:
    """The whole address of a page, or nothing where the site's is not known."""
    site = analysis.dossier.info.site_url
    return f"{site.rstrip('/')}/{address}" if site else ""


def relative(target: str, page: str) -> str:
    """`target` as a link from the page at the address `page`."""
    path, hash_sign, anchor = target.partition("#")
    folder, _, name = page.rpartition("/")
    if path == page:
        return f"#{anchor}" if anchor else name
    up = ""
    while folder and not path.startswith(f"{folder}/"):
        folder = folder.rpartition("/")[0]
        up += "../"
    way = path[len(folder) + 1 :] if folder else path
    return f"{up}{way}{hash_sign}{anchor}"
