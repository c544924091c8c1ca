"""The numbers a county may choose, within the law and within reason (RULEBOOK 14)."""
