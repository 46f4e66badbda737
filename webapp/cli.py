"""The root of the command line: `putokaz`. Commands come from the packages; errors become one line and an exit code.

Exit codes: 0 done, 1 some of the work failed and the report says which, 2 the command was called wrongly, 3 it could
not be done at all.
"""

import os
import sys
from pathlib import Path

import click

from indexer import cli as indexer_cli
from indexer.embedding.cli import embed
from indexer.errors import IndexerError
from indexer.index.cli import index
from indexer.links.cli import links
from indexer.ocr.cli import ocr
from indexer.tagging.cli import tags
from repository.cli import fixity, user
from repository.errors import RepositoryError
from webapp.alerts.cli import alerts
from webapp.localization.cli import i18n

EXIT_REFUSED = 3


class Root(click.Group):
    """Prints what our packages raise as a sentence instead of a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (RepositoryError, IndexerError) as error:
            click.echo(f"putokaz: {error}", err=True)
            sys.exit(EXIT_REFUSED)


@click.group(cls=Root)
@click.version_option(package_name="putokaz", prog_name="putokaz")
def main() -> None:
    """Putokaz: repository and search engine for career-guidance research."""
    from webapp.settings import check_environ

    check_environ(os.environ)


@main.command()
@click.option("--host", default=None, help="Address to listen on.")
@click.option("--port", default=None, type=int)
@click.option("--no-worker", is_flag=True, help="Leave the index to another process.")
def serve(host: str | None, port: int | None, no_worker: bool) -> None:
    """Serve the site, and follow changes into the index."""
    from webapp.server import serve_from

    serve_from(os.environ, host=host, port=port, has_worker=not no_worker)


@main.command()
@click.option("--port", default=None, type=int, help="Port to listen on.")
@click.option("--collection", type=click.Path(exists=True, path_type=Path), help="Folder of PDFs with metadata.csv.")
def demo(port: int | None, collection: Path | None) -> None:
    """Fill a data folder with the demonstration collection and serve it."""
    from webapp.demo import run

    run(os.environ, port=port, collection=collection)


for command in (*indexer_cli.COMMANDS, index, embed, ocr, links, tags, user, fixity, i18n, alerts):
    main.add_command(command)


if __name__ == "__main__":
    main()
