"""The characters behind the bytes of a text file: strict UTF-8 first, then marks, then lines of two sets, statistics.

A byte order mark stays in the text as U+FEFF, so that a UTF-8 file's text equals `payload.decode("utf-8")`.
"""

from resiliparse.parse.encoding import detect_encoding

from headwater.errors import ReadError
from headwater.read.blocks import INVISIBLE
from headwater.text import trim

# UTF-32 before UTF-16: the mark of the first begins with that of the second.
MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF file", "give it the ending .pdf"),
    (
        b"PK\x03\x04",
        "a zip archive (also .odt and .epub are)",
        "give it the ending .zip or .docx, or save it as plain text",
    ),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"\x89PNG\r\n", "a PNG image", "give the text of it"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text of it"),
    (b"GIF87a", "a GIF image", "give the text of it"),
    (b"GIF89a", "a GIF image", "give the text of it"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text"),
    (b"{\\rtf", "a rich text document", "save it as plain text"),
    (b"SQLite format 3\x00", "a database", "give the reports it was made from"),
    (b"\x7fELF", "a program", "give text files"),
)
PROBE = 4096  # bytes looked at to tell UTF-16 without a mark from other bytes with zeros
# A file of another encoding has as good as no valid UTF-8 sequences: from this share on it is UTF-8 with damage.
UTF8_SHARE = 0.9
# What a few words in Windows-1252 are taken for.
WESTERN = frozenset(("utf-8", "cp1252", "windows-1252", "iso8859-1", "iso8859-15", "cp1250", "iso8859-2", "cp1254"))
LEAST_FOREIGN = 2  # characters of a file's lines in UTF-8 that tell it from one of another set alone
# Text holds next to no control characters; one in a hundred is a program or a picture that a charset accepts.
CONTROL_SHARE = 0.01
CONTROLS = bytes((*range(0x08), *range(0x0E, 0x1A), *range(0x1C, 0x20)))


def decode_payload(payload: bytes) -> str:
    """The text of a file; ReadError for what is empty or no text."""
    refuse_signatures(payload)
    text = _decode_strictly(payload) or _decode_mixed(payload) or _decode_broken_utf8(payload)
    return _refuse_binary(text or _decode_by_statistics(payload))


def decode_page(payload: bytes, charset: str | None = None) -> str:
    """The markup of a page: the character set with which it was sent, or that it declares, counts if it is no UTF-8."""
    refuse_signatures(payload)
    text = _decode_strictly(payload) or _decode_broken_utf8(payload)
    declared = None if text else charset or detect_encoding(payload, html5_compatible=True, from_html_meta=True)
    return _refuse_binary(text or (declared and _try(payload, declared)) or _decode_by_statistics(payload))


def _refuse_binary(text: str) -> str:
    """The text, unless it is empty or holds what no text holds."""
    if not trim(text, 0, len(text), also=INVISIBLE).of(text):
        raise ReadError("The file is empty: it holds no text. Give a file with the report's text.")
    content = text.encode("utf-8", "surrogatepass")  # in which a control character is a byte of its own
    controls = len(content) - len(content.translate(None, CONTROLS))
    if "\x00" in text or controls > max(1, CONTROL_SHARE * len(text)):
        raise ReadError("The file is binary, not text. Save the report as plain text (UTF-8) and give that.")
    return text


def refuse_signatures(payload: bytes) -> None:
    """ReadError for the kinds of files that are known by their first bytes, with what to do about each."""
    for magic, name, advice in SIGNATURES:
        if payload.startswith(magic):
            raise ReadError(f"The file is {name}, not plain text: {advice}.")


def _decode_strictly(payload: bytes) -> str | None:
    """By a byte order mark of UTF-16 or UTF-32, as UTF-8, or as UTF-16 or UTF-32 without a mark."""
    for mark, encoding in MARKS:
        if payload.startswith(mark) and (text := _try(payload, encoding)):
            return text
    if b"\x00" in payload[:PROBE] and (wide := guess_wide(payload)) and (text := _try(payload, wide)):
        return text
    return _try(payload, "utf-8")


def guess_wide(payload: bytes) -> str | None:
    """The UTF-16 or UTF-32 form whose zero bytes stand where the bytes have theirs; None when none does.

    Text of most scripts has its zeros (of spaces and stops at least) always on one side of the pair.
    """
    probe = payload[: PROBE - PROBE % 4]
    zeros = [probe[i::4].count(0) for i in range(4)]
    quarter = len(probe) // 4
    if quarter and len(payload) % 4 == 0 and zeros[0] < quarter / 10 and min(zeros[2:]) > 0.9 * quarter:
        return "utf-32-le"
    if quarter and len(payload) % 4 == 0 and zeros[3] < quarter / 10 and min(zeros[:2]) > 0.9 * quarter:
        return "utf-32-be"
    even, odd = probe[0::2].count(0), probe[1::2].count(0)
    if len(payload) % 2 == 0 and odd > 10 * even and odd > len(probe) / 20:
        return "utf-16-le"
    if len(payload) % 2 == 0 and even > 10 * odd and even > len(probe) / 20:
        return "utf-16-be"
    return None


def _decode_broken_utf8(payload: bytes) -> str | None:
    """UTF-8 with a few bad bytes (a cut download, one foreign line): each becomes U+FFFD, the rest is right."""
    text = payload.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text) - bad
    is_cut = bad == 1 and text.endswith("\ufffd")
    return text if good and (is_cut or good >= UTF8_SHARE * (good + bad)) else None


def _decode_mixed(payload: bytes) -> str | None:
    """Lines of UTF-8 among lines of Windows-1252, as of files put together: each as its own; None for any other file.

    Foreign letters of such a set are UTF-8 by rare chance only: a line that has some and is UTF-8 is really that, and
    one that has some of either is UTF-8 with damage.
    """
    lines = payload.splitlines(keepends=True)
    read = [_try(line, "utf-8") for line in lines]
    others = [line for line, text in zip(lines, read, strict=True) if text is None]
    if not others or _count_foreign("".join(text for text in read if text)) < LEAST_FOREIGN:
        return None
    is_damaged = any(_count_foreign(line.decode("utf-8", "ignore")) for line in others)
    if is_damaged or (detect_encoding(b"".join(others)) or "utf-8") not in WESTERN:
        return None
    return "".join(line.decode("cp1252", "replace") if t is None else t for line, t in zip(lines, read, strict=True))


def _count_foreign(text: str) -> int:
    return sum(c > "\x7f" for c in text)


def _decode_by_statistics(payload: bytes) -> str:
    """By the most likely character set; Windows-1252 as far as it goes where none is found."""
    # resiliparse named 14 of 16 one-line samples right, charset-normalizer 11 (it takes KOI8-R for Japanese,
    # Latin-1 for Central European); EUC-KR is what resiliparse misses.
    guess = detect_encoding(payload) or "utf-8"
    if guess == "utf-8" and (korean := _try(payload, "cp949")) and _hangul_share(korean) > 0.5:
        return korean
    return (guess != "utf-8" and _try(payload, guess)) or payload.decode("cp1252", "replace")


def _hangul_share(text: str) -> float:
    foreign = [c for c in text if c > "\x7f"]
    return sum("가" <= c <= "힣" for c in foreign) / len(foreign) if foreign else 0.0


def _try(payload: bytes, encoding: str) -> str | None:
    try:
        return payload.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
