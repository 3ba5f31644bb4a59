"""Exports as platforms let people download them: recognised by their headers, in any encoding, language and packing."""

from functools import partial

from payback.exports.catalogue import CATALOGUE
from payback.exports.column_roles import ROLES
from payback.exports.engine import reader
from payback.exports.engine.layout_builder import UNNAMED
from payback.exports.engine.mapped_table import SOURCE as BY_HAND
from payback.exports.engine.mapped_table import check_named, check_roles, signature
from payback.exports.errors import ReadError

__all__ = ["BY_HAND", "ROLES", "UNNAMED", "ReadError", "check_named", "check_roles", "layouts", "signature"]

layouts = partial(reader.layouts, catalogue=CATALOGUE)
