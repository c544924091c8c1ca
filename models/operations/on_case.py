"""Every act on a case in one shape: a command, the case locked and in reach, one transaction, tried twice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import TypeAlias, TypeVar

from models.actor import Actor
from models.operations.unit_of_work import once_more, unit_of_work
from models.session import AnySession
from models.setting import Setting
from models.steps.acts import CaseInHand, take_case


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCommand:
    """What every command on a case carries: who, when, which case, and the version that was on the screen.

    Without `version` nobody's change in between is noticed.
    """

    actor: Actor
    now: datetime
    case_id: int
    version: int | None = None


Command = TypeVar("Command", bound=CaseCommand)
Answered = TypeVar("Answered")
Operation: TypeAlias = Callable[[AnySession, Setting, Command], Answered]


def on_case(act: Callable[[CaseInHand, Command], Answered]) -> Operation[Command, Answered]:
    """Make an operation `(session, setting, command)` of what is done with the case in hand.

    It raises OutOfReach, StaleVersion and UnableToAct besides what the act itself raises; a refused act writes nothing.
    """

    @wraps(act)
    def operation(session: AnySession, setting: Setting, command: Command) -> Answered:
        return once_more(lambda: _in_one_transaction(session, setting, command))

    def _in_one_transaction(session: AnySession, setting: Setting, command: Command) -> Answered:
        with unit_of_work(session) as work:
            hand = take_case(
                work,
                setting,
                actor=command.actor,
                case_id=command.case_id,
                now=command.now,
                version=command.version,
            )
            return act(hand, command)

    return operation
