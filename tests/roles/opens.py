"""Which rows each role opens with its keys: of a case one works on (m), and of every case (a)."""

from tests.roles.table import ROLES

KEYS = """
                op co la pa ps do an pr ad pt tr
signals         m  m  m  -  -  m  -  -  -  -  -
identity        -  m  m  m  -  -  -  -  -  -  -
contacts        m  a  m  m  m  -  -  -  -  -  -
timeline        m  a  m  -  -  m  -  -  -  -  -
claims          -  a  m  -  -  a  -  -  -  -  -
perpetrators    -  m  m  -  -  m  -  -  -  -  -
inquiries       -  a  m  -  -  a  a  -  -  -  -
consent         -  a  m  m  m  m  -  -  -  -  -
shelter         -  -  -  -  -  -  -  -  -  -  -
route           -  -  -  -  -  -  -  -  -  -  -
medical         -  -  -  -  m  -  -  -  -  -  -
testimony       -  -  m  -  m  m  -  -  -  -  -
evidence        -  m  m  -  -  m  -  -  -  -  -
money           -  a  -  -  -  -  -  -  -  -  -
publicity       -  a  m  a  -  a  -  a  -  -  -
brief           a  a  m  m  m  m  m  m  -  -  -
name_card       -  a  -  -  -  a  -  -  -  -  -
timeline_digest -  a  -  m  m  -  a  a  -  -  -
consent_verdict -  a  -  -  -  -  -  a  -  -  -
consent_count   -  a  -  -  -  -  a  -  -  -  -
never_publish   -  a  m  -  -  -  -  -  -  -  -
claim_digest    -  a  -  -  -  -  -  a  -  -  -
coded_claim     -  a  -  -  -  -  a  -  -  -  -
"""


def keys() -> dict[str, dict[str, str]]:
    """Room → role → cell."""
    rows = [text.split() for text in KEYS.strip().splitlines()[1:]]
    return {room: dict(zip(ROLES, cells, strict=True)) for room, *cells in rows}
