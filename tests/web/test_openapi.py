"""Whatever the OpenAPI of the desk allows may be asked, and what it does not allow is turned away: never a failure."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from headwater.record.jsonl import write_record
from headwater.web.app import create_app
from tests.tell.affair import AFFAIR

Operation = schemathesis.APIOperation[Any, Any, Any, Any]
Case = schemathesis.Case[Any]

pytestmark = pytest.mark.slow
EXAMPLES = 12  # of each address
CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    path = tmp_path_factory.mktemp("api") / "record.jsonl"
    with path.open("wb") as stream:
        write_record(AFFAIR, stream)
    yield schemathesis.openapi.from_asgi("/openapi.json", create_app(path, "0.0.0.0"))


@pytest.fixture(scope="module")
def operations(api: schemathesis.BaseSchema) -> list[Operation]:
    return [found.ok() for found in api.get_all_operations() if isinstance(found, Ok)]


def test_whatever_is_asked_is_answered_as_told(operations: list[Operation]) -> None:
    assert len(operations) > 20
    for operation in operations:
        _try(operation, GenerationMode.POSITIVE, CHECKS)
        if list(operation.query):  # a path may be any string: nothing in it is against the rules
            _try(operation, GenerationMode.NEGATIVE, CHECKS[:2])


def _try(operation: Operation, mode: GenerationMode, checks: tuple[CheckFunction, ...]) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case) -> None:
        case.call_and_validate(checks=list(checks))

    ask()
