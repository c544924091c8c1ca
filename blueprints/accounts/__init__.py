"""Sign-in, one's own account, and the administration of accounts, posts and appointments."""

from blueprints.accounts import administration, own, own_tokens, sign_in
from blueprints.accounts.blueprint import blueprint
from blueprints.accounts.commands import register_commands

__all__ = ["administration", "blueprint", "own", "own_tokens", "register_commands", "sign_in"]
