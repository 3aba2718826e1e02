"""Markup inside of a field: feeds and tables often hold a piece of a page where they mean its words."""

import html
import re

MARKUP = re.compile(r"</(?:p|div|span|a|b|i|em|strong|li|ul|h[1-6]|blockquote|figure)\s*>|<(?:br|p|img)\b[^<>]*>", re.I)
SILENT = re.compile(r"<(script|style|figure|iframe)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote|section|article|header|footer)\b[^<>]*>", re.I)
TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def strip_markup(words: str) -> str:
    """The words of a field, a line a paragraph; words without markup are untouched but for their entities."""
    if not MARKUP.search(words):
        return html.unescape(words) if "&" in words else words
    lines = BLOCK.sub("\n", SILENT.sub("", words).replace("\n", " ")).split("\n")
    plain = (" ".join(html.unescape(TAG.sub("", line)).split()) for line in lines)
    return "\n".join(filter(None, plain))
