"""`safeconduct restore FILE --data EMPTY_DIR`: everything back, on a machine that is offline, from k shares.

1. The shares are asked for on the terminal, or read from a descriptor; never arguments.
2. Everything is written into a folder beside the new one, which gets its name only when all of it is
   there and fits: a killed restore is begun again.
3. The tables are brought up to this version, purges of which the backup saw only the beginning are
   finished, and the whole log is checked with what stands inside every envelope: recovery opens all.
4. The engine's keys, which lie in recovery's reach, are put under a new boot secret.
5. It is written down that recovery was used: it must be replaced.
"""

import os
from pathlib import Path

from safeconduct.kernel.loading import load


def main(arguments: list[str]) -> int:
    """Exit status: 0 all is back and fits, 1 it does not fit and was not handed over, 2 not possible."""
    given = os.environ.get("SAFECONDUCT_DATA")
    target = Path(given).absolute() if given else None
    if target is not None:
        # Django is shown the folder beside: what is read and checked there has not got its place yet.
        os.environ["SAFECONDUCT_DATA"] = str(target.with_name(f".{target.name}.restoring"))
    load()
    from safeconduct.rig import restoring

    return restoring.command(arguments, target)
