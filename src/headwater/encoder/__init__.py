"""The sentence encoder: one small network in its ONNX form, and what it says of a sentence as plain values."""
