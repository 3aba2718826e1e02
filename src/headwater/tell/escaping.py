"""Words of reports inside Markdown: nothing of them becomes markup, a link, a mention or an entity.

CommonMark lets every ASCII mark be escaped, so these marks are text in CommonMark, GitHub's dialect and Pandoc alike.
"""

import re

from headwater.tell.wording import flatten

# Marks that begin or end something anywhere in a line.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>~|&!$^{}#]")
# Marks that do so at the start of a line alone: lists, headings, rules, definitions; and numbered lists.
_LEADING = re.compile(r"^(\d*)(?=[-+=:.)])")
# Where dialects make links of bare words: `www.x.org`, `https://x`, `a@x.org`, `:smile:`, and GitHub's `@name`, `#1`.
_BARE = re.compile(r"(?<=\S)([.:])(?=\S)")
_JOINER = "\u2060"  # a word joiner has no width and no meaning; it parts what no backslash does
_MENTION = re.compile(r"@|(?<=\\#)(?=\d)")


def escape(words: str) -> str:
    """The words on one line, for any place where Markdown has running text."""
    text = _ANYWHERE.sub(r"\\\g<0>", flatten(words))
    text = _LEADING.sub(r"\1\\", _BARE.sub(r"\\\1", text))
    return _MENTION.sub(lambda m: f"{_JOINER}{m[0]}{_JOINER}" if m[0] else _JOINER, text)


def fence(words: str) -> str:
    """The words as they stand, in the type of code, outside of tables: for names of files and places in them."""
    flat = flatten(words) or "?"
    marks = "`" * (max((len(run) for run in re.findall("`+", flat)), default=0) + 1)
    # One space to either side is not shown; it keeps a mark of the words from the fence's own.
    return f"{marks} {flat} {marks}" if "`" in flat else f"{marks}{flat}{marks}"
