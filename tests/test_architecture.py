"""The import rules of the design: data goes one way, and each step stands alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

SOURCES = Path(__file__).parent.parent / "src" / "variorum"
STAGES = ("read", "check", "analyse", "render", "publish")
# What each part may import of ours, beside itself. `""` is the package's own `__init__`.
ALLOWED = {
    "": frozenset[str](),
    "__main__": frozenset({"cli"}),
    "text": frozenset[str](),
    "model": frozenset({"text"}),
    **{stage: frozenset({"text", "model"}) for stage in STAGES},
    "author": frozenset({"text", "model"}),
    "preview": frozenset({"model"}),
    "pipeline": frozenset({"text", "model", "author", "preview", *STAGES}),
    "cli": frozenset({"", "text", "model", "author", "pipeline", *STAGES}),
}
# Calls that open or change files. `replace` is missing: it is mostly a string's.
READING = frozenset(
    [
        "open",
        "read_text",
        "read_bytes",
        "iterdir",
        "glob",
        "rglob",
        "walk",
        "scandir",
        "listdir",
        "readlink",
        "exists",
        "is_file",
        "is_dir",
        "stat",
        "lstat",
        "fdopen",
        "load_module",
        "get_data",
    ]
)
WRITING = frozenset(
    [
        "write_text",
        "write_bytes",
        "mkdir",
        "makedirs",
        "touch",
        "unlink",
        "rmdir",
        "rmtree",
        "rename",
        "symlink_to",
        "hardlink_to",
        "chmod",
        "copy",
        "copy2",
        "copyfile",
        "copytree",
        "move",
        "savetxt",
        "mkstemp",
        "mkdtemp",
        "NamedTemporaryFile",
        "TemporaryDirectory",
    ]
)
PRINTING = frozenset({"print", "echo", "secho", "input", "breakpoint"})
CLOCKS = frozenset(
    [
        "now", "today", "utcnow", "time", "time_ns", "monotonic", "getenv", "getcwd", "uuid1", "uuid4",
    ]
)  # fmt: skip
# Modules by which a pure step would reach outside, or by which it would depend on the machine.
OUTSIDE = frozenset(
    [
        "os",
        "shutil",
        "subprocess",
        "tempfile",
        "socket",
        "ssl",
        "http",
        "urllib",
        "requests",
        "asyncio",
        "threading",
        "multiprocessing",
        "logging",
        "locale",
        "random",
        "secrets",
        "time",
        "fileinput",
        "glob",
        "importlib",
        "pkgutil",
    ]
)
PRINTERS = frozenset({"click", "rich", "logging", "warnings"})
# The one exception to "only read opens input": data that comes with the package.
PACKAGE_DATA = {
    ("text/language.py", "read_text"): "the words of languages in text/languages",
    ("render/exports/tables.py", "read_text"): "the tables in render/exports/tables.yaml",
    ("text/yaml_values.py", "read_text"): "YAML of this package, beside the modules that use it",
    ("model/problem.py", "glob"): "the words of problems, beside the modules that find them",
    ("render/site.py", "read_bytes"): "the style sheets in render/assets",
    ("render/templating.py", "FileSystemLoader"): "the templates in render/templates",
    ("author/yaml_text.py", "FileSystemLoader"): "the templates of files to be decided on",
    ("author/schemas.py", "read_text"): "the rules between keys, and the short forms, beside it",
    **{
        ("author/new_dossier.py", call): "the files of a new dossier in author/starter"
        for call in ("rglob", "is_file", "read_bytes")
    },
}
PURE = ("text", "model", "check", "analyse", "render", "author")


@dataclass(frozen=True)
class Module:
    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(SOURCES).as_posix()

    @property
    def part(self) -> str:
        first = self.path.relative_to(SOURCES).parts[0].removesuffix(".py")
        return "" if first == "__init__" else first

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"), self.name)

    @property
    def dotted(self) -> tuple[str, ...]:
        """The package this module's relative imports start from."""
        return ("variorum", *self.path.relative_to(SOURCES).parent.parts)

    def imports(self, tree: ast.AST | None = None) -> Iterator[tuple[int, str]]:
        """Line and full dotted name of everything imported, each imported name by itself."""
        for node in ast.walk(tree or self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield node.lineno, alias.name
            elif isinstance(node, ast.ImportFrom):
                base = list(self.dotted[: len(self.dotted) - node.level + 1]) if node.level else []
                base += (node.module or "").split(".") if node.module else []
                for alias in node.names:
                    yield node.lineno, ".".join([*base, alias.name])

    def calls(self) -> Iterator[tuple[int, str]]:
        """Line and last name of everything called, and of everything named without a call."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                function = node.func
                if isinstance(function, ast.Name):
                    yield node.lineno, function.id
                elif isinstance(function, ast.Attribute):
                    yield node.lineno, function.attr

    def where(self, line: int, what: str) -> str:
        return f"src/variorum/{self.name}:{line}: {what}"


MODULES = tuple(Module(path) for path in sorted(SOURCES.rglob("*.py")))
PARTS = {module.part for module in MODULES}


def ours(dotted: str) -> str | None:
    """The part of the package that an imported name belongs to, or None for another package."""
    first, *rest = dotted.split(".")
    if first != "variorum":
        return None
    return rest[0] if rest and rest[0] in PARTS else ""


def breaches(modules: tuple[Module, ...] = MODULES) -> list[str]:
    return [
        module.where(line, f"{module.part} imports {dotted}")
        for module in modules
        for line, dotted in module.imports()
        if (part := ours(dotted)) is not None
        and part != module.part
        and part not in ALLOWED[module.part]
    ]


def test_every_part_is_known() -> None:
    assert set(ALLOWED) == PARTS, "a new part of the package needs its own import rule"


def test_data_goes_one_way() -> None:
    assert breaches() == []


def test_the_rule_sees_relative_and_absolute_imports(tmp_path: Path) -> None:
    # A rule that finds nothing could as well look at nothing.
    for text in (
        "from ..render import escape",
        "from .. import render",
        "from variorum.render.escape import markup",
        "import variorum.render.escape",
        "def late():\n    from variorum import render",
    ):
        module = Module(SOURCES / "check" / "invented.py")
        object.__setattr__(module, "tree", ast.parse(text))
        assert breaches((module,)), text


def test_only_the_pipeline_and_the_command_line_know_several_stages() -> None:
    for module in MODULES:
        if module.part not in ("pipeline", "cli"):
            stages = {ours(dotted) for _, dotted in module.imports()} & set(STAGES)
            assert stages <= {module.part}, module.name


def test_no_import_hides_inside_a_function() -> None:
    hidden = [
        module.where(line, dotted)
        for module in MODULES
        for function in ast.walk(module.tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for line, dotted in module.imports(function)
        if ours(dotted) is not None
    ]
    # Where nothing changed nobody waits for checks and charts: they are imported where work is to do.
    late = ("src/variorum/pipeline/building.py:", "src/variorum/cli/commands/check.py:")
    assert [each for each in hidden if not each.startswith(late)] == []
    assert len(hidden) == 8


def test_the_modules_have_no_cycle() -> None:
    names = {
        ".".join(("variorum", *m.path.relative_to(SOURCES).with_suffix("").parts)): m
        for m in MODULES
    }
    names = {name.removesuffix(".__init__"): module for name, module in names.items()}

    def targets(module: Module) -> set[str]:
        found = set()
        for _, dotted in module.imports():
            name = dotted if dotted in names else dotted.rpartition(".")[0]
            if name in names and names[name] is not module:
                found.add(name)
        return found

    graph = {name: targets(module) for name, module in names.items()}
    while True:
        leaves = {name for name, after in graph.items() if not after}
        if not leaves:
            break
        graph = {name: after - leaves for name, after in graph.items() if name not in leaves}
    assert not graph, f"these modules import one another: {sorted(graph)}"


def test_no_package_hides_its_modules() -> None:
    # What a package defines or takes from its modules would stand in the place of one of that name.
    for package in (module for module in MODULES if module.path.name == "__init__.py"):
        beside = {path.stem for path in package.path.parent.iterdir()}
        exported = {
            alias.asname or alias.name
            for node in package.tree.body
            if isinstance(node, ast.ImportFrom) and node.module is not None
            for alias in node.names
        } | {node.name for node in package.tree.body if isinstance(node, ast.FunctionDef)}
        assert not exported & beside, package.name


def uses(parts: tuple[str, ...], names: frozenset[str]) -> list[str]:
    return [
        module.where(line, name)
        for module in MODULES
        if module.part in parts
        for line, name in module.calls()
        if name in names and (module.name, name) not in PACKAGE_DATA
    ]


def test_only_read_opens_input() -> None:
    loaders = frozenset({"FileSystemLoader", "PackageLoader"})
    assert (
        uses((*PURE, "pipeline", "cli", "__main__", ""), READING - {"is_dir", "is_file"} | loaders)
        == []
    )
    # The command line asks whether its folder holds a dossier before anything is read.
    assert uses((*PURE, "pipeline", "__main__", ""), frozenset({"is_dir"})) == []


def test_the_exception_for_package_data_is_used() -> None:
    used = {(module.name, name) for module in MODULES for _, name in module.calls()}
    assert set(PACKAGE_DATA) <= used, "an exception that nobody needs"


def test_only_publish_writes_output() -> None:
    assert uses((*PURE, "read", "preview", "pipeline", "cli", "__main__", ""), WRITING) == []


def test_only_the_command_line_prints() -> None:
    others = tuple(PARTS - {"cli"})
    assert uses(others, PRINTING) == []
    for module in MODULES:
        if module.part == "cli":
            continue
        imported = {dotted.partition(".")[0] for _, dotted in module.imports()}
        assert not imported & PRINTERS, module.name
        streams = [
            module.where(node.lineno, node.attr)
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr", "stdin")
            if isinstance(node.value, ast.Name) and node.value.id == "sys"
        ]
        assert streams == []


def test_pure_steps_know_no_machine_and_no_clock() -> None:
    reached = [
        module.where(line, dotted)
        for module in MODULES
        if module.part in PURE
        for line, dotted in module.imports()
        if dotted.partition(".")[0] in OUTSIDE
    ]
    # The module that draws is imported by its name where a drawing is not kept, and the checks are
    # found beside one another: both look for modules of this package alone.
    late = {"render/charts/stored.py": {"importlib"}, "check/__init__.py": {"importlib", "pkgutil"}}
    found: dict[str, set[str]] = {}
    for each in reached:
        path, _, dotted = each.removeprefix("src/variorum/").split(":", 2)
        found.setdefault(path, set()).add(dotted.strip().partition(".")[0])
    assert found == late
    assert uses(PURE, CLOCKS) == []


def test_the_package_knows_nothing_of_this_dossier() -> None:
    words = re.compile(
        "kupi?[ay]nsk|oskil|oskol|trehubov|kharkiv|ukrain|russia|zelensk", re.IGNORECASE
    )
    known = [
        f"{path.relative_to(SOURCES)}:{number}: {line.strip()}"
        for path in sorted(SOURCES.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if words.search(line.replace("Russian and Ukrainian", "two languages"))
    ]
    assert known == []


def test_templates_do_not_go_round_the_escaping() -> None:
    around = re.compile(
        r"\|\s*(?:safe|striptags|e|escape|forceescape|urlize|xmlattr|tojson)\b"
        r"|autoescape\s+false|\bMarkup\b"
    )
    for path in sorted((SOURCES / "render" / "templates").iterdir()):
        assert not around.search(path.read_text(encoding="utf-8")), path.name


def test_only_the_doors_mark_text_as_escaped() -> None:
    doors = {
        "render/charts/stored.py", "render/escape.py", "render/restricted_markdown.py",
        "render/templating.py",
    }  # fmt: skip
    marking = {module.name for module in MODULES if any(n == "Markup" for _, n in module.calls())}
    assert marking <= doors
