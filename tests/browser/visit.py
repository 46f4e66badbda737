"""A visit: a page that remembers what it asked for and complained of, and the two sizes of screen."""

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 390, "height": 844}
# How long a page takes says how busy the machine is, and nothing about the page.
LONG_MS = 180_000


@dataclass
class Visit:
    """`requests`: addresses. `complaints`: errors in the console and in scripts; a blocked resource is one of them."""

    page: Page
    origin: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def forget(self) -> None:
        """Begin anew, with the page as it is."""
        self.requests.clear()
        self.complaints.clear()

    def open(self, path: str) -> Page:
        self.page.goto(self.origin + path)
        return self.page

    @property
    def strangers(self) -> list[str]:
        """Requests that went elsewhere."""
        return [url for url in self.requests if not url.startswith(self.origin + "/")]

    def _listen(self, message: ConsoleMessage) -> None:
        """The browser also counts it as an error that the page itself was answered with 404."""
        is_own_status = message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url
        if message.type == "error" and not is_own_status:
            self.complaints.append(message.text)
