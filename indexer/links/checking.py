"""Looks at the addresses of a scheme, or of all, and keeps what it found of each at once."""

from collections.abc import Iterator
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
        with self.sessions() as session:
            total = len(mapping_checks.list_addresses(session, facet))
        run.renew(done=0, total=total)
        for number, _ in enumerate(self.check(facet), 1):
            run.renew(done=number)

    def check(self, facet: str = "") -> Iterator[tuple[str, Look]]:
        """Address and what was found, each kept before the next is looked at."""
        with self.sessions() as session:
            addresses = mapping_checks.list_addresses(session, facet)
        for uri in addresses:
            found = self.fetcher.look(uri)
            with transaction(self.sessions) as session:
                mapping_checks.note(session, uri, found.state, found.answer)
            yield uri, found
