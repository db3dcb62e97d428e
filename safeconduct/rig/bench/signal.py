"""From a critical signal being sent to the first message being handed to a channel."""

import time
from pathlib import Path

from safeconduct.rig.bench.figures import summary
from safeconduct.rig.bench.host import Client, Host
from safeconduct.rig.bench.place import fresh

LONGEST = 30.0  # seconds until a message counts as never sent


def run(n: int) -> dict[str, object]:
    """Time `n` signals, each from the request until its first message stands in the sink."""
    with fresh() as data:
        name, words, sink = _fill(data)
        host = Host(data)
        try:
            client = Client(host.port)
            client.sign_in(name, words)
            began = time.perf_counter()
            times = [_one(client, sink, number) for number in range(n)]
            return summary("signal", times, time.perf_counter() - began, [host.process.pid])
        finally:
            host.close()


def _one(client: Client, sink: Path, number: int) -> float:
    """One signal: sent, heard, closed again, so that the next finds the same quiet desk. Milliseconds."""
    before = _messages(sink)
    at = time.perf_counter()
    given = {"lines": ["screams"], "level": "critical", "from": f"+7 900 {number:07d}"}
    status, made = client.call("/api/actions/desk.log_signal", given)
    if status != 200 or not isinstance(made, dict):
        raise RuntimeError(f"the signal was answered with {status}")
    while _messages(sink) == before:
        if time.perf_counter() - at > LONGEST:
            raise RuntimeError("no message left")
        time.sleep(0.001)
    took = (time.perf_counter() - at) * 1000
    status, incident = client.call("/api/queries/desk.incident", {"incident": made["incident"]})
    for alarm in incident["alarms"] if isinstance(incident, dict) else []:
        client.call("/api/actions/desk.close_alarm", {"alarm": alarm, "outcome": "bench"})
    return took


def _messages(sink: Path) -> int:
    try:
        return sink.stat().st_size
    except FileNotFoundError:
        return 0


def _fill(data: Path) -> tuple[str, str, Path]:
    from safeconduct.rig import cast as casting
    from safeconduct.rig.demo import command, people

    cast = command.people_only()
    folder = data.parent / "messages"
    folder.mkdir(mode=0o700)
    casting.reachable(cast, folder)
    return people.sign_in_name("cedar"), people.passphrases()["cedar"], folder / "messages.jsonl"
