"""The network that comes back out of shipped weights reads as they do."""

from pathlib import Path

import numpy as np
import pytest

from headwater.encoder.features import build_features
from headwater.encoder.model import OnnxEncoder
from headwater.encoder.readings import Output

torch = pytest.importorskip("torch", reason="training alone needs it: pip install -e '.[train]'")

TINY = Path(__file__).parents[1] / "cases" / "tiny_reader"
SENTENCE = "Norland 's defence ministry said on Monday that it had shipped 40 rockets to Brennick .".split()
LEAST_ALIKE = 0.98  # activations are rounded in the one and not in the other


def test_every_head_of_a_restored_network_reads_nearly_as_the_shipped_one() -> None:
    from training.export import Single
    from training.restore import restore

    features = build_features(SENTENCE)
    shipped = OnnxEncoder(TINY).encode(features)
    columns = (features.pieces, features.shapes, features.firsts, features.lasts)
    with torch.no_grad():
        restored = Single(restore(TINY).eval())(*(torch.tensor(c) for c in columns))
    for name, own in zip(Output.__struct_fields__, restored, strict=True):
        given = getattr(shipped, name)
        assert own.shape == given.shape
        assert np.corrcoef(own.numpy().ravel(), given.ravel())[0, 1] > LEAST_ALIKE, name
