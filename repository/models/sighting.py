"""On which pages of the site a text of the interface was shown."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from repository.models.base import Base, UTCDateTime


class Sighting(Base):
    """A message, named as gettext does, on one kind of page. `arguments`: of the route of that page."""

    __tablename__ = "sightings"

    context: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    endpoint: Mapped[str] = mapped_column(primary_key=True)
    arguments: Mapped[dict[str, Any]]
    at: Mapped[datetime] = mapped_column(UTCDateTime)
