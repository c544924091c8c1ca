"""The refusal of an operation, carried to the edge as a value (habit 5)."""

from mediation.verdict import Refused


class UnableTo(Exception):
    """An act was refused; `answer` says why, on which rule and who could. Each act subclasses it."""

    def __init__(self, answer: Refused) -> None:
        super().__init__(f"{type(self).__name__}: {answer.reason} ({answer.basis})")
        self.answer = answer


class OutOfReach(Exception):
    """The row is not there, or not within this person's reach: the same answer (habit 7)."""


class StaleVersion(Exception):
    """Somebody else changed the row since it was read; `current_version` is the one stored now."""

    def __init__(self, current_version: int) -> None:
        super().__init__(f"stale version, now {current_version}")
        self.current_version = current_version


class InvalidFields(Exception):
    """Facts that the form could not know: field name -> Refused; answered at the field with 422."""

    def __init__(self, faults: dict[str, Refused]) -> None:
        super().__init__(", ".join(f"{name}: {fault.reason}" for name, fault in faults.items()))
        self.faults = faults
