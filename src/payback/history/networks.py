"""The networks on which a company has pages."""

from __future__ import annotations

NETWORKS = ("facebook", "instagram", "linkedin", "x", "tiktok", "youtube", "pinterest")
"""Among which a person chooses where a file does not say its network."""
