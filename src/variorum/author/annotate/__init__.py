"""An article annotated in the browser: what the page shows, what it proposes for words, and its edits as text."""
