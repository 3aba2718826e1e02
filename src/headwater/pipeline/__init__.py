"""The one place that knows the order: bytes → reports → annotations → actors, copies → dates → claims → the record."""
