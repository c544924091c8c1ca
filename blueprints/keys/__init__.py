"""The keys of personal data, from the command line alone: no page can change or show one."""

from blueprints.keys.commands import register_commands

__all__ = ["register_commands"]
