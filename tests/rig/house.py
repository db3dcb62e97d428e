"""One installation that is backed up, restored and purged, in processes of its own."""

import signal
import subprocess
from pathlib import Path
from typing import Any

from tests.processes import Folder

CHILDREN = "tests.rig.children"
NOT_DONE, DOES_NOT_FIT = 2, 1  # what the verbs end with


class House:
    """One installation, what is known of it, and room beside it."""

    def __init__(self, folder: Folder, room: Path, known: dict[str, Any]) -> None:
        self.folder, self.room = folder, room
        self.kept = Path(known["backup"])  # a backup of the house as it was found
        self.shares: list[str] = known["shares"]
        self.row: str = known["row"]
        self.files: list[str] = known["files"]
        self.keys: list[str] = known["keys"]
        self.engine: str = known["engine"]

    def look(self, folder: Folder | None = None) -> dict[str, Any]:
        given = {"keys": self.keys, "row": self.row, "files_named": self.files}
        return dict((folder or self.folder).run(f"{CHILDREN}:look", **given))

    def backup(self) -> Path:
        target = self.room / "backup"
        done = self.folder.safeconduct("backup", str(target))
        assert done.returncode == 0, done.stderr
        return target

    def place(self, name: str = "restored") -> Folder:
        return Folder(self.room / name, self.folder.memory)

    def restore(
        self, backup: Path, *more: str, shares: list[str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        words = self.shares[1:4] if shares is None else shares
        return self.place().safeconduct("restore", str(backup), *more, secrets=("--shares-fd", words))


def kill(child: subprocess.Popen[str], word: str) -> None:
    """Kill a child at the point at which it says `word`."""
    assert child.stdout is not None
    assert child.stdin is not None
    with child:
        assert child.stdout.readline().strip() == word
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdin.close()
