from headwater.read.blocks import split_blocks
from headwater.read.pieces import Piece, label_lines


def test_cut_keeps_places() -> None:
    piece = Piece(10, 19, "One | Two", None)
    assert piece.cut(3, "title", "credit") == (
        Piece(10, 13, "One", "title", True),
        Piece(14, 19, "| Two", "credit", False),
    )
    assert piece.cut(0, "title", "body") == (Piece(10, 19, "One | Two", "body", True),)


def test_lines_are_labelled() -> None:
    text = "date 2024-06-03 Ferry stays\n\nBy Jane Doe\n\nThe harbour in May. (Photo by Jane Doe / AFP)\n\nShare"
    assert [piece.kind for piece in label_lines(split_blocks(text))] == [
        "boilerplate:header_line",
        None,
        "byline",
        "caption",
        "credit",
        "boilerplate:share_buttons",
    ]
