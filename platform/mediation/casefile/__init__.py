"""The life of a case: stages, acts, hand-overs, file elements."""
