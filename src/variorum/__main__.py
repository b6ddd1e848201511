"""`python -m variorum`."""

from .cli import main

main()
