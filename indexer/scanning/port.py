"""The port `VirusScanner`: whether a file is known to be harmful.

A scanner is a second opinion: files are read in a limited child whatever it says. It is optional, but where it is set
up no file passes that it has not seen: a scanner that can't be asked is an error, and the file waits for it.
"""

from pathlib import Path
from typing import Protocol


class VirusScanner(Protocol):
    def scan(self, path: Path) -> str:
        """The name of what was found in the file, empty if nothing was.

        Raises:
            ScannerUnavailable: it could not be asked, or did not take the file; nothing is known.
        """

    def version(self) -> str:
        """Program and date of its signatures, as it tells them. Raises `ScannerUnavailable`."""
