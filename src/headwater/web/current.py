"""The edition that a request is answered from, and the bench, where judgements are taken."""

from typing import Annotated

from fastapi import Depends, Request

from headwater.web.bench import Bench
from headwater.web.editions import Edition, Holding


def read_edition(request: Request) -> Edition:
    """The record as its file holds it now."""
    holding: Holding = request.app.state.holding
    return holding.read()


Current = Annotated[Edition, Depends(read_edition)]


def read_bench(request: Request) -> Bench | None:
    """The bench; None where the desk is read only."""
    bench: Bench | None = request.app.state.bench
    return bench


Seated = Annotated[Bench | None, Depends(read_bench)]
