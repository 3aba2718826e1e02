"""The same pure functions as `headwater.pipeline`, run by Daft: on the cores of one machine, or on a Ray cluster.

Every step writes a folder of Parquet files and is whole or not there, so that a run that was killed goes on where it
was.  The record is the one that a plain trace gives.
"""
