from headwater.record.jsonl import decode_item, decode_kind, encode_item
from headwater.record.model import Mention


def test_a_mention_from_before_confidence_is_read() -> None:
    line = (
        b'{"id":"men_1","kind":"mention","span":{"report":"rep_1","start":0,"end":4,"text":"Berg"},'
        b'"level":"name","type":"person","actor":null}'
    )
    mention = decode_item(line)
    assert isinstance(mention, Mention)
    assert mention.confidence is None
    assert decode_item(encode_item(mention)) == mention == decode_kind("mention", encode_item(mention))
