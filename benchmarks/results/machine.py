"""What a figure was measured on and with: cores, memory, processor, versions; no names of hosts, users or paths."""

import os
import platform
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ASK = """
import json, sys
from importlib import metadata
found = {}
for name in sys.argv[1:]:
    try:
        found[name] = metadata.version(name)
    except metadata.PackageNotFoundError:
        pass
print(json.dumps(found))
"""


def describe_machine() -> str:
    """One line: the processor, how many cores of it this process may use, and the memory."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    return (
        f"{name_processor()}, {cores} cores, {memory:.0f} GB; {platform.system()}, Python {platform.python_version()}"
    )


def name_processor() -> str:
    """The model of the processor, as the system says it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def ask_versions(packages: Iterable[str], *interpreters: str) -> dict[str, str]:
    """The versions of packages in these interpreters (this one first); what is not installed is left out."""
    import json

    found: dict[str, str] = {}
    for interpreter in (sys.executable, *interpreters):
        done = subprocess.run([interpreter, "-c", ASK, *packages], capture_output=True, text=True, check=False)
        found = json.loads(done.stdout or "{}") | found
    return found


def tell_load() -> float:
    """How many processes have wanted a core on average of the last minute."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else 0.0
