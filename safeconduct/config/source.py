"""The source of what runs here, for whoever uses it over a network (AGPL-3.0, section 13).

It is packed from the tree that this process runs from, so that a changed house offers its own changes.
Only what belongs to the program is taken: the data folder and keys lie beside it.
"""

import tarfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from safeconduct.acts.form_page import actor_of
from safeconduct.acts.policies import anybody_signed_in
from safeconduct.config import folders

PARTS = (
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md", "check", "deploy", "docs",
    "packs", "pyproject.toml", "requirements", "safeconduct", "setup", "start", "tests",
)  # fmt: skip


@require_GET
def source(request: HttpRequest) -> HttpResponse:
    """One archive. For members: their network's own playbooks lie in it."""
    anybody_signed_in.door(actor_of(request))
    return HttpResponse(
        packed(folders.PACKAGE.parent, Path(settings.DATA_FOLDER)),
        content_type="application/gzip",
        headers={"Content-Disposition": 'attachment; filename="safeconduct.tar.gz"'},
    )


@cache
def packed(root: Path, data: Path) -> bytes:
    """The archive of the program under `root`, with nothing of `data` wherever that lies."""
    packet = BytesIO()
    with tarfile.open(fileobj=packet, mode="w:gz") as archive:
        for file in _files(root, data.resolve()):
            archive.add(file, f"safeconduct/{file.relative_to(root)}", recursive=False, filter=_nobodys)
    return packet.getvalue()


def _files(root: Path, data: Path) -> Iterator[Path]:
    for part in PARTS:
        top = root / part
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            inside = file.relative_to(root).parts
            hidden = any(name.startswith(".") or name == "__pycache__" for name in inside)
            elsewhere = file.is_symlink() or file.resolve().is_relative_to(data)
            if file.is_file() and not hidden and not elsewhere:
                yield file


def _nobodys(one: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the account's name and the times of this machine."""
    one.uid = one.gid = one.mtime = 0
    one.uname = one.gname = ""
    return one
