"""Names of documents and the words of their numbers (13.3)."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mediation.casefile.kinds import DocumentKind as D

DOCUMENTS: dict[D, Any] = {
    D.RECEIPT: _l("登记回执"),
    D.GUIDE_SLIP: _l("引导告知单"),
    D.TRANSFER_LETTER: _l("转送函"),
    D.ASSIGNMENT_LETTER: _l("交办函"),
    D.NOTICE: _l("告知书"),
    D.NOT_ACCEPTED_NOTICE: _l("不予（不再）受理告知书"),
    D.ROUTE_NOTICE: _l("导入法定途径告知书"),
    D.OBJECTION: _l("异议书"),
    D.OBJECTION_DECISION: _l("异议核实意见"),
    D.EXTENSION_NOTICE: _l("延期告知书"),
    D.OPINION: _l("信访事项处理意见书"),
    D.SERVICE_PROOF: _l("送达回证"),
    D.SUPERVISION_ORDER: _l("督办单"),
    D.ANSWER: _l("答复书"),
    D.CORRECTION_NOTICE: _l("分类更正告知书"),
}
"""Kind of document -> its title on paper."""

SERIES: dict[D, Any] = {
    **DOCUMENTS,
    D.NOT_ACCEPTED_NOTICE: _l("不予受理告知书"),
    D.ROUTE_NOTICE: _l("导入告知书"),
    D.OPINION: _l("处理意见书"),
    D.OBJECTION_DECISION: _l("核实意见"),
}
"""Kind of document -> the word in its number."""


def document_name(kind: D) -> str:
    """Return the title of a document in the reader's language."""
    return str(DOCUMENTS[kind])


def document_number(kind: D, *, organisation: str, year: int, number: int) -> str:
    """Return 柳河镇告知书〔2026〕1号: organ, kind, year and number of the series (13.3)."""
    series = str(SERIES[kind])
    return _(
        "%(organisation)s%(series)s〔%(year)s〕%(number)s号",
        organisation=organisation,
        series=series,
        year=year,
        number=number,
    )
