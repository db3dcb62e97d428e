"""A file that comes in by a form touches no disk, and is never lost without a word."""

from io import BytesIO
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.test import RequestFactory

from safeconduct.acts.actor import NOBODY
from safeconduct.config.uploads import SIGNED_IN


def post(size: int, actor: object = None) -> object:
    file = BytesIO(b"x" * size)
    file.name = "photo.jpg"
    request = RequestFactory().post("/", {"photo": file})
    if actor is not None:
        request.actor = actor
    return request.FILES["photo"]


def test_a_file_in_a_form_stays_in_memory() -> None:
    assert isinstance(post(1000), InMemoryUploadedFile)


@pytest.mark.parametrize("actor", [None, NOBODY])
def test_a_file_past_the_limit_is_refused_aloud(actor: object) -> None:
    with pytest.raises(RequestDataTooBig):
        post(settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1, actor)


def test_somebody_who_has_signed_in_may_send_a_photograph_and_no_more() -> None:
    member = SimpleNamespace(anonymous=False)
    assert isinstance(post(25 * 1024 * 1024, member), InMemoryUploadedFile)
    with pytest.raises(RequestDataTooBig):
        post(SIGNED_IN, member)
