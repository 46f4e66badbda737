"""Settings -> the repository's own parts. The only place that names the adapters of its ports."""

from dataclasses import dataclass

from repository.database import Sessions, open_engine, open_sessions, transaction, upgrade
from repository.people import second_factor
from repository.people.vault import Vault, open_vault
from repository.settings import RepositorySettings
from repository.storage.local import LocalBlobStore
from repository.storage.port import BlobStore
from repository.storage.staging import Staging
from repository.vocabulary import vocabulary_import

MB = 1_000_000


@dataclass(frozen=True)
class Repository:
    settings: RepositorySettings
    sessions: Sessions
    blobs: BlobStore

    @property
    def staging(self) -> Staging:
        """Where files are until a draft holds them."""
        settings = self.settings
        return Staging(settings.data / "uploads", settings.upload_mb * MB, settings.free_mb * MB)

    @property
    def vault(self) -> Vault:
        """What seals secrets that have to be read again."""
        return open_vault(self.settings.secret_key, self.settings.data)


def open_repository(settings: RepositorySettings) -> Repository:
    """Open the data folder: the schema is upgraded and the vocabularies are loaded where they are not current."""
    settings.data.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.resolved_database_url())
    upgrade(engine)
    repository = Repository(settings, open_sessions(engine), LocalBlobStore(settings.files_folder()))
    _load_vocabularies(repository)
    with transaction(repository.sessions) as session:
        second_factor.seal_all(session, repository.vault)
    return repository


def _load_vocabularies(repository: Repository) -> None:
    """Load the Turtle files unless the data folder says that these very files were loaded."""
    files = vocabulary_import.sources()
    stamp = repository.settings.data / "vocabularies.sha256"
    current = vocabulary_import.fingerprint(files)
    if stamp.exists() and stamp.read_text() == current:
        return
    with transaction(repository.sessions) as session:
        vocabulary_import.load_files(session, files)
    stamp.write_text(current)
