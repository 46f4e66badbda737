"""`putokaz` as scripts call it, in this process: to start a program takes longer than most commands."""

import json
from collections.abc import Mapping
from typing import Any

from click.testing import CliRunner

from webapp.cli import main


def call(environ: Mapping[str, str], *arguments: str, code: int = 0) -> list[dict[str, Any]]:
    """What the command prints with `--json`, a value a line; it has to end with `code`."""
    done = CliRunner().invoke(main, [*arguments, "--json"], env=environ)
    assert done.exit_code == code, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]
