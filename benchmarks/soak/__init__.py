"""A watcher against a server that misbehaves: exact counts, flat memory."""
