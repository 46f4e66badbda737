"""A site with the terms of one vocabulary, and a librarian who edits them."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from repository.database import transaction
from repository.vocabulary import vocabulary_import
from tests.webapp.people import sign_in
from webapp.site import Site


@pytest.fixture
def target_groups(site: Site) -> Site:
    with transaction(site.repository.sessions) as session:
        files = [one for one in vocabulary_import.sources() if one.stem == "target_group"]
        vocabulary_import.load_files(session, files)
    return site


@pytest.fixture
def librarian(app: Flask, target_groups: Site) -> FlaskClient:
    return sign_in(app, target_groups)


@pytest.fixture
def keys(target_groups: Site) -> list[str]:
    """Of its terms, in shown order."""
    return [one.key for one in target_groups.index.vocabulary().iter_facet("target_group")]
