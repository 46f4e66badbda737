"""Sound files damaged at random, with a seed: each ends in a named state, and the process that reads them lives on.

`PUTOKAZ_MUTATIONS` sets how many are tried; a file that ends otherwise is named by its number, which makes it again.
"""

import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.errors import ExtractionError
from indexer.extraction.extractor import FileExtractor
from indexer.extraction.port import Limits
from indexer.sandbox.pool import LimitedPool
from tests.hostile.raw import WORD, stream, write_page
from tests.indexer.extraction.pdfs import write_encrypted, write_image_pdf, write_pdf

MUTATIONS = int(os.environ.get("PUTOKAZ_MUTATIONS", "400"))
LIMITS = Limits(timeout_s=20, cpu_s=20)
ENDS = {"complete", "partial", "no_text_layer", "limit_reached", "encrypted", "damaged", "not_a_pdf", "crashed"}
Mutation = Callable[[random.Random, bytearray], None]


def flip(chance: random.Random, content: bytearray) -> None:
    for _ in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] = chance.randrange(256)


def cut(chance: random.Random, content: bytearray) -> None:
    del content[chance.randrange(len(content)) :]


def swap(chance: random.Random, content: bytearray) -> None:
    size = chance.randint(1, max(1, len(content) // 4))
    first, second = chance.randrange(len(content) - size), chance.randrange(len(content) - size)
    content[first : first + size], content[second : second + size] = (
        content[second : second + size],
        content[first : first + size],
    )


def lie_in_a_number(chance: random.Random, content: bytearray) -> None:
    """Lengths, offsets and counts become other numbers of as many figures."""
    places = [place for place, byte in enumerate(content) if 48 <= byte <= 57]
    for place in chance.sample(places, min(10, len(places))):
        content[place] = chance.randint(48, 57)


def drop(chance: random.Random, content: bytearray) -> None:
    start = chance.randrange(len(content))
    del content[start : start + chance.randint(1, 200)]


KINDS: tuple[Mutation, ...] = (flip, cut, swap, lie_in_a_number, drop)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("sound")
    plain = write_pdf(folder / "plain.pdf", [["Title", "Some text of a page."]] * 3)
    open_one = write_pdf(folder / "open.pdf", [["Title", "Some text."]] * 2, compressed=False)
    locked = write_encrypted(folder / "locked.pdf", plain, user_password="")
    return [plain, open_one, locked, write_image_pdf(folder / "scan.pdf"), write_page(folder / "raw.pdf", stream(WORD))]


def mutated(sound: list[Path], number: int, folder: Path) -> Path:
    chance = random.Random(number)
    content = bytearray(chance.choice(sound).read_bytes())
    chance.choice(KINDS)(chance, content)
    target = folder / f"{number}.pdf"
    target.write_bytes(content)
    return target


def test_every_damaged_file_ends_in_a_named_state(sound: list[Path], tmp_path: Path) -> None:
    with LimitedPool(2, LIMITS) as pool:
        jobs = [
            pool.submit(FileExtractor().extract, mutated(sound, number, tmp_path), LIMITS)
            for number in range(MUTATIONS)
        ]
        ends: dict[int, str] = {}
        for number, job in enumerate(jobs):
            try:
                ends[number] = job.result().state
            except ExtractionError as error:
                ends[number] = error.code
        after = pool.submit(FileExtractor().extract, sound[0], LIMITS).result()
    print(Counter(ends.values()))
    assert {number: end for number, end in ends.items() if end not in ENDS} == {}
    assert "Some text" in after.pages[0].text
    assert sum(end == "crashed" for end in ends.values()) <= MUTATIONS // 100
