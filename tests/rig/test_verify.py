"""The command says which row does not fit, first of all, and its status says whether any does not."""

import json
import os
from collections.abc import Callable

import pytest

from safeconduct.acts import command
from safeconduct.acts.actor import Actor
from safeconduct.kernel import clock
from safeconduct.kernel.errors import SIGN_IN, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import heads, rows
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.documents import Countersign
from safeconduct.keys.models import Countersignature
from safeconduct.rig import verifying
from tests import cast as people
from tests.tampering import write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_data")]


@pytest.fixture
def cast() -> people.Cast:
    return people.found()


def note(keyring) -> Countersignature:
    document = Countersign(of=new_id(), version=1, body=b"x", at=clock.now())
    return rows.insert(keyring, Countersignature, well_known(DESK), document)


def secrets(*lines: str) -> str:
    reading, writing = os.pipe()
    os.write(writing, "".join(f"{line}\n" for line in lines).encode())
    os.close(writing)
    return str(reading)


def unlocking(cast: people.Cast) -> Callable[[str, str, str], Actor]:
    def unlock(name: str, passphrase: str, code: str) -> Actor:
        if (passphrase, code) != ("seven words", "123456"):
            raise Refusal(SIGN_IN)
        return Actor(cast[name])

    return unlock


def test_what_fits_is_said_to_fit(cast, capsys):
    assert verifying.main([]) == verifying.FITS
    assert "All of it fits." in capsys.readouterr().out


def test_what_does_not_fit_is_named_with_its_table_its_row_and_its_leaf(cast, capsys):
    one, two = note(cast["ash"]), note(cast["ash"])
    write(Countersignature, two.pk, "epoch", 9)
    write(Countersignature, one.pk, "sealed", b"?")
    assert verifying.main([]) == verifying.DOES_NOT_FIT
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "2 things do not fit. The first:"
    assert said[1].startswith(f"keys_countersignature {one.pk} leaf {one.leaf}: The envelope")
    assert said[2].startswith(f"keys_countersignature {two.pk} leaf {two.leaf}: A clear column")


def test_programs_get_one_line(cast, capsys):
    row = note(cast["ash"])
    Countersignature.objects.filter(pk=row.pk).delete()
    assert verifying.main(["--json"]) == verifying.DOES_NOT_FIT
    told = json.loads(capsys.readouterr().out)
    assert told["fits"] is False
    assert told["entries"] == heads.offer().size
    assert told["findings"] == [
        {
            "code": "row_missing",
            "table": "keys_countersignature",
            "row": str(row.pk),
            "leaf": row.leaf,
            "detail": "",
        }
    ]


def test_a_head_from_outside_is_compared(cast, capsys):
    told = heads.write(heads.offer())
    note(cast["ash"])
    assert verifying.main(["--head", told]) == verifying.FITS
    longer = heads.write(heads.Head(heads.offer().size + 1, bytes(32)))
    assert verifying.main(["--head", told, "--head", longer]) == verifying.DOES_NOT_FIT
    assert "older copy" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        verifying.main(["--head", "nonsense"])
    assert ended.value.code == verifying.NOT_CHECKED


def test_with_the_keys_of_a_member_it_looks_inside(cast, capsys, monkeypatch):
    monkeypatch.setattr(command, "UNLOCK", unlocking(cast))
    fd = secrets("seven words", "123456")
    assert verifying.main(["--json", "--with-keys", "ash", "--secrets-fd", fd]) == verifying.FITS
    assert json.loads(capsys.readouterr().out)["envelopes"] > 10


def test_with_a_wrong_passphrase_nothing_is_checked_and_it_says_so(cast, capsys, monkeypatch):
    monkeypatch.setattr(command, "UNLOCK", unlocking(cast))
    fd = secrets("other words", "123456")
    assert verifying.main(["--with-keys", "ash", "--secrets-fd", fd]) == verifying.NOT_CHECKED
    said = capsys.readouterr()
    assert said.out == ""
    assert "other words" not in said.err
