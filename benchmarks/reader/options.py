"""The arguments that the tasks of the reader share, and how they print."""

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from headwater.encoder.model import OnnxEncoder, default_encoder


def parse(arguments: list[str], help_text: str | None) -> argparse.Namespace:
    """`--data`, `--part`, `--predictions`, `--json`, and `--encoder` for a network that is not the shipped one."""
    parser = argparse.ArgumentParser(description=help_text)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="one set, by its published name")
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    parser.add_argument("--predictions", type=Path, metavar="OUT")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    parser.add_argument("--encoder", type=Path, metavar="FOLDER", help="reader.onnx and labels.json; else the shipped")
    return parser.parse_args(arguments)


def load_encoder(folder: Path | None) -> OnnxEncoder:
    """The named network, or the shipped one."""
    return OnnxEncoder(folder) if folder else default_encoder()


def show(figures: Mapping[str, float | None], as_json: bool) -> int:
    """Print the figures; the exit code."""
    rounded = {name: None if value is None else round(value, 4) for name, value in figures.items()}
    print(json.dumps(rounded) if as_json else "\n".join(f"{n:<32}{v!s:>10}" for n, v in rounded.items()))
    return 0


def find_file(folder: Path, *patterns: str) -> Path:
    """The first file of a folder that a pattern names; LookupError says which were looked for."""
    for pattern in patterns:
        if found := sorted(folder.glob(pattern)):
            return found[0]
    raise LookupError(f"{folder} holds none of {', '.join(patterns)}")


def run(
    task: Callable[[argparse.Namespace], Mapping[str, float | None]], arguments: list[str], text: str | None
) -> int:
    """A task from its arguments to its exit code: 2, and what to do, for data that is not there."""
    options = parse(arguments, text)
    try:
        return show(task(options), options.json)
    except (OSError, LookupError) as problem:
        print(f"cannot read the {options.part} part of {options.data}: {problem}")
        return 2
