"""Speech: what is heard becomes text, what is said becomes sound."""
