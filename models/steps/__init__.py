"""Parts that several operations share: called inside a unit of work, never opening or ending one."""
