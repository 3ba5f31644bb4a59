"""`python -m payback.cli`, where the command `payback` is not on the path."""

from payback.cli import main

main()
