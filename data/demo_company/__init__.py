"""A fictional company with a known truth, and the exports its platforms would let it download."""

from demo_company.exports import generate
from demo_company.life import Life, live
from demo_company.truth import Network, Truth, observable, read_truth, vary

__all__ = ["Life", "Network", "Truth", "generate", "live", "observable", "read_truth", "vary"]
