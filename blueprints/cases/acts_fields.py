"""What every act form has: the version on the screen, and for papers how they were served."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, StringField
from wtforms.fields import Field
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from blueprints.cases.acts_choices import named
from blueprints.edge.forms import DayField, HouseForm
from blueprints.words.casefile import SERVICES
from mediation.casefile.kinds import ServiceMethod
from models.ids import find_id
from models.operations.cases import ServiceEntry
from models.operations.on_case import CaseCommand
from models.queries.cases.act_sheet import ActSheet

NEEDED = InputRequired(_l("请填写。"))
CHOSEN = InputRequired(_l("请选择。"))
LONG = Length(max=5000, message=_l("最多 %(max)d 字。"))
SHORT = Length(max=200, message=_l("最多 %(max)d 字。"))
YES_NO = [SelectChoice("yes", _l("是")), SelectChoice("no", _l("否"))]
CARRIED = frozenset({"csrf_token", "version", "seen"})
"""Fields nobody fills in."""
SERVICE_FIELDS = ("method", "proof", "witness", "petitioner_asked")
NO_VERSION = 0
"""A version that nothing stored has."""


def version_in(field: Field) -> int:
    """Return the version that came with a form; one that is missing or cannot be read is as stale as an old one."""
    # Not its data: where nothing came, that is the version of now.
    return find_id(str(field.raw_data[0])) or NO_VERSION if field.raw_data else NO_VERSION


class ActForm(HouseForm):
    """What is typed for one act; `seen` is the newest line of the record that was there when it was opened."""

    version = HiddenField()
    seen = HiddenField()

    def offer(self, sheet: ActSheet) -> None:
        """Put the choices of this case into the selects."""

    def command(self, sheet: ActSheet, carried: Mapping[str, Any]) -> CaseCommand:
        """Return the command; `carried` are actor, now, case_id and version."""
        raise TypeError(f"{type(self).__name__} has no command of its own")

    @classmethod
    def beginning(cls, sheet: ActSheet) -> dict[str, Any]:
        """Return what stands in the form when it is opened."""
        return {}

    def rearranged(self) -> bool:
        """Tell whether a row was to be added or taken away; then nothing is sent yet."""
        return False

    def shown_fields(self) -> list[Any]:
        """Return the fields to be filled in, in their order."""
        return [field for field in self if field.name not in CARRIED]


class ServedForm(ActForm):
    """An act whose paper is served with it; the day of the service is the day of the act."""

    method = RadioField(_l("送达方式"), [CHOSEN], choices=named(SERVICES), default=ServiceMethod.IN_PERSON.value)
    proof = StringField(_l("送达凭证"), [SHORT], description=_l("如“当面签收”、挂号信号码、短信或电子送达记录。"))
    witness = StringField(_l("见证人"), [SHORT], description=_l("留置送达的，写明见证人姓名和身份。"))
    petitioner_asked = BooleanField(_l("信访人要求电子送达，不要纸质文书"))

    def shown_fields(self) -> list[Any]:
        """Return the text of the paper before its service."""
        fields = super().shown_fields()
        served = [field for field in fields if field.name in SERVICE_FIELDS]
        return [field for field in fields if field.name not in SERVICE_FIELDS] + served

    def service(self) -> ServiceEntry:
        """Return how the paper is served."""
        return ServiceEntry(
            method=ServiceMethod(self.method.data),
            proof=self.proof.data or "",
            witness=self.witness.data or "",
            petitioner_asked=bool(self.petitioner_asked.data),
        )


class DatedServiceForm(ServedForm):
    """A service recorded afterwards: the day of receipt, or the refusal."""

    served_on = DayField(_l("收到日期"), [NEEDED], description=_l("信访人实际收到的日期，复查期限从次日起算。"))
    refused = BooleanField(_l("信访人拒收（须有见证人）"))

    def service(self) -> ServiceEntry:
        """Return the service with its day."""
        entry = super().service()
        return ServiceEntry(
            method=entry.method,
            proof=entry.proof,
            witness=entry.witness,
            petitioner_asked=entry.petitioner_asked,
            served_on=self.served_on.data,
            refused=bool(self.refused.data),
        )
