"""The desk's reads: facts for the gate, earlier cases, what the slip prints."""
