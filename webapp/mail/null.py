"""Letters kept in memory and sent to nobody; tests read them."""

from webapp.mail.port import Letter


class NullMailer:
    def __init__(self) -> None:
        self.letters: list[Letter] = []

    def send(self, letter: Letter) -> None:
        self.letters.append(letter)
