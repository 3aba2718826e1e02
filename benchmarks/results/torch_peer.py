"""MiniLM-L6 by sentence-transformers on torch, for an interpreter that has them: it needs nothing of Headwater.

    python torch_peer.py tokenizer.json sentences.json

For each line of its input it prints the seconds that one pass over the sentences takes; before that, its versions.
The weights are drawn at random, because no network is asked for the published ones: they cost the same time.
"""

import json
import sys
import tempfile
import time
from typing import Any


def main() -> None:
    """Load, warm up, and measure whenever asked."""
    import sentence_transformers
    import torch

    tokenizer, sentences = sys.argv[1], json.loads(open(sys.argv[2], encoding="utf-8").read())  # noqa: PTH123, SIM115
    torch.set_num_threads(1)
    model = build_model(tokenizer)
    model.encode(sentences[:20])
    print(
        json.dumps({"torch": torch.__version__, "sentence-transformers": sentence_transformers.__version__}), flush=True
    )
    for line in sys.stdin:
        size = int(line)  # sentences at once
        began = time.perf_counter()
        model.encode(sentences, batch_size=size, show_progress_bar=False)
        print(time.perf_counter() - began, flush=True)


def build_model(tokenizer: str) -> Any:
    """A network of the shape of all-MiniLM-L6-v2 with the tokenizer that it has, and a mean over the words."""
    from sentence_transformers import SentenceTransformer, models
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    shape = BertConfig(
        vocab_size=30522, hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536
    )
    words = PreTrainedTokenizerFast(
        tokenizer_file=tokenizer, unk_token="[UNK]", pad_token="[PAD]", cls_token="[CLS]", sep_token="[SEP]"
    )
    with tempfile.TemporaryDirectory() as folder:
        BertModel(shape).save_pretrained(folder)
        words.save_pretrained(folder)
        transformer = models.Transformer(folder, max_seq_length=256)
        return SentenceTransformer(modules=[transformer, models.Pooling(384)], device="cpu")


if __name__ == "__main__":
    main()
