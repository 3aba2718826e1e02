"""What is asserted: the propositions that may support a claim, by their heads, their parties and whom they affect."""
