"""The demo county: the real 高密市 with its townships and villages, invented people, matters told by operations.

Nothing here writes a table: a county is opened, people are appointed and cases live by the same operations as a desk's.
"""
