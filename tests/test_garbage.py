import gc
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from headwater.cli import main
from headwater.pipeline.tracing import trace_texts

USUAL = (700, 10, 10)


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*USUAL)
    yield
    gc.set_threshold(*before)


def test_a_script_that_traces_keeps_its_own_rule() -> None:
    trace_texts({"one.txt": "Joan Doe, the mayor, said on Monday that the bridge over the Orle would reopen."})
    assert gc.get_threshold() == USUAL


def test_a_command_looks_seldom() -> None:
    CliRunner().invoke(main, ["packs"])
    assert gc.get_threshold()[0] > 10 * USUAL[0]
