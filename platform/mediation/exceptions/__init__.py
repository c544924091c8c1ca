"""What only a person can settle."""
