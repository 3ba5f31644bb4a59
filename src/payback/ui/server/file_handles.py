"""Open files and connections: a viewer costs four of them, a session that has just ended three."""

from __future__ import annotations

import resource

import structlog

WANTED = 65_536
A_VIEWER, OF_THE_SERVER = 8, 256
"""What a viewer with the session before may cost, and what the server itself needs."""

_log = structlog.get_logger()


def raise_limit(viewers: int) -> int:
    """Have as many handles as the system lets this process have; say so where they are too few for its viewers.

    Returns:
        The limit that holds now.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    if soft != resource.RLIM_INFINITY and soft < viewers * A_VIEWER + OF_THE_SERVER:
        _log.warning("few handles", key="few_handles")
    return soft
