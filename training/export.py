"""Write the trained reader as ONNX in int8, with its labels.

    python -m training.export READER.pt TARGET_FOLDER

Weights are int8 a channel with reduced range: a tensor's one scale costs .03 of cosine, and without reduced range
processors that lack VNNI saturate.  The export refuses to write a network whose int8 vectors stray from its own.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
import xxhash
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from headwater.encoder.features import build_features
from headwater.encoder.model import OnnxEncoder
from headwater.encoder.readings import Output
from training.labels import RELATIONS, UPOS, XPOS
from training.network import TAGS, Reader, Shape
from training.train import TINY

NAMES = Output.__struct_fields__
LEAST_COSINE = 0.97
PROBES = (
    "The defence ministry said on Monday that it had signed a contract for 40 helicopters with a foreign supplier .",
    '" We deny that any shell was delivered , " the spokeswoman told reporters in the capital .',
    "Talks may resume next week , two officials said , but no date has been set .",
)


class Single(nn.Module):
    """The reader for one sentence."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, shapes: Tensor, firsts: Tensor, lasts: Tensor) -> tuple[Tensor, ...]:
        """Scores as `headwater.encoder.readings.Output` lists them."""
        output = self.reader.forward_single(pieces, shapes, firsts, lasts)
        return tuple(getattr(output, name) for name in NAMES)


def write_labels(reader: Reader, path: Path) -> None:
    """Labels and transitions, rounded: they are added to int8 scores."""
    chains = {}
    for name in (n for n in TAGS if n in NAMES):
        moves, starts = reader.chains[name].transitions()  # type: ignore[operator]
        rounded = [[round(x, 3) for x in row] for row in moves.tolist()]
        chains[name] = {"tags": TAGS[name], "moves": rounded, "starts": [round(x, 3) for x in starts.tolist()]}
    digest = xxhash.xxh3_128_hexdigest((path.parent / "reader.onnx").read_bytes())
    data = {"digest": digest, "upos": UPOS, "xpos": XPOS, "relations": RELATIONS, "chains": chains}
    path.write_text(json.dumps(data) + "\n", encoding="utf-8")


def export(reader: Reader, folder: Path) -> float:
    """Write `reader.onnx` and `labels.json`; the least cosine of the int8 vectors to the network's own."""
    folder.mkdir(parents=True, exist_ok=True)
    reader.eval()
    single = Single(reader).eval()
    features = build_features(PROBES[0].split())
    arguments = tuple(torch.tensor(getattr(features, n)) for n in ("pieces", "shapes", "firsts", "lasts"))
    axes = {"pieces": {0: "pieces"}, "shapes": {0: "pieces"}, "firsts": {0: "words"}, "lasts": {0: "words"}}
    with TemporaryDirectory() as work:
        plain = Path(work) / "plain.onnx"
        torch.onnx.export(
            single,
            arguments,
            str(plain),
            input_names=list(axes),
            output_names=list(NAMES),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        onnx.checker.check_model(str(plain))
        quantize_dynamic(
            plain,
            folder / "reader.onnx",
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
    write_labels(reader, folder / "labels.json")
    return min(_cosine(single, OnnxEncoder(folder), probe) for probe in PROBES)


def _cosine(single: Single, encoder: OnnxEncoder, probe: str) -> float:
    features = build_features(probe.split())
    with torch.no_grad():
        own = single(*(torch.tensor(getattr(features, n)) for n in ("pieces", "shapes", "firsts", "lasts")))[-1]
    given = encoder.encode(features).vector
    return float(np.dot(own.numpy(), given) / np.linalg.norm(given))


if __name__ == "__main__":
    state = torch.load(sys.argv[1], weights_only=True)
    network = Reader(TINY if state["encoder.norm.weight"].shape[0] == TINY.width else Shape())
    network.load_state_dict(state)
    least = export(network, Path(sys.argv[2]))
    print(f"least cosine of int8 to fp32 vectors: {least:.4f}")
    if least < LEAST_COSINE:
        raise SystemExit("the int8 network strays too far from its own vectors; do not ship it")
