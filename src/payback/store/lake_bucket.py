"""How a lake reaches rows in a bucket: by the keys that the environment holds under the names that AWS gave them."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from payback.sql.queries import literal

BUCKET = "s3://"

_SETTINGS = {
    "key_id": ("AWS_ACCESS_KEY_ID",),
    "secret": ("AWS_SECRET_ACCESS_KEY",),
    "session_token": ("AWS_SESSION_TOKEN",),
    "region": ("AWS_REGION", "AWS_DEFAULT_REGION"),
}


def bucket_access() -> str:
    """The statement that hands the keys to DuckDB, for as long as the process runs.

    Another server than Amazon's is named by ``AWS_ENDPOINT_URL``; it is asked for buckets by path.
    """
    known = ((name, next(filter(None, map(os.environ.get, names)), "")) for name, names in _SETTINGS.items())
    options = {name: literal(value) for name, value in known if value}
    if endpoint := os.environ.get("AWS_ENDPOINT_URL"):
        address = urlsplit(endpoint)
        options |= {
            "endpoint": literal(address.netloc),
            "url_style": literal("path"),
            "use_ssl": str(address.scheme != "http").lower(),
        }
    return f"create secret (type s3{''.join(f', {name} {value}' for name, value in options.items())})"
