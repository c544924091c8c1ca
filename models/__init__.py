"""Tables, reads and writes. Knows SQLAlchemy, never Flask (except the one object in tables/base.py)."""
