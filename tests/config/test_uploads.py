"""A file that comes in by a form touches no disk, and is never lost without a word."""

from io import BytesIO
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.test import RequestFactory

from safeconduct.acts.actor import NOBODY
from safeconduct.config.bodies import DROPPED
from safeconduct.config.uploads import SIGNED_IN
from safeconduct.web.fields import TooLarge


def post(size: int, actor: object = None) -> InMemoryUploadedFile:
    file = BytesIO(b"x" * size)
    file.name = "photo.jpg"
    request = RequestFactory().post("/", {"photo": file})
    if actor is not None:
        request.actor = actor
    return request.FILES["photo"]


def test_a_file_in_a_form_stays_in_memory() -> None:
    assert isinstance(post(1000), InMemoryUploadedFile)


@pytest.mark.parametrize("actor", [None, NOBODY])
def test_of_a_file_past_the_limit_nothing_is_kept_and_the_form_is_told(actor: object) -> None:
    size = settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1
    left = post(size, actor)
    assert isinstance(left, TooLarge)
    assert (left.size, left.read()) == (size, b"")


def test_somebody_who_has_signed_in_may_send_a_photograph_and_no_more() -> None:
    member = SimpleNamespace(anonymous=False)
    taken = post(25 * 1024 * 1024, member)
    assert not isinstance(taken, TooLarge)
    assert len(taken.read()) == 25 * 1024 * 1024
    assert isinstance(post(SIGNED_IN, member), TooLarge)


def test_what_nobody_would_ever_send_is_not_even_read() -> None:
    with pytest.raises(RequestDataTooBig):
        post(DROPPED)
