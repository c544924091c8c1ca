"""What a line of the record tells, beyond the story of a case: accounts, organisations, parameters, the queue."""

from typing import Any

from flask_babel import lazy_gettext as _l

from blueprints.words.timeline import LINES

OFFICE: dict[str, Any] = {
    "account.created": _l("开设账号"),
    "account.closed": _l("停用账号"),
    "account.reopened": _l("恢复账号"),
    "account.signed_in": _l("登录"),
    "account.password_changed": _l("更改密码"),
    "account.password_set": _l("重设密码"),
    "account.session_ended": _l("退出一台设备"),
    "account.sessions_ended": _l("退出多台设备"),
    "account.factor_set_up": _l("设置两步验证"),
    "account.factor_passed": _l("通过两步验证"),
    "account.factor_given_up": _l("停用两步验证"),
    "account.factor_taken": _l("解除他人遗失的两步验证"),
    "account.recovery_codes_drawn": _l("更换备用码"),
    "account.confirmed": _l("再次确认身份"),
    "account.reset_link_made": _l("生成重设密码链接"),
    "account.password_reset": _l("凭链接重设密码"),
    "rights.exported": _l("导出任职查询"),
    "post.created": _l("设立岗位"),
    "appointment.made": _l("任职"),
    "appointment.ended": _l("任职结束"),
    "appointment.withdrawn": _l("撤回任职"),
    "calendar.loaded": _l("载入放假安排"),
    "county.opened": _l("开通一县"),
    "divisions.imported": _l("导入区划"),
    "key.added": _l("增加密钥"),
    "key.rotated": _l("更换密钥"),
    "key.retired": _l("停用密钥"),
    "organisation.created": _l("设立单位"),
    "organisation.changed": _l("更改单位"),
    "organisation.ended": _l("撤销单位"),
    "organisation.edge_added": _l("增加连线"),
    "organisation.edge_removed": _l("结束连线"),
    "organisation.point_published": _l("公布接待场所"),
    "organisation.superior_changed": _l("更改上级"),
    "parameter.set": _l("设定参数"),
    "queue.drawn": _l("取号"),
    "queue.called": _l("叫号"),
    "queue.finished": _l("办结号"),
    "token.made": _l("生成接口令牌"),
    "token.revoked": _l("作废接口令牌"),
    "window.opened": _l("设立窗口"),
    "window.posted": _l("派驻窗口"),
    "window.posting_ended": _l("派驻结束"),
}
"""Tag -> what happened, for lines of no case."""


def tag_words(tag: str) -> str:
    """Return what a tag tells in the reader's language; one without a name names itself."""
    return str(LINES.get(tag) or OFFICE.get(tag) or tag)
