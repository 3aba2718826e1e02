"""A long list in pages."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")
CLAIMS = 50
FOUND = 20
FIRST = 12  # claims on the page of the story


class Slice(Generic[T]):
    """A page of a list, from 1; one beyond the end is empty."""

    def __init__(self, items: Sequence[T], page: int, size: int, total: int | None = None) -> None:
        """Cut a page from a list; with a `total` the items are that page already."""
        start = (page - 1) * size
        self.items = items if total is not None else items[start : start + size]
        self.total = len(items) if total is None else total
        self.page = page
        self.pages = max(1, -(-self.total // size))
        self.first = start + 1 if self.items else 0
        self.last = start + len(self.items)

    def tell(self) -> dict[str, Any]:
        """The figures of the page."""
        return {"total": self.total, "page": self.page, "pages": self.pages}
