"""How the tables of sayings are read: what a case leaves out, and what it then means."""

from typing import Any


def expect_saying(said: dict[str, Any]) -> dict[str, Any]:
    """A saying as its case has it, with what goes without saying."""
    content = said.get("says", [])
    return {
        "by": said.get("by"),
        "cue": said.get("cue"),
        "says": [content] if isinstance(content, str) else content,
        "how": said.get("how", "indirect"),
        "as": said.get("as", "explicit"),
        "act": said.get("act", "assert"),
        "asserted": said.get("asserted", True),
        "nested": said.get("nested", False),
        "via": len(said.get("via", ())),
    }
