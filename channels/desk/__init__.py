"""The people behind the assistant: who waits for them, who of them has whom, and what they do there."""
