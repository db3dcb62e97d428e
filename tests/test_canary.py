"""What was typed is found nowhere once the power is gone: no disk, log or process holds it in the clear.

Marked words go through every action of a real server and through its pages; providers fail. Then
everything is killed and all that is left behind is searched, in every form that software gives to words.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from msgspec import inspect as types

from safeconduct.acts import registry
from safeconduct.acts.decode import shape
from tests.evening import Evening
from tests.evening_script import EVENING, Given
from tests.finding import MARK, NAME, NUMBER, found_in, left_behind
from tests.running import UNREACHED, Running


def marked(action: registry.Action, given: Given, fixed: Mapping[str, Any]) -> tuple[Given, Given]:
    """The input with a mark in every text that is not fixed, and what to put back where words are refused."""
    sent, back = dict(given), {}
    for field in getattr(shape(action.input), "fields", ()):
        node, extra = field.type, {}
        while isinstance(node, types.Metadata):
            node, extra = node.type, {**extra, **(node.extra or {})}
        name, widget = field.encode_name, extra.get("widget")
        if name in fixed or "choices" in extra or widget in {"ref", "secret", "hidden", "code"}:
            continue
        lines = isinstance(node, types.ListType) and isinstance(_bare(node.item_type), types.StrType)
        if isinstance(node, types.StrType) or lines:
            mark = NUMBER if widget == "tel" else MARK
            sent[name], back[name] = [mark] if lines else mark, given.get(name)
    return sent, back


def _bare(node: Any) -> Any:
    while isinstance(node, types.Metadata):
        if "choices" in (node.extra or {}):
            return None
        node = node.type
    return node


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    memory = Path(tempfile.mkdtemp(prefix="safeconduct-canary-", dir="/dev/shm"))
    house = Running(tmp_path, memory)
    try:
        yield house
    finally:
        if house.process.poll() is None:
            house.kill()
        shutil.rmtree(memory, ignore_errors=True)


def type_into_pages(evening: Evening) -> None:
    """Forms with marks: one that is refused and shown again, a kept draft, a search, an address."""
    client = evening.client("cedar")
    page = client.get("/act/desk.write_handover")[1].decode()
    (ticket,) = set(re.findall(r'/drafts/([0-9a-f-]{36})(?=[/?"])', page)) or {""}
    assert ticket, "the form carries a draft"
    kept, _body = client.post(f"/drafts/{ticket}?form=desk.write_handover", {"note": MARK})
    assert kept == 204
    for path, fields in (
        ("/signals/new", {"lines": MARK, "from": NUMBER, "level": MARK}),
        ("/act/cases.look_up", {"text": NUMBER}),
        ("/cases/find", {"text": NAME}),
        ("/sign-in", {"name": MARK, "passphrase": MARK}),
    ):
        status, _body = client.post(path, fields)
        assert status < 500, path
    for path in (f"/cases?q={quote(MARK)}", f"/{quote(NAME)}/{quote(NUMBER)}", f"/api/queries/{quote(NAME)}"):
        assert client.get(path)[0] < 500
    for body in (msgspec.json.encode({"note": MARK, NAME: MARK}), f'{{"note": "{MARK}'.encode()):
        headers = {"Content-Type": "application/json", "X-CSRFToken": client.token}
        assert client._send("POST", "/api/actions/desk.write_handover", body, headers)[0] < 500


@pytest.mark.slow
def test_what_was_typed_through_every_action_is_found_nowhere(running: Running) -> None:
    evening = Evening(
        running.port, running.words, running.messages, mark=marked, after=running.look, comment=MARK
    )
    try:
        spend(running, evening)
    finally:
        evening.close()
    running.kill()

    assert evening.refused == {}
    assert {one.name for one in registry.actions()} - evening.done == set(UNREACHED)
    assert len(evening.marked) > 60, "texts took the mark"
    folders = [running.folder.data, running.folder.memory, running.temporary, running.messages]
    assert left_behind(folders) == {}
    assert found_in(running.said.read_bytes()) == set()
    assert found_in(b"\n".join(running.seen)) == set()


def spend(running: Running, evening: Evening) -> None:
    """Every action and page; then providers that hang and fail while a critical call is on."""
    evening.live(EVENING)
    modes = {"sms": "hang", "console": "fail"}
    (running.messages / "mode").write_bytes(msgspec.json.encode(modes))
    given = {"lines": [MARK], "from": NUMBER, "level": "critical", "place": MARK}
    assert evening.call("cedar", "/api/actions/desk.log_signal", given)[0] == 200
    type_into_pages(evening)
    running.look()
