"""The shape of the house: what must hold is a test here, what is only a question is printed by `make shape`."""
