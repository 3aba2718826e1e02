import os
from pathlib import Path

import pytest
from hypothesis import settings

# A build that judges a change must not fail for an example that the change has nothing to do with: there the examples
# are the same each time.  At a desk they are new each time, and what they find becomes a case.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold stories and data sets beside the repository; what needs it is skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("no folder `shared` beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def stories(shared: Path) -> dict[str, list[Path]]:
    """The reports of every story, in the order of their names."""
    folders = sorted(folder for folder in (shared / "stories").iterdir() if folder.is_dir())
    return {folder.name: sorted(folder.glob("*.txt")) for folder in folders}
