"""Exports as platforms let people download them: recognised by their headers, in any encoding, language and packing."""

from payback.exports.describe import normal
from payback.exports.engine.build import UNNAMED
from payback.exports.engine.mapped_table import FIGURES, ROLES, check_roles, signature
from payback.exports.engine.reader import layouts
from payback.exports.errors import ReadError

__all__ = ["FIGURES", "ROLES", "UNNAMED", "ReadError", "check_roles", "layouts", "normal", "signature"]
