"""What is typed into the page of the import."""

from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import SubmitField
from wtforms.validators import InputRequired, ValidationError

from blueprints.edge.forms import DayField, HouseForm
from blueprints.territory.files import LARGEST_ON_PAGE, NotReadable, lines_of_upload
from models.actor import Actor
from models.operations.territory import ImportDivisions, Lines


class ImportForm(HouseForm):
    """A division table and the day from which it is in force."""

    table = FileField(
        _l("区划表"),
        [FileRequired(_l("请选择文件。"))],
        description=_l("CSV 或 .gz，四列：code12,name,level,parent12；4 MB 以内，全国区划表请用命令行导入。"),
    )
    as_of = DayField(_l("生效日期"), [InputRequired(_l("请填写。"))], description=_l("从这一天起按新表执行。"))
    check = SubmitField(_l("只检查，不写入"))
    write = SubmitField(_l("导入"))

    lines: Lines

    def __init__(self, *, today: date) -> None:
        super().__init__()
        self._today = today

    def validate_table(self, field: FileField) -> None:
        """Refuse what is too large for a page or no text at all."""
        content = field.data.read(LARGEST_ON_PAGE + 1)
        if len(content) > LARGEST_ON_PAGE:
            raise ValidationError(_("文件超过 4 MB，请用命令行导入：flask --app app territory import 文件。"))
        try:
            self.lines = lines_of_upload(content)
        except NotReadable as broken:
            raise ValidationError(_("这不是文本文件。请在电子表格里另存为 CSV 后再上传。")) from broken

    def validate_as_of(self, field: DayField) -> None:
        """Refuse a day that has not come: what is in force is what is in force today."""
        if field.data and field.data > self._today:
            raise ValidationError(_("生效日期不能晚于今天。"))

    def to_command(self, *, actor: Actor, now: datetime) -> ImportDivisions:
        """Return the import as asked for; only the button 导入 writes."""
        as_of = self.as_of.data
        assert as_of is not None  # validated
        return ImportDivisions(self.lines, as_of=as_of, now=now, dry_run=not self.write.data, actor=actor)
