"""Variorum: conflicting reports of one event, side by side, each with its words and its origin."""

__version__ = "0.1.0"
