"""Whether a plan that is told again after some months holds the truth."""
