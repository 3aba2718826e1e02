import random
import subprocess
import sys
from pathlib import Path

import pytest

from headwater.errors import WatchError
from headwater.watch.lock import lock_store
from headwater.watch.schedule import LONGEST, plan_next, plan_retry


def test_a_source_that_fails_is_asked_later_and_later_and_never_at_one_moment() -> None:
    chance = random.Random(1)
    waits = [[plan_retry(60.0, n, 0.0, chance) for _ in range(50)] for n in range(1, 12)]
    for n, row in enumerate(waits, 1):
        middle = min(60.0 * 2**n, LONGEST)
        assert all(0.9 * middle <= wait <= 1.1 * middle for wait in row)
        assert len(set(row)) == 50
    assert all(54 <= plan_next(60.0, 0.0, chance) <= 66 for _ in range(50))
    assert plan_retry(60.0, 5000, 0.0, chance) <= 1.1 * LONGEST  # after weeks


def test_what_a_server_asks_for_is_the_least() -> None:
    assert plan_retry(60.0, 1, 1000.0, random.Random(1), 5000.0) == 6000.0
    assert plan_retry(60.0, 1, 1000.0, random.Random(1), 1.0) > 1100.0
    assert plan_retry(60.0, 1, 0.0, random.Random(1), 1e12) == 7 * 86400.0


def test_a_second_watcher_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    store = tmp_path / "s.hw"
    program = (
        "import sys; from pathlib import Path; from headwater.watch.lock import lock_store\n"
        f"with lock_store(Path({str(store)!r})):\n    print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout and other.stdout.readline().strip() == b"held"
        with pytest.raises(WatchError, match=f"by process {other.pid}"), lock_store(store):
            pass
        other.kill()  # the system takes the lock back
        other.wait()
    with lock_store(store):
        pass
