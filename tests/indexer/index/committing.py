"""A process that publishes records one by one and indexes each, telling what it has done, until it ends or is killed.

python -m tests.indexer.index.committing DATA ENGINE NAME COUNT
"""

import sys
import time
from pathlib import Path

from indexer.errors import IndexBusy
from indexer.settings import IndexerSettings
from indexer.wiring import open_index
from repository.database import transaction
from repository.settings import RepositorySettings
from repository.wiring import open_repository
from tests.factories import make_record, publish


def main(data: Path, engine: str, name: str, count: int) -> None:
    repository = open_repository(RepositorySettings(data=data))
    index = open_index(repository, IndexerSettings(search_engine=engine))
    print("ready", flush=True)
    for number in range(count):
        record = make_record([f"Word {number} of {name}."] * 5, f"Title {number} of {name}")
        record.files[0].sha256 = f"{name}-{number}"
        with transaction(repository.sessions) as session:
            publish(session, record)
        while True:
            try:
                index.sync()
                break
            except IndexBusy:
                time.sleep(0.01)
        print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
