"""Train the reader.

    python -m training.train WORK_FOLDER [MINILM_FOLDER] [--epochs N | --steps N]

reads the prepared examples, writes `checkpoint.pt` every few minutes and `reader.pt` at the end; started again, it
goes on where the checkpoint stands.  The learning rate rises, stays, and falls over the last third (so that a longer
run can start from `plateau.pt`, kept when the fall begins).
"""

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Item, collate, group_items, make_items
from training.examples import Example, read_examples
from training.losses import batch_losses, likeness_loss, total
from training.network import Batch, Encoder, Output, Reader, Shape, attention_mask, load_encoder, mean_pool
from training.scores import dev_scores

# Share of each set's sentences that one epoch reads; the web's own sets teach syntax, the probes little else.
SHARES = {"polnear": 0.6, "polnear_sentences": 0.6, "mv2": 0.5, "rp": 0.5} | dict.fromkeys(
    ("re3d", "meantime", "crossner"), 2.0
)
PIECES = 1000  # a batch
ENCODER_RATE, HEAD_RATE = 1.5e-4, 1e-3
WARM, FALL = 200, 0.4  # steps of warming up; the share of all steps over which the rate falls to nothing
TEACHER_EVERY = 2  # batches
SAVE_EVERY = 180.0  # seconds
TINY = Shape(layers=1, width=8, inner=16, attention_heads=2, arc=8, relation=4, link=4)


@dataclass
class Run:
    """Where a run stands."""

    reader: Reader
    optimizer: torch.optim.Optimizer
    step: int = 0


def load_items(work: Path, part: str) -> dict[str, list[Item]]:
    """Prepared examples with their features, by set."""
    found: dict[str, list[Example]] = {}
    for path in sorted(work.glob(f"*.{part}.jsonl.gz")):
        found[path.name.partition(".")[0]] = list(read_examples(path))
    return {name: make_items(examples) for name, examples in found.items()}


def sample_epoch(items: dict[str, list[Item]], chance: random.Random) -> list[list[Item]]:
    """One epoch's groups: each set by its share."""
    chosen: list[Item] = []
    for name, members in items.items():
        share = SHARES.get(name, 1.0)
        chosen += members * int(share) + chance.sample(members, int(len(members) * (share % 1)))
    return group_items(chosen, PIECES, chance)


def make_optimizer(reader: Reader) -> torch.optim.Optimizer:
    """AdamW; the piece and position embeddings stay as they were (their gradients would cost as much as a layer)."""
    for table in (reader.encoder.pieces, reader.encoder.positions):
        table.weight.requires_grad_(False)
    encoder = [p for p in reader.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in reader.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": encoder, "rate": ENCODER_RATE}, {"params": heads, "rate": HEAD_RATE}]
    return torch.optim.AdamW(groups, lr=HEAD_RATE, weight_decay=0.01, betas=(0.9, 0.98))


def rate_at(step: int, steps: int) -> float:
    """The share of the full learning rate at a step."""
    fall = int(steps * (1 - FALL))
    return min(1.0, (step + 1) / WARM) * (1.0 if step < fall else max(0.0, (steps - step) / (steps - fall)))


def teach(teacher: Encoder, batch: Batch) -> Tensor:
    """The original's vectors."""
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        levels = teacher(batch.pieces, None, attention_mask(batch.piece_mask))
        return F.normalize(mean_pool(levels[-1].float(), batch.piece_mask), dim=-1)


def train_step(run: Run, teacher: Encoder, group: list[Item], steps: int) -> dict[str, float]:
    """One batch: forward, backward, step; the losses."""
    batch, targets = collate(group)
    with torch.autocast("cpu", torch.bfloat16):  # on a processor with AMX five times as fast as fp32; weights stay fp32
        output = Output(*(x.float() for x in run.reader(batch)))
    losses = batch_losses(run.reader, batch, output, targets)
    if run.step % TEACHER_EVERY == 0:
        losses["vector"] = likeness_loss(output.vector, teach(teacher, batch))
    for settings in run.optimizer.param_groups:
        settings["lr"] = settings["rate"] * rate_at(run.step, steps)
    run.optimizer.zero_grad(set_to_none=True)
    total(losses).backward()
    torch.nn.utils.clip_grad_norm_(run.reader.parameters(), 1.0)
    run.optimizer.step()
    run.step += 1
    return {name: float(loss.detach()) for name, loss in losses.items()}


def save(run: Run, path: Path) -> None:
    """Write a checkpoint, whole or not at all."""
    state = {"reader": run.reader.state_dict(), "optimizer": run.optimizer.state_dict(), "step": run.step}
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def resume(run: Run, path: Path) -> None:
    """Go on from a checkpoint where there is one."""
    if path.exists():
        state = torch.load(path, weights_only=True)
        run.reader.load_state_dict(state["reader"])
        run.optimizer.load_state_dict(state["optimizer"])
        run.step = state["step"]
        print(f"resumed at step {run.step}", flush=True)


def train(work: Path, source: Path | None, epochs: float, steps: int | None) -> None:
    """The whole run."""
    torch.manual_seed(1)
    items = load_items(work, "train")
    run = _start(source)
    resume(run, work / "checkpoint.pt")
    teacher = Encoder(run.reader.shape, 0.0).eval()
    if source:
        load_encoder(teacher, source)
    length = len(sample_epoch(items, random.Random(0)))
    steps = steps or int(epochs * length)
    print(f"{length} batches an epoch, {steps} steps", flush=True)
    mean: dict[str, float] = {}
    begun = saved = time.monotonic()
    at = run.step
    while run.step < steps:
        groups = sample_epoch(items, random.Random(run.step // length))
        # Epochs differ by a few batches; each is read over the first one's length, so that a run can be resumed.
        for group in [groups[i % len(groups)] for i in range(run.step % length, length)]:
            for name, loss in train_step(run, teacher, group, steps).items():
                mean[name] = 0.98 * mean.get(name, loss) + 0.02 * loss
            if run.step % 50 == 0:
                shown = " ".join(f"{k} {v:.3f}" for k, v in sorted(mean.items()))
                print(f"{run.step} {(run.step - at) / (time.monotonic() - begun):.2f}/s {shown}", flush=True)
            if time.monotonic() - saved > SAVE_EVERY:
                save(run, work / "checkpoint.pt")
                saved = time.monotonic()
            if run.step == int(steps * (1 - FALL)):
                save(run, work / "plateau.pt")
            if run.step >= steps:
                break
    save(run, work / "checkpoint.pt")
    torch.save(run.reader.state_dict(), work / "reader.pt")
    print(dev_scores(run.reader, load_items(work, "dev")), flush=True)


def _start(source: Path | None) -> Run:
    reader = Reader(TINY if source is None else Shape())
    if source:
        load_encoder(reader.encoder, source)
    return Run(reader.train(), make_optimizer(reader))


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("work", type=Path)
    options.add_argument("source", type=Path, nargs="?", help="without it: the tiny reader of the tests, from nothing")
    options.add_argument("--epochs", type=float, default=2.0)
    options.add_argument("--steps", type=int)
    given = options.parse_args()
    train(given.work, given.source, given.epochs, given.steps)
