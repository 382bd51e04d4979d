"""Speech: what a person says becomes a text, what the assistant says becomes sound. Plain Python and audio libraries, no web."""
