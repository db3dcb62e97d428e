"""What comes in by a form stays in memory: a temporary file would be plaintext on a disk."""

from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler

from safeconduct.config.bodies import DROPPED
from safeconduct.web.fields import TooLarge

# Bytes of a form with a file that somebody who has signed in may send: a photograph from a telephone with
# what surrounds it. Strangers get the settings' own limit; a form is read before anybody knows its page.
SIGNED_IN = 26 * 1024 * 1024


class MemoryOnly(MemoryFileUploadHandler):
    """Django's handler would drop a file past its limit without a word. This one reads it to its end, keeps
    nothing of it, and leaves a `TooLarge` in its place: what was typed beside it is not lost."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, Any],  # noqa: N803 - Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        super().handle_raw_input(input_data, META, content_length, boundary, encoding)
        if content_length > DROPPED:
            raise RequestDataTooBig("more than is read to its end")
        self.activated = True
        self.kept = content_length <= self._limit()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return super().receive_data_chunk(raw_data, start) if self.kept else None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        kind = InMemoryUploadedFile if self.kept else TooLarge
        self.file.seek(0)
        return kind(self.file, self.field_name, self.file_name, self.content_type, file_size, self.charset)

    def _limit(self) -> int:
        actor = getattr(self.request, "actor", None)
        known = actor is not None and not actor.anonymous
        return SIGNED_IN if known else settings.FILE_UPLOAD_MAX_MEMORY_SIZE
