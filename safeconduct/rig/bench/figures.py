"""Figures from measurements: percentiles and the memory of processes."""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path


def percentile(sorted_ms: Sequence[float], share: float) -> float:
    """The nearest-rank percentile of values in rising order; 0 for none."""
    if not sorted_ms:
        return 0.0
    return sorted_ms[max(0, math.ceil(share * len(sorted_ms)) - 1)]


def summary(name: str, ms: Iterable[float], seconds: float, processes: Iterable[int]) -> dict[str, object]:
    """The keys that every bench has. `ms` are wall times of single requests, `seconds` of all together."""
    rising = sorted(ms)
    return {
        "bench": name,
        "n": len(rising),
        "p50_ms": round(percentile(rising, 0.50), 2),
        "p95_ms": round(percentile(rising, 0.95), 2),
        "p99_ms": round(percentile(rising, 0.99), 2),
        "rate_per_s": round(len(rising) / seconds, 2) if seconds else 0.0,
        "rss_mib": round(max((rss_mib(one) for one in processes), default=0.0), 1),
        "database": "sqlite",
        "seconds": round(seconds, 2),
    }


def rss_mib(process: int) -> float:
    """The resident memory of a process and of whatever it started, the largest of them."""
    own = _rss(process)
    return max([own, *(rss_mib(child) for child in _children(process))])


def _rss(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    line = next((one for one in status.splitlines() if one.startswith("VmRSS:")), "VmRSS: 0 kB")
    return int(line.split()[1]) / 1024


def _children(process: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += [int(one) for one in task.read_text(encoding="ascii").split()]
        except OSError:
            continue
    return found
