"""An HTML page as a tree, for tests that read what was sent."""

import re
from html.parser import HTMLParser
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, TreeBuilder

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

VOID = {"br", "hr", "img", "input", "link", "meta"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tree = TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.tree.end(tag)

    def handle_data(self, data: str) -> None:
        self.tree.data(data)


class Page:
    """Elements by ElementTree's XPath."""

    def __init__(self, response: TestResponse) -> None:
        reader = _Reader()
        reader.feed(response.get_data(as_text=True))
        reader.close()
        self.status = response.status_code
        self.root: Element = reader.tree.close()

    def all(self, path: str) -> list[Element]:
        return self.root.findall(f".//{path}")

    def texts(self, path: str) -> list[str]:
        return [text_of(element) for element in self.all(path)]

    def links(self, path: str = "a") -> dict[str, str]:
        """Text -> address."""
        return {text_of(element): element.get("href", "") for element in self.all(path)}

    @property
    def heading(self) -> str:
        return self.texts("h1")[0]

    @property
    def total(self) -> int:
        """How many results the heading says."""
        return first_number(self.heading)

    def choices(self, facet: str) -> dict[str, int]:
        """Value -> the count printed beside its box, in order."""
        return {
            box.get("value", ""): first_number(text_of(label.findall("span[@class='count']")[0]))
            for label in self.all("label")
            for box in label.findall(f"input[@name='{facet}']")
            if box.get("type") == "checkbox"
        }


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def first_number(text: str) -> int:
    """The first whole number of a text, 0 where there is none."""
    found = re.search(r"\d+", text)
    return int(found[0]) if found else 0


def read(client: FlaskClient, path: str, **parameters: str | list[str]) -> Page:
    return Page(client.get(f"{path}?{urlencode(parameters, doseq=True)}" if parameters else path))
