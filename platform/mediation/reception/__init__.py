"""The visit: identity, parties, group visits, repeats, urgency and the gate."""
