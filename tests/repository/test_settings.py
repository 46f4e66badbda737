from pathlib import Path

import pytest

from repository.errors import SettingsError
from repository.settings import RepositorySettings, names, read, refuse_unknown


def test_setting_is_read_from_its_variable() -> None:
    settings = read(RepositorySettings, {"PUTOKAZ_DATA": "/srv/data", "OTHER": "x"})
    assert settings.data == Path("/srv/data")
    assert settings.resolved_database_url() == "sqlite:////srv/data/putokaz.sqlite"


def test_unknown_name_under_the_prefix_is_refused_by_name() -> None:
    with pytest.raises(SettingsError, match="PUTOKAZ_DATTA"):
        refuse_unknown({"PUTOKAZ_DATTA": "x"}, names(RepositorySettings))


def test_value_that_does_not_parse_is_refused_by_name() -> None:
    from indexer.settings import IndexerSettings

    with pytest.raises(SettingsError, match="PUTOKAZ_EXTRACT_TIMEOUT_S"):
        read(IndexerSettings, {"PUTOKAZ_EXTRACT_TIMEOUT_S": "soon"})


def test_empty_folder_is_refused_and_not_the_one_that_one_stands_in() -> None:
    with pytest.raises(SettingsError, match="PUTOKAZ_DATA"):
        read(RepositorySettings, {"PUTOKAZ_DATA": ""})


def test_files_address_other_than_a_folder_is_refused() -> None:
    with pytest.raises(SettingsError, match="PUTOKAZ_FILES_URL"):
        RepositorySettings(files_url="s3://bucket").files_folder()
