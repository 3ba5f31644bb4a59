"""The networks on which a company has pages, and what others call them."""

from __future__ import annotations

NETWORKS = ("facebook", "instagram", "linkedin", "x", "tiktok", "youtube", "pinterest")
"""Among which a person chooses where a file does not say its network."""

NETWORK_BY_NAME = {
    "facebook": "facebook", "instagram": "instagram", "linkedin": "linkedin", "twitter": "x", "x": "x",
    "x (twitter)": "x", "tiktok": "tiktok", "youtube": "youtube", "pinterest": "pinterest", "threads": "threads",
}  # fmt: skip
"""What suites call a network, and our word for it."""
