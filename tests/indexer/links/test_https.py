"""Only public machines are asked, with encryption, and each step of a way is judged anew."""

import ssl

import pytest

from indexer.links.https import HttpsFetcher, Resolve, is_public
from indexer.links.port import Look
from repository.models.vocabulary import LinkState

PUBLIC = "93.184.216.34"


class Network:
    """Answers by address; what is asked is written down."""

    def __init__(self, **answers: tuple[int, str] | OSError) -> None:
        self.answers = {target.replace("_", "/"): answer for target, answer in answers.items()}
        self.asked: list[tuple[str, str, str]] = []

    def __call__(self, host: str, address: str, target: str, timeout_s: float) -> tuple[int, str]:
        self.asked.append((host, address, target))
        answer = self.answers[target]
        if isinstance(answer, OSError):
            raise answer
        return answer


def named(**names: list[str]) -> Resolve:
    return lambda host: names[host.partition(".")[0]]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ((200, ""), Look(LinkState.WORKS, 200)),
        ((404, ""), Look(LinkState.GONE, 404)),
        ((410, ""), Look(LinkState.GONE, 410)),
        ((403, ""), Look(LinkState.UNCLEAR, 403)),
        ((503, ""), Look(LinkState.UNCLEAR, 503)),
        (TimeoutError(), Look(LinkState.UNREACHABLE)),
        (ssl.SSLError(), Look(LinkState.UNREACHABLE)),
    ],
)
def test_what_is_there_is_told(answer: tuple[int, str] | OSError, found: Look) -> None:
    network = Network(_x=answer)
    assert HttpsFetcher(resolve=named(a=[PUBLIC]), ask=network).look("http://a.org/x") == found
    assert network.asked == [("a.org", PUBLIC, "/x")]


def test_a_way_is_followed_and_each_step_judged() -> None:
    network = Network(_x=(303, "https://b.org/y"), _y=(302, "/z?q=1"), **{"_z?q=1": (200, "")})
    names = named(a=[PUBLIC], b=["1.1.1.1"])
    assert HttpsFetcher(resolve=names, ask=network).look("https://a.org/x").state == LinkState.WORKS
    assert network.asked[1:] == [("b.org", "1.1.1.1", "/y"), ("b.org", "1.1.1.1", "/z?q=1")]
    inward = Network(_x=(302, "https://inner.org/"))
    names = named(a=[PUBLIC], inner=["10.0.0.1"])
    assert HttpsFetcher(resolve=names, ask=inward).look("https://a.org/x") == Look(LinkState.FORBIDDEN)
    assert len(inward.asked) == 1
    round_about = Network(_x=(302, "/x"))
    assert HttpsFetcher(resolve=named(a=[PUBLIC]), ask=round_about).look("https://a.org/x").state == LinkState.UNCLEAR


@pytest.mark.parametrize(
    "uri",
    [
        "ftp://a.org/", "file:///etc/passwd", "https://user@a.org/", "https://a.org:8443/", "https:///x", "https://[::",
        "https://a.org/a b",
    ],
)  # fmt: skip
def test_other_addresses_are_never_asked(uri: str) -> None:
    network = Network()
    assert HttpsFetcher(resolve=named(a=[PUBLIC]), ask=network).look(uri).state == LinkState.FORBIDDEN
    assert network.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "::1",
        "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "::ffff:93.184.216.34", "2002:7f00:1::", "64:ff9b::7f00:1",
        "2130706433", "x",
    ],
)  # fmt: skip
def test_a_name_that_stands_for_one_private_machine_is_not_asked(address: str) -> None:
    network = Network()
    assert not is_public(address)
    fetcher = HttpsFetcher(resolve=named(a=[PUBLIC, address]), ask=network)
    assert fetcher.look("https://a.org/") == Look(LinkState.FORBIDDEN)
    assert network.asked == []


def test_a_name_that_nobody_knows_is_not_reached() -> None:
    def unknown(host: str) -> list[str]:
        raise OSError(host)

    assert HttpsFetcher(resolve=unknown, ask=Network()).look("https://a.org/") == Look(LinkState.UNREACHABLE)
