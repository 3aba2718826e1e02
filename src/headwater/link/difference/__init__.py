"""What the tellings of one claim differ in, a module a sort."""
