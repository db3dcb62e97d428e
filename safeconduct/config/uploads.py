"""What comes in by a form stays in memory: a temporary file would be plaintext on a disk."""

from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler

# Bytes of a form with a file that somebody who has signed in may send: a photograph from a telephone with
# what surrounds it. Strangers get the settings' own limit; a form is read before anybody knows its page.
SIGNED_IN = 26 * 1024 * 1024


class MemoryOnly(MemoryFileUploadHandler):
    """Django's handler would drop a file past its limit without a word; this one refuses aloud."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, Any],  # noqa: N803 - Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        super().handle_raw_input(input_data, META, content_length, boundary, encoding)
        self.activated = content_length <= self._limit()
        if not self.activated:
            raise RequestDataTooBig("a form with a file larger than its sender may send")

    def _limit(self) -> int:
        actor = getattr(self.request, "actor", None)
        known = actor is not None and not actor.anonymous
        return SIGNED_IN if known else settings.FILE_UPLOAD_MAX_MEMORY_SIZE
