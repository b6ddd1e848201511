"""The ways through, each in one module: the stages meet here and nowhere else.

`checking` needs no more than reading and checking, so that `variorum check` imports no chart.
"""
