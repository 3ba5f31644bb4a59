"""From the text of an export to typed rows, in a process of its own."""
