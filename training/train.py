"""Train the reader.

    python -m training.train WORK_FOLDER [MINILM_FOLDER] [--epochs N | --steps N] [--start STATE.pt]

reads the prepared examples, writes `checkpoint.pt` every few minutes and `reader.pt` at the end; started again, it
goes on where the checkpoint stands.  The learning rate rises, stays, and falls over the last third (so that a longer
run can start from `plateau.pt`, kept when the fall begins).
"""

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Item, collate, group_items, make_items
from training.examples import Example, read_examples
from training.losses import batch_losses, likeness_loss, total
from training.network import Batch, Encoder, Output, Reader, Shape, attention_mask, load_encoder, mean_pool
from training.scores import dev_scores

# Share of each set's sentences that one epoch reads; the web's own sets teach syntax, the probes little else.
SHARES = {"polnear": 0.8, "polnear_sentences": 1.5, "mv2": 0.5, "rp": 0.5, "re3d": 3.0}
SHARES |= dict.fromkeys(("meantime", "crossner"), 2.0)
PIECES = 1000  # a batch
ENCODER_RATE, HEAD_RATE = 1.5e-4, 1e-3
WARM, FALL = 200, 0.4  # steps of warming up; the share of all steps over which the rate falls to nothing
TEACHER_EVERY = 2  # batches
SAVE_EVERY = 180.0  # seconds
TINY = Shape(1, 8, 16, 2, arc=8, relation=4, link=4, fact=4, phrase=8)


class Plan(NamedTuple):
    """How long a run is, its share of the full learning rate, and the share of its steps over which that falls."""

    steps: int
    rate: float = 1.0
    fall: float = FALL


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


def falls_at(plan: Plan) -> int:
    """The step at which the rate begins to fall."""
    return int(plan.steps * (1 - plan.fall))


def rate_at(step: int, plan: Plan) -> float:
    """The share of the full learning rate at a step."""
    left = 1.0 if step < falls_at(plan) else max(0.0, (plan.steps - step) / (plan.steps - falls_at(plan)))
    return plan.rate * min(1.0, (step + 1) / WARM) * left


def teach(teacher: Encoder, batch: Batch) -> Tensor:
    """The original's vectors."""
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        levels = teacher(batch.pieces, None, attention_mask(batch.piece_mask))
        return F.normalize(mean_pool(levels[-1].float(), batch.piece_mask), dim=-1)


def train_step(run: Run, teacher: Encoder, group: list[Item], plan: Plan) -> dict[str, float]:
    """One batch: forward, backward, step; the losses."""
    batch, targets = collate(group)
    with torch.autocast("cpu", torch.bfloat16):  # on a processor with AMX five times as fast as fp32; weights stay fp32
        output = Output(*(x.float() for x in run.reader(batch)))
    losses = batch_losses(run.reader, batch, output, targets)
    if run.step % TEACHER_EVERY == 0:
        losses["vector"] = likeness_loss(output.vector, teach(teacher, batch))
    for settings in run.optimizer.param_groups:
        settings["lr"] = settings["rate"] * rate_at(run.step, plan)
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


def train(work: Path, source: Path | None, start: Path | None, epochs: float, plan: Plan) -> None:
    """The whole run; `epochs` is its length where the plan has none."""
    torch.manual_seed(1)
    items = load_items(work, "train")
    run = _start(source, start)
    resume(run, work / "checkpoint.pt")
    teacher = Encoder(run.reader.shape, 0.0).eval()
    if source:
        load_encoder(teacher, source)
    length = len(sample_epoch(items, random.Random(0)))
    plan = plan._replace(steps=plan.steps or int(epochs * length))
    print(f"{length} batches an epoch, {plan.steps} steps", flush=True)
    mean: dict[str, float] = {}
    begun = saved = time.monotonic()
    at = run.step
    while run.step < plan.steps:
        groups = sample_epoch(items, random.Random(run.step // length))
        # Epochs differ by a few batches; each is read over the first one's length, so that a run can be resumed.
        for group in [groups[i % len(groups)] for i in range(run.step % length, length)]:
            for name, loss in train_step(run, teacher, group, plan).items():
                mean[name] = 0.98 * mean.get(name, loss) + 0.02 * loss
            if run.step % 50 == 0:
                shown = " ".join(f"{k} {v:.3f}" for k, v in sorted(mean.items()))
                print(f"{run.step} {(run.step - at) / (time.monotonic() - begun):.2f}/s {shown}", flush=True)
            if time.monotonic() - saved > SAVE_EVERY:
                save(run, work / "checkpoint.pt")
                saved = time.monotonic()
            if run.step == falls_at(plan):
                save(run, work / "plateau.pt")
            if run.step >= plan.steps:
                break
    save(run, work / "checkpoint.pt")
    torch.save(run.reader.state_dict(), work / "reader.pt")
    print(dev_scores(run.reader, load_items(work, "dev")), flush=True)


def _start(source: Path | None, start: Path | None) -> Run:
    reader = Reader(TINY if source is None else Shape())
    if start:
        reader.load_state_dict(torch.load(start, weights_only=True))
    elif source:
        load_encoder(reader.encoder, source)
    return Run(reader.train(), make_optimizer(reader))


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("work", type=Path)
    options.add_argument("source", type=Path, nargs="?", help="without it: the tiny reader of the tests, from nothing")
    options.add_argument("--epochs", type=float, default=2.0)
    options.add_argument("--steps", type=int, default=0)
    options.add_argument("--rate", type=float, default=1.0, help="share of the full learning rate")
    options.add_argument("--fall", type=float, default=FALL, help="share of all steps over which the rate falls")
    options.add_argument("--start", type=Path, help="a restored or trained network to go on from")
    given = options.parse_args()
    train(given.work, given.source, given.start, given.epochs, Plan(given.steps, given.rate, given.fall))
