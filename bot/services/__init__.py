"""The public services of the whole country as their agencies publish them: records, snapshots, and what they ask of a person."""
