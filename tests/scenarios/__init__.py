"""The acceptance scenarios of the rule book (section 12), walked through the web on both engines."""
