"""What the address of a due list asks for."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from models.queries.clocks import DueKind, is_page_key


@dataclass(frozen=True, slots=True)
class AskedList:
    """Overdue or due soon, of one's own offices or of all cases within reach, after which row."""

    kind: DueKind
    is_mine: bool
    after: str | None

    @classmethod
    def from_address(cls, args: Mapping[str, str]) -> "AskedList":
        """Read an address; what it does not say, or says wrongly, is the overdue list of one's own offices."""
        after = args.get("after", "")
        return cls(
            kind=DueKind.SOON if args.get("list") == DueKind.SOON.value else DueKind.OVERDUE,
            is_mine=args.get("scope") != "reach",
            after=after if is_page_key(after) else None,
        )

    def url(self, *, kind: DueKind | None = None, is_mine: bool | None = None, after: str | None = None) -> str:
        """Return the address of the same list with one thing changed."""
        mine = self.is_mine if is_mine is None else is_mine
        return url_for("clocks.index", list=(kind or self.kind).value, scope="mine" if mine else "reach", after=after)
