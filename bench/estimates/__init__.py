"""How often what a history says of an assumption is true: over companies whose truth is known."""
