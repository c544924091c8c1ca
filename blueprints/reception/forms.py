"""The desk's one form: what is typed once about a visit, told its faults, and turned into a command."""

from collections.abc import Callable

from flask_babel import gettext as _

from blueprints.edge.forms import chosen_code
from blueprints.reception.entries import filled_rows, gate_entry, matter_entry, party_entries, urgent_entry
from blueprints.reception.fields import DeskFields
from blueprints.reception.placing import PlaceTyped, resolve_typed
from blueprints.words import sentence
from blueprints.words.matters import CHANNELS
from mediation.reception.urgency import UrgencySuggestion
from mediation.routing.kinds import Channel, Kind
from mediation.routing.reasons import RoutingReason
from mediation.routing.suggest import Suggestion
from mediation.verdict import Refused
from models.ids import find_id, row_id
from models.operations.reception.commands import RegisterVisit
from models.unable import InvalidFields

OTHER_FIELDS = {
    RoutingReason.BRANCH_MISSING: "branch",
    RoutingReason.BRANCH_ONLY_FOR_CLAIMS: "branch",
    RoutingReason.ROUTE_UNKNOWN: "route",
    RoutingReason.ROUTE_DOES_NOT_FIT: "route",
}
"""Where a fault of the classification is shown."""


class RegisterForm(DeskFields):
    """A visit as it is typed once."""

    @property
    def outcome_parts(self) -> tuple[str, int | None]:
        """Return what was chosen about earlier cases: "repeat", "join", "related" with a case id, "new", or ""."""
        word, _colon, number = (self.outcome.data or "").partition(":")
        if word in ("repeat", "join", "related") and number.isdecimal():
            return word, row_id(number)
        return ("new", None) if word == "new" else ("", None)

    @property
    def channel_words(self) -> str:
        """Return the channel chosen in words."""
        channel = chosen_code(Channel, self.channel.data, None)
        return str(CHANNELS[channel]) if channel is not None else ""

    def place_typed(self) -> PlaceTyped:
        """Return the place as far as it is known; asks back where a name means several."""
        return resolve_typed(self)

    def check(self, *, urgency: UrgencySuggestion, suggestion: Suggestion) -> bool:
        """Judge the syntax and what only the form can ask; every fault is told at its field."""
        good = self.validate()
        place = self.place_typed()
        for field, fault in place.faults.items():
            self._tell(field, sentence(fault) if isinstance(fault, Refused) else fault)
        if not self.urgent.data and urgency.is_urgent:
            words = _("、").join(found.word for found in urgency.found)
            self._tell("urgent", _("文字中有“%(words)s”，请先确认是不是紧急情况。", words=words))
        if not self.kind.data and self.urgent.data == "yes":
            self.kind.data = suggestion.kind.value
            self.branch.data = str(int(suggestion.branch)) if suggestion.branch is not None else ""
        if not self.kind.data:
            self._tell("kind", _("请选择类别；“边填边查”里有系统的建议，由您确认。"))
        if self.kind.data == Kind.CLAIM and not self.competent.data:
            self._tell("competent", _("请选择有权处理的单位；确实不清楚的，选“不清楚由谁管”。"))
        if self.climb_ground.data and not self.climb_evidence.data:
            self._tell("climb_evidence", _("请写明证据（文书或登记编号）。"))
        return good and not self.has_faults

    @property
    def has_faults(self) -> bool:
        """Say whether anything is told at a field."""
        return bool(self.errors)

    def _tell(self, field: str, words: str) -> None:
        head, _dash, rest = field.partition("-")
        if head == "parties" and rest:
            row, _dash, name = rest.partition("-")
            line = self.parties.entries[int(row)].form
            target = getattr(line, name, line.side)
            # As the library keeps the faults of rows: the list has one, and it is told at its row alone.
            self.parties.errors = [*self.parties.errors, {name: [words]}]
        elif field == "parties":
            target = self.parties.entries[0].form.side
            self.parties.errors = [*self.parties.errors, words]
        else:
            target = self._fields.get(field)
        if target is None:
            self.form_errors.append(words)
        else:
            target.errors = [*target.errors, words]

    def ask(self, field: str, words: str) -> None:
        """Tell a question at a field."""
        self._tell(field, words)

    def refuse_fields(self, error: InvalidFields) -> None:
        """Tell every fault of the rules at its field; rows of parties are counted without the empty ones."""
        kept = filled_rows(self)
        for field, fault in error.faults.items():
            field = OTHER_FIELDS.get(fault.reason, field)  # type: ignore[call-overload] - any reason may be asked
            head, _dash, rest = field.partition("-")
            if head == "parties" and rest:
                row, _dash, name = rest.partition("-")
                field = f"parties-{kept[int(row)]}-{name}"
            self._tell(field, sentence(fault))

    def to_command(
        self, *, urgency: UrgencySuggestion, suggestion: Suggestion, draw: Callable[[int], int]
    ) -> RegisterVisit:
        """Return the visit as it was typed; what is missing before it is sent is taken from the suggestion."""
        place, (outcome, case_id) = self.place_typed(), self.outcome_parts
        here = self.desk
        return RegisterVisit(
            actor=here.actor,
            now=here.now,
            submission_key=self.draft_key.data or "",
            channel=chosen_code(Channel, self.channel.data, Channel.VISIT),
            visited_on=self.visited_on.data or here.today,
            is_day_stated=self.visited_on.data is not None,
            persons=self.persons.data if self.persons.data is not None else 1,
            parties=party_entries(self),
            matter=matter_entry(self, place=place, suggestion=suggestion),
            draw=draw,
            gate=gate_entry(self),
            window_id=_number(self.window_id.data, among=[id_ for id_, _name in here.windows]),
            ticket_id=_number(self.ticket_id.data),
            draft_key=self.draft_key.data or None,
            repeat_of=case_id if outcome == "repeat" else None,
            joins=case_id if outcome == "join" else None,
            related_to=case_id if outcome == "related" else None,
            no_address=self.no_address.data,
            interview_declined=self.interview_declined.data,
            told=self.told.data or "",
            urgent=urgent_entry(self, urgency),
            national_number=(self.national_number.data or "").strip() or None,
        )


def _number(text: str | None, *, among: list[int] | None = None) -> int | None:
    number = find_id(text)
    return number if among is None or number in among else None
