"""The published tables and documents, each built from the same rows."""
