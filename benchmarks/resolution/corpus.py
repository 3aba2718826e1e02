"""MEANTIME: documents with the mentions of their entities, and which entity of the corpus each means."""

import io
import tarfile
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

CROSS = "intra_cross-doc_annotation"


class GoldMention(NamedTuple):
    """A mention by its words (`start` to `end`, half-open, counted from 0 in its document), and the entity it means."""

    doc: str
    start: int
    end: int
    entity: str
    level: str


class Document(NamedTuple):
    """Words of a document with the sentence of each, and the mentions whose entity is known."""

    name: str
    words: list[str]
    sentences: list[int]
    mentions: list[GoldMention]

    def phrase(self, mention: GoldMention) -> str:
        """The words of a mention."""
        return " ".join(self.words[mention.start : mention.end])


def read_corpus(folder: Path) -> list[Document]:
    """The documents of all topics in a folder: unpacked, or in tar files."""
    documents = [read_document(name, text) for name, text in sorted(_read_files(folder).items())]
    if not documents:
        raise LookupError(f"no {CROSS}/*/*.xml, in files or in tar archives")
    return documents


def _read_files(folder: Path) -> dict[str, bytes]:
    """The documents by name: those annotated across documents, where the folder tells which they are."""
    found = {path: path.read_bytes() for path in sorted(folder.rglob("*.xml"))}
    for packed in sorted(folder.rglob("*.tar*")):
        with tarfile.open(packed) as archive:
            for member in archive.getmembers():
                stream = archive.extractfile(member) if member.name.endswith(".xml") else None
                if stream:
                    found[Path(member.name)] = stream.read()
    across = {path: data for path, data in found.items() if CROSS in path.parts}
    return {path.stem: data for path, data in (across or found).items()}


def read_document(name: str, text: bytes) -> Document:
    """One annotated document; a mention without an entity of the corpus is left out."""
    root = ElementTree.parse(io.BytesIO(text)).getroot()
    tokens = root.findall("token")
    place = {str(token.get("t_id")): n for n, token in enumerate(tokens)}
    entities = {e.get("m_id"): e.get("instance_id") for e in root.iter("ENTITY")}
    of: dict[str | None, str] = {}
    for relation in root.iter("REFERS_TO"):
        target = relation.find("target")
        entity = entities.get(target.get("m_id")) if target is not None else None
        if entity:
            of |= {source.get("m_id"): entity for source in relation.findall("source")}
    found = set()
    for mention in root.iter("ENTITY_MENTION"):
        words = [place[str(a.get("t_id"))] for a in mention.findall("token_anchor")]
        if words and (known := of.get(mention.get("m_id"))):
            level = mention.get("syntactic_type") or "?"
            found.add(GoldMention(name, min(words), max(words) + 1, known, level))
    unique = {m[:3]: m for m in sorted(found)}
    return Document(
        name, [t.text or "" for t in tokens], [int(t.get("sentence") or 0) for t in tokens], list(unique.values())
    )
