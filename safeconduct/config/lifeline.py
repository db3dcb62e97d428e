"""A child that outlives its parent would hold the port, the keys and the lock: so it does not.

python -m safeconduct.config.lifeline VERB …    run a verb that ends with the one who started it
"""

import os
import signal
import sys
import threading
import time

SECONDS = 0.5


def tie() -> None:
    """End this process, as if told to, within a second of the death of the one that started it."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(SECONDS)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="lifeline", daemon=True).start()


if __name__ == "__main__":
    from safeconduct.__main__ import main

    tie()
    sys.exit(main())
