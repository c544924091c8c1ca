"""Write the changes of a judged division table in bulk; ids stay with the living division (RULEBOOK 10.1)."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, insert, select, text, update
from sqlalchemy.orm import Session

from mediation.territory.codes import LEVEL_OF_TIER, DivisionKey
from mediation.territory.importing import DivisionPlan, Step, StepKind
from mediation.territory.names import normal_name
from mediation.territory.tiers import Tier
from models.steps.places import MovedVillage
from models.tables.territory import Division

Progress = Callable[[int, int], None]
"""Called with the number of changes done and of changes in all."""

BATCH = 5000
VILLAGE = LEVEL_OF_TIER[Tier.VILLAGE]
TOWNSHIP = LEVEL_OF_TIER[Tier.TOWNSHIP]


class Above(NamedTuple):
    """What a new division needs to know of the one above it."""

    id: int
    path: str
    name: str


TOP = Above(0, "/", "")


class DivisionWriter:
    """Carries out one plan inside a unit of work.

    A division that changes keeps its id, so that everything which points at it goes on pointing at the living one;
    its former version is written beside it as a closed row of its own.
    """

    def __init__(self, work: Session, *, on: date) -> None:
        """Lock the divisions against another import and give out ids from the highest one on."""
        self._work = work
        self._on = on
        if work.get_bind().dialect.name == "postgresql":
            work.execute(text("LOCK TABLE divisions IN SHARE ROW EXCLUSIVE MODE"))
        self._next_id = (work.scalar(select(func.max(Division.id))) or 0) + 1
        self._above: dict[DivisionKey, Above] = {}
        self._waiting: list[dict[str, Any]] = []
        self.moved: list[MovedVillage] = []
        """Villages that came to another township."""

    def carry_out(self, plan: DivisionPlan, *, progress: Progress | None = None) -> None:
        """Write every step of the plan; the caller's unit of work commits or rolls all of it back."""
        self._above = self._known_parents()
        counts = plan.counts
        total = counts.create + counts.update + counts.close
        acts = {StepKind.CREATE: self._create, StepKind.UPDATE: self._change, StepKind.CLOSE: self._close}
        for done, step in enumerate(plan.steps(), start=1):
            acts[step.kind](step)
            if progress and (done % BATCH == 0 or done == total):
                progress(done, total)
        self._flush()
        if self._work.get_bind().dialect.name == "postgresql":
            # The ids were given out here, so the sequence must be told.
            self._work.execute(text("SELECT setval(pg_get_serial_sequence('divisions', 'id'), MAX(id)) FROM divisions"))

    def _known_parents(self) -> dict[DivisionKey, Above]:
        columns = (Division.level, Division.code12, Division.id, Division.path, Division.name)
        living = select(*columns).where(Division.valid_to.is_(None), Division.level < VILLAGE)
        rows = self._work.execute(living)
        return {DivisionKey(level, code): Above(id_, path, name) for level, code, id_, path, name in rows}

    def _create(self, step: Step) -> None:
        self._waiting.append(
            self._values(step, id_=self._new_id()) | {"level": step.key.level, "code12": step.key.code12}
        )
        if len(self._waiting) >= BATCH:
            self._flush()

    def _change(self, step: Step) -> None:
        self._flush()
        before = self._living(step.key)
        former = {column: getattr(before, column) for column in before._fields}
        values = self._values(step, id_=before.id)
        self._work.execute(update(Division).where(Division.id == before.id).values(**values))
        self._move_below(before.path, path=values["path"])
        if step.key.level == VILLAGE and before.parent_id != values["parent_id"]:
            self.moved.append(MovedVillage(before.id, from_id=before.parent_id, to_id=values["parent_id"]))
        new_id = self._new_id()
        path = before.path.removesuffix(f"{before.id}/") + f"{new_id}/"
        self._waiting.append(former | {"id": new_id, "path": path, "valid_to": self._on})

    def _close(self, step: Step) -> None:
        self._flush()
        living = update(Division).where(
            Division.level == step.key.level, Division.code12 == step.key.code12, Division.valid_to.is_(None)
        )
        self._work.execute(living.values(valid_to=self._on))

    def _values(self, step: Step, *, id_: int) -> dict[str, Any]:
        above = self._above[step.parent] if step.parent else TOP
        name, path = step.name or "", f"{above.path}{id_}/"
        if step.key.level < VILLAGE:
            self._above[step.key] = Above(id_, path, name)
        county = above.name if step.key.level == TOWNSHIP else None
        return {
            "id": id_,
            "name": name,
            "short_name": normal_name(name, tier=step.key.tier, county=county),
            "parent_id": above.id or None,
            "path": path,
            "valid_from": self._on,
            "valid_to": None,
        }

    def _living(self, key: DivisionKey) -> Any:
        columns = (getattr(Division, column.name) for column in Division.__table__.columns)
        return self._work.execute(
            select(*columns).where(
                Division.level == key.level, Division.code12 == key.code12, Division.valid_to.is_(None)
            )
        ).one()

    def _move_below(self, old: str, *, path: str) -> None:
        """Rewrite the paths under a division that moved; a renamed one keeps its path."""
        if old == path:
            return
        below = Division.path.startswith(old, autoescape=True) & (Division.path != old)
        rest = func.substr(Division.path, len(old) + 1)
        self._work.execute(
            update(Division).where(below).values(path=path + rest), execution_options={"synchronize_session": False}
        )
        self._above = {key: self._moved(above, old=old, path=path) for key, above in self._above.items()}

    @staticmethod
    def _moved(above: Above, *, old: str, path: str) -> Above:
        return above._replace(path=path + above.path[len(old) :]) if above.path.startswith(old) else above

    def _new_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    def _flush(self) -> None:
        if self._waiting:
            self._work.connection().execute(insert(Division), self._waiting)
            self._waiting.clear()
