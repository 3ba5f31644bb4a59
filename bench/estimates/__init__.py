"""How often what a history says of an assumption is true: over companies whose truth is known."""

import sys
from pathlib import Path

# Whoever makes the companies lies beside the demonstration's exports, for a script there, and is not installed.
sys.path.append(str(Path(__file__).parents[2] / "data"))
