"""The ways through that are longer than a command, each in one module: here the stages meet.

`checking` needs no more than reading and checking, so that `variorum check` imports no chart.
"""
