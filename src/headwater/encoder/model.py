"""The network in its ONNX form: int8, one sentence a call, one thread.

Dynamic quantisation takes the scale of an activation over all that is in the call, so a sentence among others would
give other bytes than alone; one sentence a call gives the same bytes always, for 12 % of the speed of a batch.
"""

import json
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np

from headwater.encoder.chains import Chain
from headwater.encoder.features import Features
from headwater.encoder.readings import Labels, Output


class OnnxEncoder:
    """A network file with its labels beside it (`reader.onnx`, `labels.json`)."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime  # a tenth of a second, which commands that read no report need not wait for

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.path = folder / "reader.onnx"
        self._session = onnxruntime.InferenceSession(str(self.path), options, providers=["CPUExecutionProvider"])
        self.labels = load_labels(folder / "labels.json")

    def encode(self, features: Features) -> Output:
        """The scores of one sentence."""
        names = ("pieces", "shapes", "firsts", "lasts")
        return Output(*self._session.run(None, {name: getattr(features, name) for name in names}))


def load_labels(path: Path) -> Labels:
    """Labels and transitions as the export wrote them."""
    data = json.loads(path.read_text(encoding="utf-8"))
    chains = {
        name: Chain(
            tuple(c["tags"]),
            np.array(c["moves"], np.float32),
            np.array(c["starts"], np.float32),
            c.get("calibration", {}),
        )
        for name, c in data["chains"].items()
    }
    return Labels(tuple(data["upos"]), tuple(data["xpos"]), tuple(data["relations"]), chains)


@cache
def encoder_name() -> str:
    """The shipped reader by the digest of its network: another network yields other annotations."""
    data = resources.files("headwater.encoder").joinpath("weights", "labels.json").read_text("utf-8")
    return f"reader/{json.loads(data)['digest'][:12]}"


@cache
def default_encoder() -> OnnxEncoder:
    """The reader that ships with the package, loaded once when it is first needed."""
    with resources.as_file(resources.files("headwater.encoder").joinpath("weights")) as folder:
        return OnnxEncoder(folder)
