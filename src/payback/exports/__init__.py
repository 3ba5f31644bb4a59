"""Exports as platforms let people download them: recognised by their headers, in any encoding, language and packing."""

from payback.exports.build import UNNAMED
from payback.exports.describe import normal
from payback.exports.errors import ReadError
from payback.exports.generic import FIGURES, ROLES, check_roles, signature
from payback.exports.reader import layouts

__all__ = ["FIGURES", "ROLES", "UNNAMED", "ReadError", "check_roles", "layouts", "normal", "signature"]
