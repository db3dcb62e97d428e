"""The engine of a story, as a process of its own, so that killing it is real.

It reads one line at a time: `until <ISO instant>` plays every due moment in order up to that instant,
with the clock of everybody moved along, and answers `idle`. End of input ends it.
"""

import os
import sys
from datetime import datetime
from pathlib import Path

from safeconduct.kernel.loading import load


def main() -> int:
    """Serve one story. The clock's file is named in SAFECONDUCT_CLOCK."""
    load()
    from safeconduct.engine.loop import Engine
    from safeconduct.kernel import clock

    engine, file = Engine(), Path(os.environ["SAFECONDUCT_CLOCK"])
    print("ready", flush=True)
    for line in sys.stdin:
        until = datetime.fromisoformat(line.removeprefix("until ").strip())
        engine.run_until_idle(clock.now())
        while (moment := engine.next_moment(clock.now())) is not None and moment <= until:
            clock.steer(file, moment)
            engine.run_until_idle(moment)
        clock.steer(file, until)
        engine.run_until_idle(until)
        print("idle", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
