import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from typing import Literal

import pytest

from headwater.read.inputs import read_input
from headwater.read.sources import Source
from headwater.record.model import Problem, Report

TEXT = b"Ferry to Gozo stays in harbour\n\nThe ferry to Gozo stayed in the harbour on Tuesday, the owners said.\n"
Packing = Literal["", "gz", "xz", "bz2"]


def make_zip(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def make_tar(files: Mapping[str, bytes], packing: Packing = "") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=f"w:{packing}") as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    return bytes(stream.getvalue())


def read(name: str, content: bytes) -> tuple[list[Report], list[Problem]]:
    found = list(read_input(Source(uri=f"in/{name}", file=name, content=content), None))
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Problem)]


FILES = {
    "a.txt": TEXT,
    "sub/b.txt.gz": gzip.compress(TEXT),
    "sub/rows.jsonl": b'{"title": "Ferry stays"}\nno\n',
    "sub/photo.jpg": b"\xff\xd8\xff",
    ".hidden.txt": TEXT,
    "__MACOSX/a.txt": TEXT,
}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.zip", make_zip(FILES)),
        ("x.tar", make_tar(FILES)),
        ("x.tar.gz", make_tar(FILES, "gz")),
        ("x.TGZ", make_tar(FILES, "gz")),
        ("x.tar.xz", make_tar(FILES, "xz")),
        ("x.tbz2", make_tar(FILES, "bz2")),
        ("stdin#1", make_zip(FILES)),
        ("stdin#1", make_tar(FILES)),
    ],
)
def test_the_files_of_an_archive_are_reports(name: str, content: bytes) -> None:
    reports, problems = read(name, content)
    assert [r.uri for r in reports] == [f"in/{name}#{m}" for m in ("a.txt", "sub/b.txt.gz", "sub/rows.jsonl#1")]
    assert [r.title for r in reports] == ["Ferry to Gozo stays in harbour"] * 2 + ["Ferry stays"]
    assert [p.uri for p in problems] == [f"in/{name}#sub/rows.jsonl#2"]


@pytest.mark.parametrize("make", [make_zip, make_tar])
@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "sub/../../a.txt", "..\\a.txt", "C:\\a.txt"])
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str, make: type) -> None:
    content = (make_zip if make is make_zip else make_tar)({name: TEXT, "b.txt": TEXT})
    reports, problems = read("x.zip" if make is make_zip else "x.tar", content)
    assert [r.file.rpartition("#")[2] for r in reports] == ["b.txt"]
    assert ["leads out" in p.detail for p in problems] == [True]


BOMB = b" " * 30_000_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.zip", make_zip({"a.txt": BOMB})),
        ("x.zip", make_zip({f"{n}.txt": BOMB[:9_000_000] for n in range(3)})),
        ("x.tar.gz", make_tar({"a.txt": BOMB}, "gz")),
        ("x.tar.xz", make_tar({"passed_over.jpg": BOMB, "a.txt": TEXT}, "xz")),
        ("x.zip", make_zip({"a.txt.gz": gzip.compress(BOMB)})),
    ],
    ids=["one file", "many files", "tar", "what is passed over", "packed twice"],
)
def test_a_bomb_is_refused(name: str, content: bytes) -> None:
    reports, problems = read(name, content)
    assert not any(len(r.text) > 10_000_000 for r in reports)
    assert any("swells" in p.detail for p in problems)


@pytest.mark.parametrize("content", [make_zip(FILES), make_tar(FILES), make_tar(FILES, "gz"), make_tar(FILES, "xz")])
def test_a_cut_archive_says_so(content: bytes) -> None:
    name = "x.zip" if content.startswith(b"PK") else "x.tar"
    _, problems = read(name, content[: len(content) // 5 + 100])
    assert any("cut off or broken" in p.detail for p in problems)


@pytest.mark.parametrize("make", [make_zip, make_tar])
def test_archives_in_archives_and_archives_of_nothing_are_refused(make: type) -> None:
    build, name = (make_zip, "x.zip") if make is make_zip else (make_tar, "x.tar")
    assert "archive in an archive" in read(name, build({"inner.zip": make_zip(FILES)}))[1][0].detail
    assert "No file in the archive" in read(name, build({"photo.jpg": b"x"}))[1][0].detail
