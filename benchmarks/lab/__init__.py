"""The lab: stories made from known origins, so that what linking should find is known without an annotator."""
