"""The page of results: every figure beside a peer in the same run."""
