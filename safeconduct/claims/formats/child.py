"""The process that opens a stranger's file: one file in, its text out.

python -I -m safeconduct.claims.formats.child     (a File on stdin, an Answer on stdout)
"""

import sys

import msgspec

from safeconduct.claims.formats import bounds, reading
from safeconduct.claims.formats.asking import Answer, File
from safeconduct.claims.formats.extracted import BROKEN, TOO_MUCH_WORK, Unreadable


def answer(file: File) -> Answer:
    """The text, or the code of why there is none. What a library raises for a broken file is not told."""
    try:
        return Answer(extracted=reading.read(file.name, file.data))
    except Unreadable as fault:
        return Answer(refused=fault.code)
    except (MemoryError, RecursionError):
        return Answer(refused=TOO_MUCH_WORK)
    except Exception:  # noqa: BLE001  (parsers fail in their own ways; none of them may say what it saw)
        return Answer(refused=BROKEN)


def main() -> None:
    """Answer once and end."""
    file = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=File)
    reading.load(file.name, file.data)
    bounds.bound()
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer(file)))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
