"""A file that comes in by a form touches no disk, and is never lost without a word."""

from io import BytesIO

import pytest
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.test import RequestFactory


def post(size: int) -> object:
    file = BytesIO(b"x" * size)
    file.name = "photo.jpg"
    return RequestFactory().post("/", {"photo": file}).FILES["photo"]


def test_a_file_in_a_form_stays_in_memory() -> None:
    assert isinstance(post(1000), InMemoryUploadedFile)


def test_a_file_past_the_limit_is_refused_aloud() -> None:
    with pytest.raises(RequestDataTooBig):
        post(settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1)
