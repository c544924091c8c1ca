"""What is typed into the pages of accounts."""

from collections.abc import Collection
from datetime import datetime

from flask_babel import lazy_gettext as _l
from wtforms import (
    HiddenField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from blueprints.edge.forms import DayField, HouseForm
from blueprints.words.roles import ROLES
from blueprints.words.scopes import SCOPES
from mediation.secrecy.kinds import Role
from mediation.secrecy.tokens import LONGEST_DAYS, LONGEST_NAME, Scope
from models.operations.accounts import Appoint, CreateAccount, CreatePost
from models.operations.reset_links import ResetPassword
from models.operations.sign_in import ChangePassword, SignIn
from models.operations.tokens import MakeToken

NEEDED = InputRequired(_l("请填写。"))


class SignInForm(HouseForm):
    """The door."""

    login = StringField(_l("账号"), [NEEDED, Length(max=60)])
    password = PasswordField(_l("密码"), [NEEDED, Length(max=200)])
    next = HiddenField()

    def to_command(self, *, address: str | None) -> SignIn:
        """Return what was typed, and where it came from."""
        return SignIn(self.login.data, self.password.data, address)


class PasswordForm(HouseForm):
    """One's own new password, typed twice."""

    current = PasswordField(_l("现在的密码"), [NEEDED, Length(max=200)])
    new = PasswordField(_l("新密码"), [NEEDED, Length(max=200)], description=_l("至少 10 个字符，可以是一句话。"))
    again = PasswordField(_l("再输入一次新密码"), [NEEDED, Length(max=200)])

    def validate_again(self, field: PasswordField) -> None:
        """Refuse two different new passwords."""
        if field.data != self.new.data:
            raise ValidationError(_l("两次输入的新密码不一致。"))

    def to_command(self, *, account_id: int, session_id: int) -> ChangePassword:
        """Return the change for the one who is signed in; this session goes on."""
        return ChangePassword(account_id, self.current.data, self.new.data, session_id)


class CodeForm(HouseForm):
    """A code of the second factor."""

    code = StringField(_l("验证码"), [NEEDED, Length(max=40)], description=_l("手机上显示的 6 位数字，或一个备用码。"))


class ResetForm(HouseForm):
    """A new password, set with a link."""

    new = PasswordField(_l("新密码"), [NEEDED, Length(max=200)], description=_l("至少 10 个字符，可以是一句话。"))
    again = PasswordField(_l("再输入一次新密码"), [NEEDED, Length(max=200)])

    def validate_again(self, field: PasswordField) -> None:
        """Refuse two different new passwords."""
        if field.data != self.new.data:
            raise ValidationError(_l("两次输入的新密码不一致。"))

    def to_command(self, *, token: str) -> ResetPassword:
        """Return the new password with its proof."""
        return ResetPassword(token, self.new.data)


class LanguageForm(HouseForm):
    """The language in which pages speak to one."""

    locale = RadioField(_l("页面语言"), choices=[("zh", "中文"), ("en", "English")])


class TokenForm(HouseForm):
    """A token for another system; its secret is drawn, not typed."""

    name = StringField(_l("用途"), [NEEDED, Length(max=LONGEST_NAME)], description=_l("例如“县数据平台每日汇总”。"))
    appointment_id = RadioField(_l("以哪个岗位办理"), [NEEDED], coerce=int)
    scopes = SelectMultipleField(
        _l("授权"),
        [NEEDED],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_l("只选择需要的；岗位不能办的，令牌也不能办。"),
    )
    days = IntegerField(
        _l("有效天数"), [NEEDED, NumberRange(1, LONGEST_DAYS)], description=_l("最多 366 天，到期自动失效。")
    )

    def offer_scopes(self, useful: Collection[Scope]) -> None:
        """Offer the subjects that a post of one's own can use."""
        self.scopes.choices = [(scope.value, name) for scope, name in SCOPES.items() if scope in useful]

    def to_command(self, *, account_id: int, now: datetime) -> MakeToken:
        """Return the token as asked for by the one who is signed in."""
        scopes = frozenset(map(Scope, self.scopes.data))
        return MakeToken(account_id, self.appointment_id.data, self.name.data, scopes, self.days.data, now)


class AccountForm(HouseForm):
    """A new account; its first password is drawn, not typed."""

    login = StringField(
        _l("账号"), [NEEDED, Length(max=60)], description=_l("小写字母、数字、点、横线或下划线，例如 370785-wang。")
    )
    display_name = StringField(_l("姓名"), [NEEDED, Length(max=60)])

    def to_command(self, *, password: str) -> CreateAccount:
        """Return the account as asked for, with its drawn password."""
        return CreateAccount(self.login.data.strip(), self.display_name.data, password, must_change_password=True)


class PostForm(HouseForm):
    """A new post of an organisation that was searched for."""

    organisation_id = RadioField(_l("单位"), [NEEDED], coerce=int)
    role = SelectField(_l("角色"), [NEEDED], choices=[(role.value, name) for role, name in ROLES.items()])
    title = StringField(_l("岗位名称"), [NEEDED, Length(max=60)])

    def to_command(self) -> CreatePost:
        """Return the post as asked for."""
        return CreatePost(self.organisation_id.data, Role(self.role.data), self.title.data)


class AppointmentForm(HouseForm):
    """An appointment to a post that was searched for."""

    post_id = RadioField(_l("岗位"), [NEEDED], coerce=int)
    from_on = DayField(_l("开始日期"), [NEEDED])
    to_on = DayField(_l("结束日期（不含当天）"), [Optional()], description=_l("长期任职可不填。"))
    acting_for = StringField(
        _l("代谁履职"), [Optional(), Length(max=60)], description=_l("填被代理人的账号；本人任职不填。")
    )

    def to_command(self, *, account_id: int, acting_for_id: int | None) -> Appoint:
        """Return the appointment as asked for."""
        return Appoint(account_id, self.post_id.data, self.from_on.data, self.to_on.data, acting_for_id)


class EndForm(HouseForm):
    """The first day without the post."""

    to_on = DayField(_l("从哪一天起不再任职"), [NEEDED])
