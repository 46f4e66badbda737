"""Alembic runs this; the connection comes from `repository.database.upgrade`."""

from alembic import context

from repository.models import (  # noqa: F401  (fill the metadata)
    collection,
    file,
    history,
    job,
    likeness,
    record,
    record_translation,
    sighting,
    table_import,
    translation,
    upload,
    usage,
    user,
    vocabulary,
)
from repository.models.base import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
