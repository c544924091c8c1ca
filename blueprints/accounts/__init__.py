"""Sign-in, one's own account, and the administration of accounts, posts and appointments."""

from blueprints.accounts import administration, factor, links, own, own_tokens, rights, sign_in
from blueprints.accounts.blueprint import blueprint
from blueprints.accounts.commands import register_commands

__all__ = [
    "administration",
    "blueprint",
    "factor",
    "links",
    "own",
    "own_tokens",
    "register_commands",
    "rights",
    "sign_in",
]
