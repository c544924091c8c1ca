"""How a refusal, a stale version or something out of reach is told to a person, and under /api/ to a program."""

from collections.abc import Callable
from typing import Any

from flask import Flask, render_template, request
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from blueprints.edge.access import Forbidden
from blueprints.edge.problems import Problem, is_for_a_program, problem_answer, refused_act
from blueprints.words import sentence, who_can
from models.unable import OutOfReach, StaleVersion, UnableTo

Answer = tuple[str, int]


def register(app: Flask) -> None:
    """Turn exceptions of the operations into pages, or into problems for a program: 403, 404, 409, 412."""
    app.register_error_handler(UnableTo, _either(_unable, lambda error: refused_act(error.answer, status=409)))
    app.register_error_handler(Forbidden, _either(_forbidden, lambda error: refused_act(error.answer, status=403)))
    app.register_error_handler(OutOfReach, _either(_not_found, lambda _error: Problem(404, "not_found")))
    app.register_error_handler(StaleVersion, _either(_stale, _stale_problem))
    app.register_error_handler(HTTPException, _either(_http, _http_problem))
    app.register_error_handler(Problem, problem_answer)


def _either(page: Callable[[Any], Answer], problem: Callable[[Any], Problem]) -> Callable[[Any], Any]:
    return lambda error: problem_answer(problem(error)) if is_for_a_program() else page(error)


def _stale_problem(error: StaleVersion) -> Problem:
    # RFC 9110: a program states the version in If-Match.
    return Problem(412, "stale_version", current_version=error.current_version)


def _http_problem(error: HTTPException) -> Problem:
    code = error.code or 500
    kept = {name: value for name, value in error.get_headers() if name not in ("Content-Type", "Content-Length")}
    return Problem(code, (error.name or "error").lower().replace(" ", "_"), headers=kept)


def _unable(error: UnableTo) -> Answer:
    return _page(
        409, _("不能这样办理"), sentence(error.answer), basis=error.answer.basis, who=who_can(error.answer.who_can)
    )


def _forbidden(error: Forbidden) -> Answer:
    answer = error.answer
    return _page(403, _("您的岗位不能打开此页"), sentence(answer), basis=answer.basis, who=who_can(answer.who_can))


def _not_found(error: OutOfReach) -> Answer:
    return _page(404, _("没有找到"), _("没有这一项，或者不在您的办理范围内。"))


def _stale(error: StaleVersion) -> Answer:
    return _page(
        409,
        _("内容已被他人更新"),
        _("您打开此页后，别人已经修改过。请返回查看最新内容后再办理，您填写的文字仍保留在草稿中。"),
    )


def _http(error: HTTPException) -> Answer:
    titles = {
        400: _("请求不完整"),
        401: _("请重新登录"),
        403: _("不能打开此页"),
        404: _("没有找到"),
        405: _("不能这样打开"),
        413: _("内容太大"),
        429: _("操作太频繁"),
    }
    texts = {
        400: _("表单可能已过期。请返回上一页刷新后重新提交，草稿已保存。"),
        401: _("登录已过期，填写的内容仍在，请重新登录后继续。"),
        404: _("没有这一项，或者不在您的办理范围内。"),
        413: _("提交的内容超过上限，这一次没有保存。请返回上一页减少文字，或者分次提交；更早自动保存的草稿还在。"),
        429: _("尝试次数过多，请稍后再试。"),
    }
    code = error.code or 500
    return _page(
        code, titles.get(code, _("出现错误")), texts.get(code, _("请返回上一页重试；如仍不行，请联系系统管理员。"))
    )


def _page(code: int, title: str, text: str, *, basis: str | None = None, who: str | None = None) -> Answer:
    template = "errors/fragment.html" if request.headers.get("HX-Request") else "errors/page.html"
    return render_template(template, code=code, title=title, text=text, basis=basis, who=who), code
