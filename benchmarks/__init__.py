"""Measurements of Headwater: each task is a small module with a `main`, run by `python -m benchmarks TASK`."""
