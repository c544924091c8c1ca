"""The visit: identity, group visits, repeats and the gate."""
