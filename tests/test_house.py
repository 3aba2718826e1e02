"""The house rules: layers, sizes, names.  Each is a function from sources to complaints, so that it can be tested."""

import ast
import graphlib
import importlib
import re
import statistics
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import click
import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "headwater"
TOP = "headwater"

# A part imports only from parts of a smaller number, or from itself; docs/architecture.md says why they stand so.
LAYERS = {
    "errors": 0,
    "garbage": 0,
    "tables": 0,
    "inflection": 1,
    "odds": 1,
    "settings": 1,
    "text": 1,
    "dates": 2,
    "names": 2,
    "clauses": 2,
    "record": 3,
    "annotations": 4,
    "encoder": 4,
    "domain": 4,
    "fetch": 5,
    "read": 5,
    "annotate": 5,
    "resolve": 5,
    "link": 5,
    "proof": 5,
    "screening": 5,
    "tell": 5,
    "pipeline": 6,
    "desk": 7,
    "notebook": 7,
    "scale": 7,
    "watch": 7,
    "web": 7,
    "cli": 8,
    "__main__": 9,
    "__init__": 9,
}
SHAPELESS = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "base"}


class Module(NamedTuple):
    """A module by its dotted name below the package, with its source and its tree."""

    name: str
    source: str
    tree: ast.Module

    @property
    def part(self) -> str:
        """The top-level part of the package that it belongs to."""
        return self.name.partition(".")[0]

    @property
    def length(self) -> int:
        """Lines of the file."""
        return len(self.source.splitlines())


class Function(NamedTuple):
    """A function or a method, and how many lines it has from `def` to its last."""

    place: str
    lines: int


def read_modules(root: Path) -> list[Module]:
    """Every module below a folder; a package goes by its own name, the root by `__init__`."""
    found = []
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)
        source = path.read_text(encoding="utf-8")
        found.append(Module(name, source, ast.parse(source, str(path))))
    return found


