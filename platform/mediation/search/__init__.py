"""What a search compares: one form of a text, its pairs of signs, what is never found in it."""
