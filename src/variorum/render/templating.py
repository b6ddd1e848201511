"""The template engine as every page uses it: what is printed is escaped once, by our own rules.

A page of many claims prints tens of thousands of values. Jinja escapes each once more by its rules
after ours, asks of each function whether it wants the template's context, and of each name whether
it is a key. None of that changes a page here, so the code of a template does without it.
It takes for granted that autoescape is always on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from .escape import is_plain, markup


def finalize(value: Any) -> str:
    """What a template prints of `value`: the words of text and numbers, safe inside HTML.

    Raises TypeError for a truth value and for None, which are no words.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, bool) or value is None:
        raise TypeError("a template printed a value that is not text or a number")
    # Most words need no escaping, and to make markup of them takes longer than to see it.
    return value if type(value) is str and is_plain(value) else markup(value)


class _Generator(CodeGenerator):
    """The Python code of a template, whose functions and macros are called as they are."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if finalize.src is None:
            raise TypeError("without a function that escapes values nothing would")
        self.write(finalize.src)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write(")")

    def visit_Call(  # noqa: N802 - the library's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        if node.dyn_args or node.dyn_kwargs or forward_caller:
            self.fail("templates here call with plain arguments only", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class _Environment(Environment):
    code_generator_class = _Generator


def environment(folder: Path, **named: Any) -> Environment:
    """What fills the templates of a folder, in which each has the values and functions `named`."""
    made = _Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(named)
    return made
