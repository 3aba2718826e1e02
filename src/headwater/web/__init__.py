"""The desk: pages over one record, served on this machine."""
