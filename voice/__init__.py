"""Speech: what is heard becomes text, and text becomes what is heard. Plain Python and audio libraries."""
