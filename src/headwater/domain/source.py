"""YAML read as nodes that know their line, so that an error in a pack can say where it is and what to do."""

import difflib
from collections.abc import Collection
from typing import NamedTuple

import yaml

from headwater.errors import PackError

# The parser in C, which nearly all wheels of PyYAML have, reads a pack ten times as fast.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Node(NamedTuple):
    """A YAML node, the file that it stands in, and the line where it, or its key, starts."""

    file: str
    node: yaml.Node
    line: int

    def error(self, what: str) -> PackError:
        """An error that names the file and the line; `what` says what is wrong and what to do."""
        return PackError(f"{self.file}:{self.line}: {what}")


def parse_yaml(text: str, file: str) -> Node:
    """The root node of a YAML text."""
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PackError(f"{file}:{line}: this is no YAML: {error.problem}; mend that line") from error
    except yaml.YAMLError as error:
        raise PackError(f"{file}: this is no YAML text: {error}") from error
    if root is None:
        raise PackError(f"{file}:1: the file is empty; start from the shipped pack arms_transfers.yaml")
    return Node(file, root, 1)


def entries(node: Node) -> dict[str, Node]:
    """The entries of a mapping by key; a key given twice is an error."""
    if not isinstance(node.node, yaml.MappingNode):
        raise node.error("expected `key: value` lines here")
    found: dict[str, Node] = {}
    for key, value in node.node.value:
        line = int(key.start_mark.line) + 1
        name = text_of(Node(node.file, key, line))
        if name in found:
            raise Node(node.file, key, line).error(f"`{name}` is given twice; merge the two")
        found[name] = Node(node.file, value, line)
    return found


def items(node: Node) -> list[Node]:
    """The items of a list; a single value stands for a list of one."""
    if isinstance(node.node, yaml.SequenceNode):
        return [Node(node.file, item, int(item.start_mark.line) + 1) for item in node.node.value]
    return [node]


def text_of(node: Node) -> str:
    """A single value as text."""
    if not isinstance(node.node, yaml.ScalarNode) or not str(node.node.value).strip():
        raise node.error("expected a word or a phrase here")
    return str(node.node.value).strip()


def texts_of(node: Node) -> tuple[str, ...]:
    """The words of a list."""
    return tuple(text_of(item) for item in items(node))


def is_true(node: Node) -> bool:
    """A yes or a no."""
    value = text_of(node).casefold()
    if value not in ("true", "yes", "false", "no"):
        raise node.error(f"expected `true` or `false`, found `{value}`")
    return value in ("true", "yes")


def choose(node: Node, known: Collection[str], what: str) -> tuple[str, ...]:
    """The words of a list, each of which must be a known one."""
    for item in items(node):
        check_known(item, text_of(item), known, what)
    return texts_of(node)


def check_known(node: Node, name: str, known: Collection[str], what: str) -> None:
    """Raise the error that names the nearest known word, or all of them."""
    if name in known:
        return
    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean `{near[0]}`?" if near else f"known are: {', '.join(sorted(known)) or 'none'}"
    raise node.error(f"unknown {what} `{name}`; {hint}")
