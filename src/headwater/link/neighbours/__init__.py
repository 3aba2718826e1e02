"""Which reports of a store have to do with each other: signatures, telling words, and the matters that they join."""
