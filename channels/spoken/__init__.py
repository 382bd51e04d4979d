"""A spoken conversation, whatever line carries it: the turn machine of `voice`, the one path of a message, sound in and out."""
