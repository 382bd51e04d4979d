"""The public services of the whole country, as their agencies publish them: read, kept in snapshots, matched by columns."""
