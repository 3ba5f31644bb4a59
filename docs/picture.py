"""Draw the moving picture of the README: a hand drags the salary, and the curve follows.

Run it from the repository's root with the tools of the tests installed: ``python -m docs.picture`` writes
``docs/images/decide.webp``.
"""

from __future__ import annotations

import io
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.e2e.server import chromium, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

PICTURE = Path(__file__).parent / "images" / "decide.webp"
SIZE = {"width": 1280, "height": 860}
WIDTH = 900
"""Of the picture, in pixels."""

STEPS = 12
SHARES = [0.45, *(0.45 - 0.3 * step / STEPS for step in range(1, STEPS + 1)), *[0.15] * 6]
"""Where the hand is along the slider, picture by picture."""

MILLISECONDS = 140
PATIENCE_MS = 180_000


def main() -> None:
    """Drag, and keep what was seen."""
    with board() as page:
        pictures = list(drag(page))
    first, *others = pictures
    first.save(PICTURE, save_all=True, append_images=others, duration=MILLISECONDS, loop=0, quality=70, method=6)


@contextmanager
def board() -> Iterator[Page]:
    """The page Decide of the demonstration company, at rest."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        servers = serve(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        try:
            page = browser.new_page(viewport=SIZE, locale="en-CA")
            page.set_default_timeout(PATIENCE_MS)
            page.goto(f"{next(servers).url}/?lang=en")
            page.wait_for_selector("[data-testid=payback-curve][data-state=settled]")
            yield page
        finally:
            browser.close()
            servers.close()


def drag(page: Page) -> Iterator[Image.Image]:
    """Move the salary along its slider, with a picture after each step; let go before the last ones."""
    thumb = page.locator(".st-key-salary input[type=range]").bounding_box()
    assert thumb is not None  # noqa: S101 - the board has the control
    middle = thumb["y"] + thumb["height"] / 2
    for number, share in enumerate(SHARES):
        page.mouse.move(thumb["x"] + thumb["width"] * share, middle)
        if number == 0:
            page.mouse.down()
        if number == STEPS:
            page.mouse.up()
            page.wait_for_selector("[data-testid=payback-curve][data-state=settled]")
        yield seen(page)


def seen(page: Page) -> Image.Image:
    """What stands on the screen, as small as the picture."""
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    return image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
