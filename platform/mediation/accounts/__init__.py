"""Accounts: what a password must be, when a door is locked, who may be appointed."""
