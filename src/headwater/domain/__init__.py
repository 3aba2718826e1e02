"""Domain packs: the events, the goods and the norms of one field, written as YAML."""
