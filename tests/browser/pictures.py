"""charters/ of this repository -> the pictures in README.md, taken in Chromium: `make pictures`.

    python -m tests.browser.pictures [FOLDER]

The handbook is built for one day and nothing in it moves, so that on one machine a picture changes with its page alone
(but for the row of choices in the search, which Chromium now and then draws half a dot higher). Without the name of a
folder the pictures of the README are replaced.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.palette import address, reduced
from tests.programs import CHROMIUM, lack
from tests.sites import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TOP = Path(__file__).parents[2]
DAY = date(2026, 11, 23)
"""The day that the pictures are taken for."""
LEAVING = "2027-02-02"
"""The day that is picked in the picture of the exit: it reads the same wherever the month comes first."""
STILL = ["--no-sandbox", "--disable-lcd-text", "--force-color-profile=srgb"]
PHONES = """<!doctype html><style>
  body {{ margin: 0; padding: 12px; display: inline-flex; gap: 24px; background: transparent }}
  img {{ width: 375px; border-radius: 18px; box-shadow: 0 0 0 1px #8888 }}
</style><img src="{}"><img src="{}">"""


class Camera:
    """Opens pages of a site, and keeps what was seen of them."""

    def __init__(self, browser: Browser, address: str, folder: Path) -> None:
        self.browser, self.address, self.folder = browser, address, folder
        self.blank = browser.new_page()

    def page(self, path: str, width: int, height: int, scheme: str = "light", scale: float = 2) -> Page:
        """A page in a window of its own, once its faces are there."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, device_scale_factor=scale, reduced_motion="reduce",
            color_scheme="dark" if scheme == "dark" else "light", locale="en-GB", timezone_id="UTC",
        )  # fmt: skip
        page = context.new_page()
        page.goto(self.address + path)
        page.evaluate("document.fonts.ready")
        return page

    def home(self) -> None:
        """Where the partnerships stand, down to the end of their table."""
        page = self.page("", 1440, 900, scale=1.5)
        end = page.evaluate("document.querySelector('table').getBoundingClientRect().bottom + scrollY + 28")
        self.keep("home", page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": 1440, "height": end}))

    def partnership(self) -> None:
        """A charter as it is read, with the terms that people come for."""
        page = self.page("aster-portage/", 1280, 860)
        page.locator(".contents [aria-current]").wait_for()
        self.keep("partnership", page.screenshot(animations="disabled"))

    def exit(self) -> None:
        """The roads out, for a day that the reader has picked."""
        figure = self.page("aster-portage/", 1280, 800).locator("figure.roads")
        figure.locator("input").fill(LEAVING)
        figure.locator("input").blur()
        self.keep("exit", figure.screenshot())

    def search(self) -> None:
        """What every partnership says about notice in its article on exit."""
        page = self.page("", 1280, 800)
        page.keyboard.press("/")
        dialog = page.get_by_role("dialog", name="Search")
        dialog.get_by_label("Article").select_option("Exit")
        dialog.get_by_role("searchbox", name="Search clauses").fill("notice")
        dialog.locator(".hits mark").first.wait_for()
        page.wait_for_load_state("networkidle")
        self.keep("search", page.screenshot(animations="disabled"))

    def phone(self) -> None:
        """The same partnership in the hand, by day and by night."""
        taken = [self.page("vela-norra/", 375, 812, scheme).screenshot() for scheme in ("light", "dark")]
        both = self.browser.new_page(viewport={"width": 798, "height": 836}, device_scale_factor=2)
        both.set_content(PHONES.format(*map(address, taken)))
        both.wait_for_function("[...document.images].every(image => image.complete && image.naturalWidth)")
        self.keep("phone", both.locator("body").screenshot(omit_background=True))

    def keep(self, name: str, picture: bytes) -> None:
        """Write a picture, and say so."""
        path = self.folder / f"{name}.png"
        picture = reduced(self.blank, picture)
        path.write_bytes(picture)
        print(f"{path} {len(picture) / 1024:.0f} KiB")


PICTURES: tuple[Callable[[Camera], None], ...] = (
    Camera.home, Camera.partnership, Camera.exit, Camera.search, Camera.phone,
)  # fmt: skip


def main() -> None:
    """Take every picture."""
    missing = lack("chromium")
    if missing:
        sys.exit(f"The pictures are taken in Chromium, and {missing}.")
    from playwright.sync_api import sync_playwright

    from charterhouse.handbook.build import build

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / ".github"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as empty:
        site = build(TOP / "mkdocs.yml", Path(empty) / "handbook", strict=True, as_of=DAY).site_dir
        with served(site) as where, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=STILL)
            camera = Camera(browser, where, folder)
            for take in PICTURES:
                take(camera)
            browser.close()


if __name__ == "__main__":
    main()
