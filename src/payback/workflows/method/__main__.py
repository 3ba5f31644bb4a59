"""Write docs/method.md anew."""

from __future__ import annotations

from payback.workflows.method.markdown import ROOT, document

if __name__ == "__main__":
    (ROOT / "docs" / "method.md").write_text(document(), encoding="utf-8")