def list_imports(module: Module) -> Iterator[tuple[int, str]]:
    """Line and absolute dotted name of everything imported, inside functions too; a relative one keeps its dots."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def list_own_imports(module: Module, names: set[str]) -> Iterator[tuple[int, str]]:
    """Line and module of every import from the package; `from headwater import trace` is one from `__init__`."""
    for line, imported in list_imports(module):
        head, _, rest = imported.partition(".")
        if head == TOP:
            inner = rest if rest in names else rest.rpartition(".")[0]
            yield line, inner or (rest if rest in LAYERS else "__init__")


def find_layer_breaks(modules: list[Module]) -> list[str]:
    """Imports that point up or sideways, that are relative, and parts that have no layer."""
    names = {module.name for module in modules}
    broken = [f"{m.name}: `{m.part}` has no layer in LAYERS" for m in modules if m.part not in LAYERS]
    for module in (m for m in modules if m.part in LAYERS):
        for line, imported in list_imports(module):
            if imported.startswith("."):
                broken.append(f"{module.name}:{line}: relative import of {imported}")
        for line, inner in list_own_imports(module, names):
            part = inner.partition(".")[0]
            if part == module.part:
                continue
            if part not in LAYERS:
                broken.append(f"{module.name}:{line}: imports `{part}`, which has no layer in LAYERS")
            elif LAYERS[part] >= LAYERS[module.part]:
                way = "sideways" if LAYERS[part] == LAYERS[module.part] else "up"
                broken.append(f"{module.name}:{line}: imports {part} (layer {LAYERS[part]}), {way} from {module.part}")
    return broken


def find_cycle(modules: list[Module]) -> list[str]:
    """The modules of one import cycle, or nothing."""
    names = {module.name for module in modules}
    graph = {m.name: {inner for _, inner in list_own_imports(m, names) if inner != m.name} for m in modules}
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return [str(name) for name in error.args[1]]
    return []


def list_functions(modules: list[Module]) -> list[Function]:
    """Every function and method, nested ones too."""
    return [
        Function(f"{module.name}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def find_shapeless_modules(modules: list[Module]) -> list[str]:
    """Modules whose name says nothing of what is in them."""
    return [module.name for module in modules if SHAPELESS & set(module.name.split("."))]


def find_hidden_modules(modules: list[Module]) -> list[str]:
    """Public functions with the name of their module: importing one would hide the other."""
    return [
        f"{module.name}.{node.name}"
        for module in modules
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef) and node.name == module.name.rpartition(".")[2]
    ]


def find_export_faults(module: ModuleType) -> list[str]:
    """What is wrong with `__all__`: not sorted, not exact, too long, or hiding a part of the package."""
    exported: list[str] = list(getattr(module, "__all__", []))
    bound = {n for n, v in vars(module).items() if not n.startswith("_") and not isinstance(v, ModuleType)}
    faults = [f"{name} is exported and not there" for name in exported if not hasattr(module, name)]
    faults += [f"{name} is there and not exported" for name in sorted(bound - set(exported))]
    faults += [f"{name} hides the part of that name" for name in exported if name in LAYERS]
    if exported != sorted(set(exported)):
        faults.append(f"not sorted: {exported}")
    if len(exported) > 12:
        faults.append(f"{len(exported)} names, more than 12")
    return faults


def find_helpless_commands(command: click.Command, name: str) -> list[str]:
    """Commands and options that do not say what they do."""
    silent = [] if command.help else [name]
    silent += [f"{name} {p.opts[0]}" for p in command.params if isinstance(p, click.Option) and not p.help]
    inner = command.commands if isinstance(command, click.Group) else {}
    return silent + [words for child, sub in inner.items() for words in find_helpless_commands(sub, f"{name} {child}")]


MODULES = read_modules(PACKAGE)


def test_imports_point_down() -> None:
    assert find_layer_breaks(MODULES) == []


def test_no_import_cycle() -> None:
    assert find_cycle(MODULES) == []


def test_every_function_fits_on_a_screen() -> None:
    assert [f"{f.place}: {f.lines} lines" for f in list_functions(MODULES) if f.lines > 60] == []


def test_functions_are_short() -> None:
    lengths = sorted(f.lines for f in list_functions(MODULES))
    assert statistics.median(lengths) <= 10
    assert lengths[int(0.95 * (len(lengths) - 1))] <= 40


def test_modules_are_short() -> None:
    assert [f"{m.name}: {m.length} lines" for m in MODULES if m.length > 400] == []
    assert statistics.median(m.length for m in MODULES) <= 150


def test_names_of_modules_say_what_is_in_them() -> None:
    assert find_shapeless_modules(MODULES) == []
    assert find_hidden_modules(MODULES) == []


def test_exports_are_sorted_exact_and_few() -> None:
    assert find_export_faults(importlib.import_module(TOP)) == []


def test_public_names_can_be_completed_before_they_are_loaded() -> None:
    package = importlib.import_module(TOP)
    assert {*package.__all__, "__version__"} <= set(dir(package))
    assert re.fullmatch(r"\d+\.\d+\.\d+", package.__version__)


def test_every_command_and_option_has_help() -> None:
    assert find_helpless_commands(importlib.import_module(f"{TOP}.cli").main, TOP) == []


# The rules themselves, on small trees.


def make_modules(**sources: str) -> list[Module]:
    return [Module(name.replace("__", "."), source, ast.parse(source)) for name, source in sources.items()]


@pytest.mark.parametrize(
    ("part", "source", "complaint"),
    [
        ("link", "from headwater.record.model import Span", ""),
        ("link", "import headwater.text", ""),
        ("link", "from headwater import text", ""),
        ("link", "from headwater.link.claims import join", ""),
        ("link", "from headwater.tell import page", "sideways"),
        ("link", "def f():\n    from headwater.pipeline import trace", "up"),
        ("cli", "from headwater import trace", "up"),
        ("link", "from headwater.ends import odds", "no layer"),
        ("link", "from . import claims", "relative"),
        ("ends", "", "no layer"),
    ],
)
def test_layer_rule(part: str, source: str, complaint: str) -> None:
    others = ("record", "record__model", "text", "tell", "pipeline")
    found = find_layer_breaks(make_modules(**{part: source}, **dict.fromkeys(others, "")))
    assert [complaint in words for words in found] == ([True] if complaint else [])


def test_cycle_rule() -> None:
    modules = make_modules(link__a="from headwater.link.b import x", link__b="def f():\n    import headwater.link.a")
    assert {"link.a", "link.b"} == set(find_cycle(modules))
    assert find_cycle(modules[:1]) == []


def test_name_rules() -> None:
    modules = make_modules(link__helpers="", link__claims="def claims(): ...", text="def fold(): ...")
    assert find_shapeless_modules(modules) == ["link.helpers"]
    assert find_hidden_modules(modules) == ["link.claims.claims"]


def test_export_rule() -> None:
    module = ModuleType(TOP)
    vars(module).update({"__all__": ["trace", "ask", "text"], "trace": 1, "text": 2, "extra": 3})
    assert find_export_faults(module) == [
        "ask is exported and not there",
        "extra is there and not exported",
        "text hides the part of that name",
        "not sorted: ['trace', 'ask', 'text']",
    ]


def test_help_rule() -> None:
    silent = click.Command("show", params=[click.Option(["--since"]), click.Argument(["report"])])
    group = click.Group("headwater", help="All of it.", commands=[silent, click.Command("trace", help="Trace.")])
    assert find_helpless_commands(group, TOP) == ["headwater show", "headwater show --since"]
