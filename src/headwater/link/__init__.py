"""What reports have to do with each other: pure functions of what reading yielded, blind to the order of arrival."""
