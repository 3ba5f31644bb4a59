"""How fast one verdict is, beside the floor and beside what somebody would otherwise use."""
