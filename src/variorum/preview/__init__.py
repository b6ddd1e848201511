"""A site looked at while it is being written: what changed on disk, and a server that reloads.

Reads files and answers browsers; writes nothing and prints nothing.
"""
