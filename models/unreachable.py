"""The one answer to what is not there and to what is not yours."""


class OutOfReach(Exception):
    """The row is not there, or not within this person's reach: the same answer (habit 7)."""
