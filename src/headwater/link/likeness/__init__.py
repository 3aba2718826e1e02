"""Whether two propositions assert one thing: what speaks for it, and what keeps them apart whatever speaks for it."""
