"""An upgraded house is seen in its own styles at once, whatever a browser has kept."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.test import Client

from safeconduct.config import statics
from tests import cast as fictional


def test_the_address_of_a_style_changes_with_its_content(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "base.css"
    monkeypatch.setattr(finders, "find", lambda name: str(file))
    addresses = set()
    for content in ("body {}", "body { color: red }", "body {}"):
        file.write_text(content)
        statics.version.cache_clear()  # as a start of the new version does
        addresses.add(static("web/base.css"))
    statics.version.cache_clear()
    assert len(addresses) == 2


def test_every_file_that_a_page_names_is_there_under_its_address(db: None) -> None:
    fictional.found()
    page = Client().get("/sign-in").content.decode()
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(addresses) > 5
    for address in addresses:
        assert re.search(r"\?v=[0-9a-f]{8}$", address)
        answer = Client().get(address)
        assert answer.status_code == 200
        answer.close()


def test_a_file_that_is_not_there_has_no_address() -> None:
    with pytest.raises(ValueError, match="no-such-file"):
        static("web/no-such-file.css")
