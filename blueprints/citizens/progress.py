"""The steps a petitioner sees: which are done, where the case is, what comes after."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.casefile.kinds import Stage

Progress = tuple[str, str, str | None]
"""Title, state (done, now, later), text."""

_REGISTERED = (_l("登记"), _l("当场给回执和查询码。"))
_ORDINARY = (
    _REGISTERED,
    (_l("告知"), _l("书面告诉您是否受理、由谁办理。")),
    (_l("受理"), _l("办理单位正式受理。")),
    (_l("办理"), _l("调查核实，作出处理意见。")),
    (_l("送达"), _l("把书面答复送到您手里。")),
    (_l("办结"), None),
)
_GUIDED = (
    _REGISTERED,
    (_l("引导"), _l("登记内容转给有权处理的单位。")),
    (_l("联系"), _l("该单位和您联系。")),
    (_l("立案办理"), _l("您同意后，由该单位正式办理。")),
)
_NOT_TAKEN = (_REGISTERED, (_l("书面告知"), _l("写明理由和应走的途径。")))
_ROUTED = (_REGISTERED, (_l("告知"), None), (_l("按法定途径办理"), _l("由该途径的单位按其程序和期限办理。")))
_MEDIATION = (
    _REGISTERED,
    (_l("调解"), _l("双方自愿，免费。")),
    (_l("达成协议或另行处理"), _l("调解不成的，可以起诉。")),
)
_MERGED = (_REGISTERED, (_l("并入同一事项"), _l("与较早的事项一并办理。")))

PATHS: Mapping[Stage, tuple[Sequence[tuple[Any, Any]], int]] = {
    Stage.REGISTERED: (_ORDINARY, 1),
    Stage.OWNER_PENDING: (_ORDINARY, 1),
    Stage.TRANSFERRED: (_ORDINARY, 1),
    Stage.NOTIFIED: (_ORDINARY, 2),
    Stage.ACCEPTED: (_ORDINARY, 3),
    Stage.HANDLING: (_ORDINARY, 3),
    Stage.DRAFTED: (_ORDINARY, 3),
    Stage.ISSUED: (_ORDINARY, 4),
    Stage.SERVED: (_ORDINARY, 5),
    Stage.CONCLUDED: (_ORDINARY, 6),
    Stage.GUIDED: (_GUIDED, 2),
    Stage.NOT_ACCEPTED: (_NOT_TAKEN, 2),
    Stage.NO_LONGER_ACCEPTED: (_NOT_TAKEN, 2),
    Stage.ROUTED: (_ROUTED, 2),
    Stage.MEDIATING: (_MEDIATION, 1),
    Stage.MERGED: (_MERGED, 2),
}
"""Stage -> its steps and how many of them are done; the next one is where the case is."""


def progress_of(stage: Stage) -> list[Progress]:
    """Return the steps of a case in words."""
    steps, done = PATHS[stage]
    states = ["done"] * done + ["now"] + ["later"] * len(steps)
    return [(str(title), states[at], str(text) if text else None) for at, (title, text) in enumerate(steps)]
