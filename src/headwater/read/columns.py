"""Parquet files as rows: the columns that mean something to a report, read in runs of rows, however large the file."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from headwater.errors import ReadError
from headwater.read.fields import is_field, is_known
from headwater.read.packing import ADVICE, LARGEST_RATIO, SMALL
from headwater.read.streams import BUFFER, LARGEST_REPORT, explain_size, load, measure, open_bytes
from headwater.read.tables import Row

if TYPE_CHECKING:
    import pyarrow

RUN = 32  # rows decoded at once: a dictionary of one long text may stand in all of them


def read_columns(stream: BinaryIO, size: int) -> Iterator[Row]:
    """The rows of a Parquet file of `size` bytes, each as a JSON object of the columns that are known.

    The file is read from its end, so what comes through an archive or packed is held as a whole.  ReadError when it is
    broken or swells beyond measure, when none of its columns is a text or a title, and when pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise ReadError("A Parquet file needs an extra: pip install 'headwater[parquet]'.") from error
    whole = stream if _is_seekable(stream) else open_bytes(load(stream))
    try:
        # `buffer_size`: else the columns of a whole row group are in memory, which may be a gigabyte.
        with ParquetFile(whole, buffer_size=BUFFER, coerce_int96_timestamp_unit="us") as file:
            names = _choose_columns(file.schema_arrow.names)
            _check_size(file.metadata, size)
            runs = file.iter_batches(batch_size=RUN, columns=names, use_threads=False)
            yield from _read_runs(runs)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise ReadError(f"The Parquet file is cut off or broken ({error}). Fetch it again.") from error


def _is_seekable(stream: BinaryIO) -> bool:
    return isinstance(stream, io.BufferedReader) and isinstance(stream.raw, (io.FileIO, io.BytesIO))


def _choose_columns(names: list[str]) -> list[str]:
    if not is_known(names):
        shown = ", ".join(names[:12])[:200]
        raise ReadError(f"None of its columns is a text or a title ({shown}). Name them `text` and `title`.")
    return [name for name in names if is_field(name)]


def _check_size(metadata: Any, size: int) -> None:
    """Refuse what swells: its row groups say how large they are unpacked.

    They are not asked column by column: of a broken file that ends the process.
    """
    swollen = sum(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
    limit = max(SMALL, LARGEST_RATIO * size)
    if swollen > limit:
        raise ReadError(f"It swells to more than {measure(limit)}. {ADVICE}")


def _read_runs(runs: "Iterator[pyarrow.RecordBatch]") -> Iterator[Row]:
    number = 0
    for run in runs:
        columns = {name: _list_values(run.column(place)) for place, name in enumerate(run.schema.names)}
        for cells in zip(*columns.values(), strict=True):
            number += 1
            payload = msgspec.json.encode(dict(zip(columns, cells, strict=True)), enc_hook=str)
            if len(payload) > LARGEST_REPORT:
                yield Row(number, b"", fault=explain_size(LARGEST_REPORT))
            else:
                yield Row(number, payload)


def _list_values(column: "pyarrow.Array") -> list[Any]:
    """The values of a column: a moment as one of UTC, bytes as the characters that they mostly are."""
    import pyarrow

    kinds = pyarrow.types
    if kinds.is_dictionary(column.type):
        column = column.dictionary_decode()
    if kinds.is_timestamp(column.type):
        column = column.cast(pyarrow.timestamp("us"), safe=False)
    if kinds.is_string(column.type) or kinds.is_large_string(column.type):  # which no writer has to have checked
        column = column.cast(pyarrow.large_binary())
    if kinds.is_binary(column.type) or kinds.is_large_binary(column.type):
        return [None if value is None else value.decode("utf-8", "replace") for value in column.to_pylist()]
    try:
        return list(column.to_pylist())
    except (ValueError, OverflowError):
        return [_read_value(value) for value in column]


def _read_value(value: "pyarrow.Scalar") -> Any:
    """One value, None for a day that no calendar has and for characters that are none: it costs no other."""
    try:
        return value.as_py()
    except (ValueError, OverflowError):
        return None
