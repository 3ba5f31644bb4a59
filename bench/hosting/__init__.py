"""How many one process bears and how many three bear, and what is left when one of the three is killed."""
