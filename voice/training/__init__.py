"""Makes the small recogniser: sentences, synthetic speech, the training itself, its evaluation (`threeany train-ears`)."""
