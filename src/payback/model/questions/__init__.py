"""What a manager asks of a plan beyond its verdict: what drives it, how many people, when, in which way."""
