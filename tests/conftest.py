from pathlib import Path

import pytest

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
