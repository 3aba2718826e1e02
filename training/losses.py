"""What a batch costs, head by head."""

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Targets
from training.network import Batch, Output, Reader

WEIGHTS = {
    "upos": 0.5,
    "xpos": 0.5,
    "arcs": 1.0,
    "relations": 0.7,
    "entities": 1.5,
    "attribution": 2.0,
    "times": 1.0,
    "content_cue": 0.1,
    "cue_source": 0.1,
    "facts": 0.5,
    "vector": 6.0,
}


def batch_losses(reader: Reader, batch: Batch, output: Output, targets: Targets) -> dict[str, Tensor]:
    """The loss of each head that the batch has gold for, a word (spans, classes) or an annotated item each."""
    words = batch.word_mask.sum()
    found: dict[str, Tensor] = {}
    for name in ("upos", "xpos"):
        if (gold := getattr(targets, name)) is not None:
            found[name] = _classes(getattr(output, name), gold)
    if targets.heads is not None and targets.relations is not None:
        found["arcs"] = _classes(_mask_words(output.arcs, batch.word_mask), targets.heads)
        chosen = targets.heads.clamp(min=0)[:, :, None, None].expand(-1, -1, 1, output.relations.shape[-1])
        found["relations"] = _classes(output.relations.gather(2, chosen).squeeze(2), targets.relations)
    for name in ("entities", "attribution", "times"):
        if (gold := getattr(targets, name)) is not None:
            chain = reader.chains[name]
            found[name] = chain.loss(getattr(output, name), gold, batch.word_mask) / words  # type: ignore[operator]
    for name in ("content_cue", "cue_source"):
        gold = getattr(targets, name)
        if gold is not None and (gold >= 0).any():
            found[name] = _classes(_mask_words(getattr(output, name), batch.word_mask), gold)
    if targets.facts is not None:
        known = ~targets.facts.isnan()
        found["facts"] = F.huber_loss(output.facts[..., targets.fact_style][known], targets.facts[known])
    return found


def likeness_loss(vector: Tensor, teacher: Tensor) -> Tensor:
    """Distance from the original's vectors, and from the likenesses between them."""
    direct = 1 - (vector * teacher).sum(-1).mean()
    return direct + 5 * F.mse_loss(vector @ vector.T, teacher @ teacher.T)


def total(losses: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum()


def _classes(scores: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(scores.flatten(0, -2), gold.flatten(), ignore_index=-100)


def _mask_words(scores: Tensor, word_mask: Tensor) -> Tensor:
    """Scores of heads that are padding put out of reach; the first column is the root or none."""
    return scores.masked_fill(~F.pad(word_mask, (1, 0), value=True)[:, None, :], -1e4)
