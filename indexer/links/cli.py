"""`putokaz links`: addresses of terms in other vocabularies."""

import json
import os
import sys

import click

EXIT_SOME_FAILED = 1


@click.group()
def links() -> None:
    """Addresses of terms in other vocabularies."""


@links.command()
@click.argument("facet", default="")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each address.")
def check(facet: str, as_json: bool) -> None:
    """Look whether the addresses of FACET, or of all vocabularies, still lead to a term. It asks other machines over
    the network, so PUTOKAZ_LINK_CHECK has to be on."""
    from indexer.links.checking import LinkChecker
    from indexer.settings import IndexerSettings
    from indexer.wiring import open_link_fetcher
    from repository.errors import SettingsError
    from repository.models.vocabulary import LinkState
    from repository.settings import RepositorySettings, read
    from repository.wiring import open_repository

    fetcher = open_link_fetcher(read(IndexerSettings, os.environ))
    if fetcher is None:
        raise SettingsError("PUTOKAZ_LINK_CHECK", "it is off, so no address is asked; set it to 1")
    repository = open_repository(read(RepositorySettings, os.environ))
    failed = 0
    for uri, found in LinkChecker(repository.sessions, fetcher).check(facet):
        failed += found.state != LinkState.WORKS
        line = {"uri": uri, "state": str(found.state), "status": found.answer}
        click.echo(json.dumps(line) if as_json else f"{found.state:<12} {found.answer or '':>3} {uri}")
    sys.exit(EXIT_SOME_FAILED if failed else 0)
