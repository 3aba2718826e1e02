"""Profiles of all reports in one file that every worker maps, so that none of them has to hold it."""

from array import array
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from headwater.link.neighbours.matters import Profile, decode_profile
from headwater.scale.components import Numbers


def write_profiles(folder: Path, rows: Iterable[tuple[int, bytes]]) -> None:
    """Write the profiles of reports by their numbers: `numbers` sorted, `ends` of their bytes, and the bytes."""
    numbers, ends, end = array("q"), array("q", [0]), 0  # eight bytes each, where a list has forty
    with (folder / "profiles.bin").open("wb") as file:
        for number, profile in rows:
            end += file.write(profile)
            numbers.append(number)
            ends.append(end)
    found = np.array(numbers, dtype=np.int64)
    order = np.argsort(found)
    np.save(folder / "numbers.npy", found[order])
    np.save(folder / "ends.npy", np.array(ends, dtype=np.int64))
    np.save(folder / "order.npy", order)


class Profiles:
    """The profiles in a folder, read where they lie."""

    def __init__(self, folder: Path) -> None:
        self.numbers: Numbers = np.load(folder / "numbers.npy", mmap_mode="r")
        self._ends: Numbers = np.load(folder / "ends.npy", mmap_mode="r")
        self._order: Numbers = np.load(folder / "order.npy", mmap_mode="r")
        self._bytes = np.memmap(folder / "profiles.bin", dtype=np.uint8, mode="r")

    @lru_cache(maxsize=4 * 2000)  # noqa: B019 (one object a process, which lives as long as it does)
    def load(self, number: int) -> Profile:
        """The profile of the report with this number."""
        place = int(self._order[np.searchsorted(self.numbers, number)])
        return decode_profile(self._bytes[int(self._ends[place]) : int(self._ends[place + 1])].tobytes())


@cache
def open_profiles(folder: str) -> Profiles:
    """The profiles in a folder, opened once a process."""
    return Profiles(Path(folder))
