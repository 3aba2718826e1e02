import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from headwater.errors import ReadError
from headwater.read.sources import Source, find_sources
from headwater.record.model import Problem


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    files = {
        "b.txt": b"b",
        "a.md": b"a",
        "sub/c.TXT": b"c",
        "sub/plain": b"d",
        "sub/deep/b.txt": b"e",
        "sub/photo.jpg": b"no",
        ".hidden.txt": b"no",
        ".git/x.txt": b"no",
        "odd[1].txt": b"f",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def list_uris(inputs: Sequence[str | Path]) -> list[str]:
    return [found.uri for found in find_sources(inputs) if isinstance(found, Source)]


def test_a_folder_gives_its_text_files_sorted(tree: Path) -> None:
    assert list_uris([tree]) == ["a.md", "b.txt", "odd[1].txt", "sub/c.TXT", "sub/deep/b.txt", "sub/plain"]


def test_one_file_goes_by_its_name(tree: Path) -> None:
    assert list_uris([tree / "sub" / "c.TXT"]) == ["c.TXT"]


def test_files_go_by_the_path_below_their_common_folder(tree: Path) -> None:
    assert list_uris([tree / "sub" / "deep" / "b.txt", tree / "b.txt"]) == ["b.txt", "sub/deep/b.txt"]


def test_a_quoted_pattern_is_what_the_shell_would_make_of_it(tree: Path) -> None:
    assert list_uris([f"{tree}/*.txt"]) == list_uris([tree / "b.txt", tree / "odd[1].txt"])
    assert list_uris([f"{tree}/**/b.txt"]) == ["b.txt", "sub/deep/b.txt"]


def test_a_file_named_like_a_pattern_is_itself(tree: Path) -> None:
    assert list_uris([tree / "odd[1].txt"]) == ["odd[1].txt"]


def test_a_file_named_outright_may_have_any_suffix_and_counts_once(tree: Path) -> None:
    assert list_uris([tree / "sub" / "photo.jpg", tree / "sub", tree / "sub" / "plain"]) == [
        "c.TXT",
        "deep/b.txt",
        "photo.jpg",
        "plain",
    ]


def test_file_names_are_unique(tree: Path) -> None:
    files = [found.file for found in find_sources([tree]) if isinstance(found, Source)]
    assert "a.md" in files and "sub/deep/b.txt" in files
    assert len(set(files)) == len(files)


def test_what_is_not_there_is_a_problem_and_the_rest_goes_on(tree: Path) -> None:
    (tree / "empty").mkdir()
    found = list(find_sources([tree / "none.txt", tree / "b.txt", tree / "empty", f"{tree}/*.pdf"]))
    assert [type(item) for item in found].count(Problem) == 3
    assert [item.uri for item in found if isinstance(item, Source)] == ["b.txt"]


def test_the_standard_input_goes_by_its_content() -> None:
    (found,) = find_sources(["-"], io.BytesIO(b"The port reopened."))
    assert isinstance(found, Source)
    assert found.uri == found.file == "stdin#0621b1ad6cf5"
    assert found.load() == b"The port reopened."


def test_a_file_that_vanishes_is_an_error_with_advice(tree: Path) -> None:
    (found,) = find_sources([tree / "b.txt"])
    (tree / "b.txt").unlink()
    assert isinstance(found, Source)
    with pytest.raises(ReadError, match="still there"):
        found.load()


def test_order_of_inputs_does_not_matter(tree: Path) -> None:
    inputs = [tree / "sub", tree / "b.txt", tree / "none"]
    assert list(find_sources(inputs)) == list(find_sources(inputs[::-1]))
