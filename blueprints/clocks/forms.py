"""What is typed into the page of a year's holidays."""

from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import StringField, SubmitField
from wtforms.validators import InputRequired, Length, Regexp, ValidationError

from blueprints.clocks.files import LARGEST, NotReadable, lines_of
from blueprints.clocks.presenters import bad_lines
from blueprints.edge.forms import HouseForm
from mediation.clocks.notice_file import BadLine
from mediation.clocks.notice_reasons import NoticeReason
from models.actor import Actor
from models.operations.calendar import LoadYear

YEAR_NEEDED = _l("请填写四位年份。")


class CalendarForm(HouseForm):
    """A year's holiday notice as a file."""

    year = StringField(_l("年份"), [InputRequired(YEAR_NEEDED), Regexp(r"^\d{4}$", message=YEAR_NEEDED)])
    notice = FileField(
        _l("放假安排"),
        [FileRequired(_l("请选择文件。"))],
        description=_l("CSV，列为 date,name,kind,source：每个放假日写 off，每个调休上班日写 work；source 可以不写。"),
    )
    source = StringField(
        _l("依据的通知"),
        [Length(max=200, message=_l("不超过 200 个字。"))],
        description=_l("例如国务院办公厅通知的文号或网址；文件里已写明的可不填。"),
    )
    check = SubmitField(_l("只检查，不写入"))
    write = SubmitField(_l("载入"))

    lines: tuple[str, ...] = ()

    def validate_notice(self, field: FileField) -> None:
        """Refuse what is too large or no text at all."""
        content = field.data.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise ValidationError(_("文件太大：一年的放假安排不到一百行。"))
        try:
            self.lines = lines_of(content)
        except NotReadable as broken:
            raise ValidationError(_("这不是文本文件。请在电子表格里另存为 CSV 后再上传。")) from broken

    def refuse_lines(self, bad: tuple[BadLine, ...]) -> list[tuple[str, str]]:
        """Tell what is wrong with the file as a whole at its field, and return the faults of its lines in words."""
        for fault in bad:
            if not fault.line:
                is_year = fault.reason.reason is NoticeReason.NOTICE_YEAR_TOO_FAR
                self.refuse(fault.reason, field="year" if is_year else "notice")
        return bad_lines(fault for fault in bad if fault.line)

    @property
    def has_faults(self) -> bool:
        """Whether something is told at a field."""
        return any(field.errors for field in self)

    def to_command(self, *, actor: Actor, now: datetime) -> LoadYear:
        """Return the load as asked for; only the button 载入 writes."""
        return LoadYear(
            year=int(str(self.year.data)),
            lines=self.lines,
            source=(self.source.data or "").strip() or None,
            now=now,
            actor=actor,
            dry_run=not self.write.data,
        )
