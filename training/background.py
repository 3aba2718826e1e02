"""Count in how many news reports each word stem stands: the frozen background that makes rare words weigh more.

    python -m training.background DATA_FOLDER

writes `src/headwater/resources/document_frequencies.tsv` from three collections of news (PolNeAR, the worldwide
newswire, MUC-3/4) that no test set shares.  Only counts leave the collections, never their text.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from headwater.text import stems
from training.corpora import read_members
from training.examples import read_json_lines

TARGET = Path(__file__).parents[1] / "src" / "headwater" / "resources" / "document_frequencies.tsv"
LEAST = 3  # a stem seen in fewer documents is as rare as an unseen one, and mostly a name or a slip


def read_polnear(folder: Path) -> Iterator[str]:
    """Whole articles."""
    for member, text in read_members(folder / "polnear" / "polnear_train_dev.tar.xz"):
        if "train" in member and member.endswith(".txt"):
            yield text


def read_newswire(folder: Path) -> Iterator[str]:
    """Articles as one token a line."""
    for member, text in read_members(folder / "worldwide_newswire" / "dev.tar.xz"):
        if member.endswith(".tsv"):
            yield " ".join(line.split("\t")[0] for line in text.splitlines() if "\t" in line)


def read_muc(folder: Path) -> Iterator[str]:
    """Lower-cased dispatches."""
    for row in read_json_lines(folder / "muc34" / "train.jsonl.gz"):
        yield str(row["doctext"])


def count_documents(folder: Path) -> tuple[int, Counter[str]]:
    """The number of documents and, for each stem, of those that hold it."""
    total, seen = 0, Counter[str]()
    for reader in (read_polnear, read_newswire, read_muc):
        for text in reader(folder):
            total += 1
            seen.update({s for s in stems(text) if not s[0].isdigit()})
    return total, seen


def main(arguments: list[str]) -> int:
    """Write the table."""
    total, seen = count_documents(Path(arguments[0]))
    rows = sorted((stem, n) for stem, n in seen.items() if n >= LEAST)
    lines = [f"#documents\t{total}", *(f"{stem}\t{n}" for stem, n in rows)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} stems from {total} documents -> {TARGET}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
