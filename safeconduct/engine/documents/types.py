"""Types that the engine's documents share."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

Moment = Annotated[datetime, Meta(tz=True)]
Word = Annotated[str, Meta(min_length=1, max_length=60)]
Line = Annotated[str, Meta(max_length=300)]
Handles = Annotated[list[UUID], Meta(max_length=500)]
Seconds = Annotated[int, Meta(ge=5, le=86_400)]
