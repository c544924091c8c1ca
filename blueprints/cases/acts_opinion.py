"""Forms of the opinion: drafted, signed, served; and of the conclusion."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from blueprints.cases.acts_choices import named
from blueprints.cases.acts_fields import CHOSEN, LONG, SHORT, YES_NO, ActForm, DatedServiceForm, version_in
from blueprints.edge.language import in_official_language
from blueprints.words import sentence
from blueprints.words.casefile import DISPOSITIONS, OUTCOMES
from mediation.casefile.kinds import Disposition, OpinionOutcome
from models.operations.cases import (
    ConcludeCase,
    DispositionEntry,
    DraftOpinion,
    IssueOpinion,
    ServeOpinion,
)
from models.queries.cases.act_sheet import ActSheet
from models.unable import InvalidFields

Carried = Mapping[str, Any]
TEXTS = ("claim", "findings", "decision", "law_cited", "remedy")
"""What an opinion must state, in the order of the paper."""
APPLIES = [SelectChoice("yes", _l("适用")), SelectChoice("no", _l("不适用"))]


class DraftForm(ActForm):
    """The text of the opinion; it may be left unfinished, it is signed only when whole."""

    outcome = RadioField(_l("处理结果"), [CHOSEN], choices=named(OUTCOMES))
    claim = TextAreaField(_l("投诉请求"), [LONG], render_kw={"rows": 3})
    findings = TextAreaField(_l("事实和理由"), [LONG], render_kw={"rows": 6})
    decision = TextAreaField(_l("处理意见"), [LONG], render_kw={"rows": 5})
    law_cited = TextAreaField(
        _l("法律法规依据"), [LONG], description=_l("一行一条，写明名称和条款。"), render_kw={"rows": 3}
    )
    remedy = TextAreaField(
        _l("不服的救济途径"),
        [LONG],
        description=_l("向哪个机关请求复查；期限由系统按法定天数写入。"),
        render_kw={"rows": 2},
    )
    is_interested = BooleanField(_l("我与本事项或者当事人有直接利害关系"), description=_l("有利害关系的应当回避。"))

    @classmethod
    def beginning(cls, sheet: ActSheet) -> dict[str, Any]:
        """Begin with the draft there is, else with the request and with whom a review can be asked of."""
        draft = sheet.draft
        if draft is not None and draft.issued_on is None:
            return {"outcome": draft.outcome.value, **{name: getattr(draft, name) for name in TEXTS}}
        return {"claim": sheet.head.request, "remedy": remedy_words(sheet)}

    def command(self, sheet: ActSheet, carried: Carried) -> DraftOpinion:
        """Return the draft."""
        texts = {name: self[name].data or "" for name in TEXTS}
        return DraftOpinion(
            outcome=OpinionOutcome(self.outcome.data), is_interested=bool(self.is_interested.data), **texts, **carried
        )


LABELS = {name: getattr(DraftForm, name).args[0] for name in TEXTS}
"""Part of an opinion -> its name."""


def remedy_words(sheet: ActSheet) -> str:
    """Return whom a review can be asked of, as the graph has it (R-1.70)."""
    graph = sheet.graph
    organ = sheet.head.competent_id if sheet.head.competent_id in graph.nodes else sheet.head.holder_id
    reviewing = graph.reviewing_organs(graph.competent_organ(organ)) if organ is not None else ()
    with in_official_language():
        names = _("、").join(graph.node(one).name for one in reviewing)
        return _("可向%(organs)s请求复查。", organs=names) if names else ""


class IssueForm(ActForm):
    """The signature of the head under the text shown."""

    draft_version = HiddenField()
    is_interested = BooleanField(_l("我与本事项或者当事人有直接利害关系"), description=_l("有利害关系的应当回避。"))

    @classmethod
    def beginning(cls, sheet: ActSheet) -> dict[str, Any]:
        """Remember which text is shown."""
        return {"draft_version": sheet.draft.version if sheet.draft else ""}

    def shown_fields(self) -> list[Any]:
        """Return the declaration alone."""
        return [self.is_interested]

    def refuse_fields(self, error: InvalidFields) -> None:
        """Tell what the text lacks above the form, each part by its name: it is written on the draft's page."""
        for name, fault in error.faults.items():
            self.form_errors.append(_("%(part)s：%(why)s", part=LABELS[name], why=sentence(fault)))

    def command(self, sheet: ActSheet, carried: Carried) -> IssueOpinion:
        """Return the signature."""
        return IssueOpinion(
            draft_version=version_in(self.draft_version),
            is_interested=bool(self.is_interested.data),
            **carried,
        )


class ServeForm(DatedServiceForm):
    """How and when the petitioner received the opinion."""

    def command(self, sheet: ActSheet, carried: Carried) -> ServeOpinion:
        """Return the service."""
        return ServeOpinion(service=self.service(), **carried)


class ConcludeForm(ActForm):
    """The four dispositions, each answered; whether the matter itself is resolved; the plan of a supported claim."""

    resolved = RadioField(DISPOSITIONS[Disposition.RESOLVED], [Optional()], choices=APPLIES)
    resolved_action = StringField(_l("做了什么"), [SHORT])
    resolved_evidence = StringField(_l("证据"), [SHORT])
    explained = RadioField(DISPOSITIONS[Disposition.EXPLAINED], [Optional()], choices=APPLIES)
    explained_action = StringField(_l("做了什么"), [SHORT])
    explained_evidence = StringField(_l("证据"), [SHORT])
    assisted = RadioField(DISPOSITIONS[Disposition.ASSISTED], [Optional()], choices=APPLIES)
    assisted_action = StringField(_l("做了什么"), [SHORT])
    assisted_evidence = StringField(_l("证据"), [SHORT])
    by_law = RadioField(DISPOSITIONS[Disposition.BY_LAW], [Optional()], choices=APPLIES)
    by_law_action = StringField(_l("做了什么"), [SHORT])
    by_law_evidence = StringField(_l("证据"), [SHORT])
    plan = TextAreaField(
        _l("执行方案"), [LONG], description=_l("支持诉求的必填：做什么、谁负责、何时完成。"), render_kw={"rows": 3}
    )
    is_resolved = RadioField(
        _l("问题是否已经实际解决"), [Optional()], choices=YES_NO, description=_l("与是否办结分开记录。")
    )

    def dispositions(self) -> list[tuple[Any, Any, Any]]:
        """Return the fields of each disposition: whether it applies, what was done, what shows it."""
        names = [kind.value for kind in Disposition]
        return [(self[name], self[f"{name}_action"], self[f"{name}_evidence"]) for name in names]

    def command(self, sheet: ActSheet, carried: Carried) -> ConcludeCase:
        """Return the conclusion; what was not answered is left out."""
        answered = {kind: self._entry(kind.value) for kind in Disposition if self[kind.value].data}
        is_resolved = self.is_resolved.data
        return ConcludeCase(
            dispositions=answered,
            resolved=None if not is_resolved else is_resolved == "yes",
            plan=self.plan.data or "",
            **carried,
        )

    def _entry(self, name: str) -> DispositionEntry:
        return DispositionEntry(
            applies=self[name].data == "yes",
            action=self[f"{name}_action"].data or "",
            evidence=self[f"{name}_evidence"].data or "",
        )
