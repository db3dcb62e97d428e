"""`safeconduct bench NAME [--n N] [--json]`: measure one thing and print it."""

import argparse
import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from safeconduct.kernel import speech

_ = speech.of(Path(__file__).parent.parent)

# name → module and how often by default
BENCHES = {
    "clocks": ("clocks", 500),
    "desk": ("desk", 500),
    "due": ("due", 500),
    "signal": ("signal", 500),
    "storm": ("storm", 600),
}


def main(arguments: list[str]) -> int:
    """Exit status 0 when it was measured, 2 for an unknown bench."""
    parser = argparse.ArgumentParser("safeconduct bench", description=_("Measure one thing and print it."))
    parser.add_argument("name", choices=sorted(BENCHES))
    parser.add_argument("--n", type=int, help=_("how often; cost can be seen growing with it"))
    parser.add_argument("--json", action="store_true", help=_("print the line of JSON alone"))
    given = parser.parse_args(arguments)
    module, usual = BENCHES[given.name]
    run: Callable[[int], dict[str, object]] = import_module(f"safeconduct.rig.bench.{module}").run
    figures = run(given.n or usual)
    if not given.json:
        for key, value in figures.items():
            print(f"{key:>20}  {value}", file=sys.stderr)
    print(json.dumps(figures))
    return 0
