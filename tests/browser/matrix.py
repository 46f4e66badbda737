"""Pictures of the main pages in several locales on desktop and phone, to be looked at by people.

    putokaz user add ana@example.org --name Ana --role librarian
    PUTOKAZ_PSEUDO_LOCALES=true putokaz demo
    python -m tests.browser.matrix http://127.0.0.1:8000 FOLDER --email ana@example.org --password PASSWORD

One PNG a page, locale and width: `results-ar-390.png`. Without an account the pages that need one are left out.
"""

from pathlib import Path

import click
from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.visit import LONG_MS, NARROW, WIDE

LOCALES = ("en", "hr", "de", "ar", "qps")
PAGES = {
    "home": "",
    "results": "search?q=savjetovanje&language=hr&language=en",
    "record": "records/3?q=savjetovanje",
}
FOR_STAFF = {"deposit": "deposit", "editing": "records/3/edit"}


@click.command()
@click.argument("origin")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--locale", "locales", multiple=True, default=LOCALES, show_default=True)
@click.option("--page", "wanted", multiple=True, help="Only these pages; a path is taken as it is.")
@click.option("--email", default="")
@click.option("--password", default="")
def main(
    origin: str, folder: Path, locales: tuple[str, ...], wanted: tuple[str, ...], email: str, password: str
) -> None:
    """Take the pictures of a site that is served."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = PAGES | (FOR_STAFF if email else {})
    chosen = {name.replace("/", "-"): pages.get(name, name) for name in wanted} or pages
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for viewport in (WIDE, NARROW):
            page = browser.new_context(viewport=viewport).new_page()  # type: ignore[arg-type]
            page.set_default_timeout(LONG_MS)
            if email:
                sign_in(page, origin, email, password)
            for locale in locales:
                for name, path in chosen.items():
                    page.goto(f"{origin}/{locale}/{path}", wait_until="networkidle")
                    page.screenshot(path=folder / f"{name}-{locale}-{viewport['width']}.png", full_page=True)
        browser.close()


def sign_in(page: Page, origin: str, email: str, password: str) -> None:
    page.goto(f"{origin}/en/sign-in")
    page.fill("#email", email)
    page.fill("#password", password)
    page.press("#password", "Enter")
    page.wait_for_selector(".staff-bar")


if __name__ == "__main__":
    main()
