"""What helps people who write a dossier: text and tables in, text out."""
