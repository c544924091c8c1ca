"""Names of roles, and of those who could do what was refused."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.casefile.relations import Relation
from mediation.secrecy.kinds import Role

ROLES: dict[Role, Any] = {
    Role.VILLAGE_MEDIATOR: _l("村居调解员"),
    Role.TOWNSHIP_STAFF: _l("镇街工作人员"),
    Role.COUNTY_WINDOW: _l("县级窗口人员"),
    Role.DEPARTMENT_HANDLER: _l("部门承办人"),
    Role.DEPARTMENT_HEAD: _l("部门负责人"),
    Role.MEETING_OFFICE: _l("联席会议办公室人员"),
    Role.LEADER: _l("领导"),
    Role.SUPERVISOR: _l("督查督办人员"),
    Role.DISCIPLINE_OFFICER: _l("纪检监察人员"),
    Role.EXPERT: _l("律师、专家"),
    Role.ADMINISTRATOR: _l("系统管理员"),
    Role.AUDITOR: _l("审计人员"),
}
"""Role -> its name."""

RELATIONS: dict[Relation, Any] = {
    Relation.ANYONE: _l("任何有岗位的人员"),
    Relation.REGISTRAR: _l("登记单位"),
    Relation.HOLDER: _l("责任持有单位"),
    Relation.HOLDER_HEAD: _l("责任持有单位负责人"),
    Relation.SENDER: _l("转出单位"),
    Relation.RECEIVER: _l("接收单位"),
    Relation.MEETING_OFFICE: ROLES[Role.MEETING_OFFICE],
    Relation.SUPERVISOR: ROLES[Role.SUPERVISOR],
    Relation.LEADER: ROLES[Role.LEADER],
}
"""Relation to a case -> its name."""

WHO_CAN: dict[str, Any] = {
    **{role.value: name for role, name in ROLES.items()},
    **{relation.value: name for relation, name in RELATIONS.items()},
}
"""The code that a refusal names in `who_can` -> in words: a role, or what somebody is to the case."""


def role_name(role: Role) -> str:
    """Return a role's name in the reader's language."""
    return str(ROLES[role])
