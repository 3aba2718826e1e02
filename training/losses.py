"""What a batch costs, head by head."""

import torch
from torch import Tensor
from torch.nn import functional as F

from headwater.encoder.meanings import SENTENCE_SHARE
from training.batches import Targets
from training.network import FORBIDDEN, Batch, Output, Reader

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
    "events": 0.2,
    "outer": 1.0,
    "inner": 1.0,
    "general_outer": 0.3,
    "general_inner": 0.3,
    "vector": 6.0,
}
# Beside the chain, each word's own best tag should be right: the reader then seldom has to search for a legal sequence.
ALONE = 0.15
NARROW = 0.1  # the temperature of likeness


def batch_losses(reader: Reader, batch: Batch, output: Output, targets: Targets) -> dict[str, Tensor]:
    """The loss of each head that the batch has gold for, a word (spans, classes) or an annotated item each."""
    words = batch.word_mask.sum()
    found: dict[str, Tensor] = {}
    for name in ("upos", "xpos"):
        if (gold := getattr(targets, name)) is not None:
            found[name] = _classes(getattr(output, name), gold)
    if targets.heads is not None and targets.relations is not None:
        found["arcs"] = _classes(output.arcs, targets.heads)
        found["relations"] = _classes(output.relations, targets.relations)
    for name, chain in reader.chains.items():
        if (gold := getattr(targets, name)) is not None:
            scores = getattr(output, name)
            joint = chain.loss(scores, gold, batch.word_mask) / words  # type: ignore[operator]
            found[name] = joint + ALONE * _allowed(scores, gold)[batch.word_mask].mean()
    for name in ("content_cue", "cue_source"):
        gold = getattr(targets, name)
        if gold is not None and (gold >= 0).any():
            found[name] = _classes(getattr(output, name), gold)
    if targets.events is not None:
        found["events"] = event_loss(output.senses, batch.word_mask, targets.events)
    if targets.facts is not None:
        known = ~targets.facts.isnan()
        found["facts"] = F.huber_loss(output.facts[..., targets.fact_style][known], targets.facts[known])
    return found


def likeness_loss(vector: Tensor, teacher: Tensor) -> Tensor:
    """Distance from the original's vectors, and from the likenesses between them."""
    direct = 1 - (vector * teacher).sum(-1).mean()
    return direct + 5 * F.mse_loss(vector @ vector.T, teacher @ teacher.T)


def event_loss(senses: Tensor, word_mask: Tensor, events: Tensor) -> Tensor:
    """Mentions of one happening in other sentences should be nearer than the others of the topic (Khosla et al., 2020).

    A mention's vector is made as `headwater.encoder.meanings` makes it.
    """
    if len(events) < 2:
        return senses.sum() * 0.0
    places = torch.arange(senses.shape[1])
    inside = (places >= events[:, 1:2]) & (places < events[:, 2:3])
    words = senses[events[:, 0]]
    vectors = pool_span(words, inside, word_mask[events[:, 0]])
    near = (vectors @ vectors.T / NARROW).fill_diagonal_(FORBIDDEN).log_softmax(1)
    same = (events[:, 3:] == events[:, 3]) & (events[:, :1] != events[:, 0])
    some = same.any(1)
    return -((near * same).sum(1)[some] / same.sum(1)[some]).mean() if some.any() else near.sum() * 0.0


def pool_span(words: Tensor, inside: Tensor, word_mask: Tensor) -> Tensor:
    """Unit vectors of spans in their sentences: the span's own words, and the sentence at `SENTENCE_SHARE`."""
    parts = [
        F.normalize((words * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True).clamp(min=1), dim=-1)
        for mask in (inside, word_mask)
    ]
    return F.normalize(parts[0] + SENTENCE_SHARE * parts[1], dim=-1)


def total(losses: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum()


def _classes(scores: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(scores.flatten(0, -2), gold.flatten(), ignore_index=-100)


def _allowed(scores: Tensor, gold: Tensor) -> Tensor:
    """For each word the negative log share of its allowed tags."""
    return torch.logsumexp(scores, -1) - torch.logsumexp(scores.masked_fill(~gold, FORBIDDEN), -1)
