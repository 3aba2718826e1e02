import ctypes

import pytest

from headwater.watch.memory import release_memory


def test_memory_is_released_where_the_library_can() -> None:
    release_memory()


def test_without_such_a_library_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str | None) -> object:
        raise TypeError(name)

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    release_memory()
