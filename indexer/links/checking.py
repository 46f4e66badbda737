"""Looks at the addresses of a scheme, or of all, and keeps what it found of each at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.ingestion.job_worker import Run
from indexer.links.port import LinkFetcher, Look
from repository.database import Sessions, transaction
from repository.vocabulary import mapping_checks


@dataclass(frozen=True)
class LinkChecker:
    """`run` is the work of a job of kind `CHECK_LINKS`; one that is cut off goes on with what it has not seen."""

    sessions: Sessions
    fetcher: LinkFetcher

    def run(self, run: Run) -> None:
        facet = str(run.about.get("facet", ""))
        addresses = self._list_addresses(facet)
        run.renew(done=0, total=len(addresses))
        for number, _ in enumerate(self._look_at(addresses), 1):
            run.renew(done=number)

    def check(self, facet: str = "") -> Iterator[tuple[str, Look]]:
        """Address and what was found, each kept before the next is looked at."""
        return self._look_at(self._list_addresses(facet))

    def _list_addresses(self, facet: str) -> list[str]:
        with self.sessions() as session:
            return mapping_checks.list_addresses(session, facet)

    def _look_at(self, addresses: Sequence[str]) -> Iterator[tuple[str, Look]]:
        for uri in addresses:
            found = self.fetcher.look(uri)
            with transaction(self.sessions) as session:
                mapping_checks.note(session, uri, found.state, found.answer)
            yield uri, found
