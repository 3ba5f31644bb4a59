"""Make the demo company's exports anew: ``python data/make_demo.py``."""

from __future__ import annotations

from pathlib import Path

from demo_company import generate, read_truth

DEMO = Path(__file__).parent / "demo"

HIRED = DEMO.with_name("demo_hired")

if __name__ == "__main__":
    told = DEMO / "truth.toml"
    for folder, truth in ((DEMO, read_truth(told)), (HIRED, read_truth(told, HIRED / "truth.toml"))):
        for path in generate(truth, truth.seed, folder):
            print(f"{path.stat().st_size:>9,}  {path.relative_to(folder.parent)}")
