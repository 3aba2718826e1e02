"""The edition that a request is answered from."""

from typing import Annotated

from fastapi import Depends, Request

from headwater.web.editions import Edition, Holding


def read_edition(request: Request) -> Edition:
    """The record as its file holds it now."""
    holding: Holding = request.app.state.holding
    return holding.read()


Current = Annotated[Edition, Depends(read_edition)]
