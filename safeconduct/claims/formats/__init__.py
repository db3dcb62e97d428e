"""Text out of files that strangers made.

Whatever is brought in may have been made to harm who reads it. So nothing of it is opened in a process
that holds keys: a child with neither keys nor environment, bounded in memory, time and output, that can
open no file and no connection, gives back text alone (`child`, `bounds`). Nothing is fetched and nothing
written to a disk.
"""

from safeconduct.claims.formats.asking import text_of
from safeconduct.claims.formats.extracted import Extracted

__all__ = ["Extracted", "text_of"]
