"""The look: every component rendered on one page, photographed and checked."""
