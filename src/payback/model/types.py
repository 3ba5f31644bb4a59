"""The shapes that the model works on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
"""Shape ``(months, draws)`` for what moves, ``(draws,)`` for what is drawn; one draw is the likely case."""

Values: TypeAlias = Mapping[str, Array]
"""Every assumption by name, each of shape ``(draws,)`` (or ``(1,)`` where all draws agree)."""

Term: TypeAlias = tuple[Array, Array]
"""A quantity of each month, shape ``(months, crews, draws)``, and the money for one of it, shape ``(draws,)``."""
