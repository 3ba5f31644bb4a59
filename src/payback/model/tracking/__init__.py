"""After the hire: what a plan promised month by month, what was measured since, and what follows from the two."""
