"""Make the demo company's exports anew: ``python data/make_demo.py``."""

from __future__ import annotations

from pathlib import Path

from demo_company import generate, read_truth

DEMO = Path(__file__).parent / "demo"

if __name__ == "__main__":
    truth = read_truth(DEMO / "truth.toml")
    for path in generate(truth, truth.seed, DEMO):
        print(f"{path.stat().st_size:>9,}  {path.relative_to(DEMO)}")
