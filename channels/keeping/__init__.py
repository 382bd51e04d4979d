"""What is kept about a citizen, on what consent, for how long, and how they get it or have it gone."""
