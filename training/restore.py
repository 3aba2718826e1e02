"""Make a network to train on from the weights that ship, whose fp32 form is not kept.

    python -m training.restore WEIGHTS_FOLDER TARGET.pt

Each int8 column times its scale: the network reads almost as the shipped one does, and a short run mends the rest.  The
general phrases, which only training has, begin anew.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import ModelProto, numpy_helper
from torch import Tensor

from training.network import Reader, Shape
from training.train import TINY

ROOT = "reader"
PAIRED = ("arcs", "relations", "content_cue", "cue_source")


def read_tensors(model: ModelProto) -> dict[str, Tensor]:
    """Every parameter of an exported network by its name in torch, as fp32.

    The exporter keeps the names of biases, norms and embeddings; a product's weights have lost theirs, and so has what
    stands for the root, but their nodes are named after their modules.
    """
    stored = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    found = {n.removeprefix(f"{ROOT}."): x for n, x in stored.items() if n.startswith(f"{ROOT}.")}
    for name in [n for n in found if n.endswith("_quantized")]:
        plain = name.removesuffix("_quantized")
        found[plain] = _plain(stored, f"{ROOT}.{plain}")
    for node in model.graph.node:
        module = node.name.removeprefix("/").removeprefix(f"{ROOT}/").rpartition("/")[0].replace("/", ".")
        given = [n for n in node.input if n in stored and not n.endswith("_zero_point")]
        if node.op_type in ("MatMul", "MatMulInteger") and given:
            found[f"{module}.weight"] = _plain(stored, given[0].removesuffix("_quantized")).T
        elif node.op_type == "Concat" and given and module in PAIRED:
            found[f"{module}.none"] = stored[given[0]].ravel()
    marks = ("_quantized", "_scale", "_zero_point", "_Transposed")
    return {n: torch.from_numpy(np.array(x, np.float32)) for n, x in found.items() if not n.endswith(marks)}


def _plain(stored: dict[str, np.ndarray], name: str) -> np.ndarray:  # type: ignore[type-arg]
    if name in stored:
        return stored[name]
    whole = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(np.float32)
    return whole * stored[f"{name}_scale"]


def restore(folder: Path) -> Reader:
    """The network of a folder with `reader.onnx` and `labels.json`."""
    found = read_tensors(onnx.load(str(folder / "reader.onnx")))
    shares = found.pop("mix.weight").T  # the exporter folds the weighing of levels into one table
    found["mix.scales"] = 2 * shares.sum(1, keepdim=True)
    found["mix.weights"] = (2 * shares / found["mix.scales"]).clamp(min=1e-9).log()
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    for name, chain in labels["chains"].items():
        found[f"chains.{name}.moves"], found[f"chains.{name}.starts"] = map(
            torch.tensor, (chain["moves"], chain["starts"])
        )
    reader = Reader(TINY if len(found["encoder.norm.weight"]) == TINY.width else Shape())
    missing, unknown = reader.load_state_dict(found, strict=False)
    lost = [n for n in missing if "general" not in n]
    if lost or unknown:
        raise LookupError(f"{folder} is of another network: it lacks {lost} and has {unknown}")
    return reader


if __name__ == "__main__":
    torch.save(restore(Path(sys.argv[1])).state_dict(), sys.argv[2])
