"""Tables of a record as data frames of polars or pandas, whichever is installed; nothing else needs them."""

import importlib
from typing import TYPE_CHECKING, Any

from headwater.errors import HeadwaterError, NotFound
from headwater.tell.index import Index
from headwater.tell.tables.files import TABLES

if TYPE_CHECKING:
    import pandas
    import polars


def list_columns(name: str, index: Index) -> dict[str, list[Any]]:
    """The columns of a table: dates as dates, several values as lists, what is not known as None."""
    if name not in TABLES:
        raise NotFound(f"no table {name!r}; there are {', '.join(TABLES)}")
    table = TABLES[name]
    rows = list(table.rows(index))
    columns = {key: [row[place] for row in rows] for place, key in enumerate(table.columns)}
    return {key: [list(v) if isinstance(v, tuple) else v for v in values] for key, values in columns.items()}


def make_polars(name: str, index: Index) -> "polars.DataFrame":
    """A table as a data frame of polars; columns in which nothing is known are of text."""
    library = _load("polars")
    frame = library.DataFrame(list_columns(name, index), strict=False)
    texts = {library.Null: library.String, library.List(library.Null): library.List(library.String)}
    unknown = {key: texts[kind] for key, kind in frame.schema.items() if kind in texts}
    return frame.cast(unknown)


def make_pandas(name: str, index: Index) -> "pandas.DataFrame":
    """A table as a data frame of pandas."""
    return _load("pandas").DataFrame(list_columns(name, index))


def _load(library: str) -> Any:
    try:
        return importlib.import_module(library)
    except ImportError as error:
        raise HeadwaterError(f"{library} is not installed: pip install {library}, or headwater[frames]") from error
