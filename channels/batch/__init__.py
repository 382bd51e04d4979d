"""Many persons from a Parquet file, matched by as many processes or machines as there are (docs/decisions/0009-batch.md)."""
