"""What two readers have to settle, as a YAML file that they fill in, with the entry that a dossier keeps."""

from __future__ import annotations

from variorum.model.agreement import Agreement

from .yaml_text import template


def settlement(found: Agreement, first: str, second: str) -> str:
    """The text of the file; `first` and `second` are the two readings as they were given."""
    return template("settlement.yaml.jinja").render(found=found, first=first, second=second)
