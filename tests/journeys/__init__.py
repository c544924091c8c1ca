"""Journeys in a real browser: whole errands of the people of 临江县, from the door to the last page."""
