"""Starts everything that must run, keeps it running, ends it cleanly.

The server itself holds no key and no row: it makes the data folder ready in one child, then runs the
pages and the engine as two more and starts again whichever dies.
"""

import argparse
import errno
import os
import socket
import subprocess
import sys

from safeconduct.__main__ import VERBS
from safeconduct.config import data_folder, environment, folders, forgetting, logs
from safeconduct.config.environment import Environment, Misconfigured
from safeconduct.config.speech import _
from safeconduct.config.supervisor import Child, Supervisor

PROJECT = folders.PACKAGE.parent
PUBLIC = 2  # ports above that of the members; the one between is kept for the anonymous form
PYTHON = [sys.executable, "-P", "-m"]  # never from the folder that somebody stands in


def main(arguments: list[str]) -> int:
    """`safeconduct serve`: run until SIGTERM, SIGINT or SIGHUP; raises Misconfigured."""
    given = parse(arguments)
    surroundings = surround(given)
    check_port(given.host, given.port)
    check_port(given.host, given.port + PUBLIC)
    data_folder.make(surroundings)
    held = data_folder.claim(surroundings)
    forgetting.prepare()
    logs.configure()
    try:
        for verb in ("setup", *(("demo",) if given.demo else ())):
            if status := subprocess.call([*PYTHON, "safeconduct", verb]):
                return status
        return Supervisor(children(given.host, given.port)).run(
            ready=(given.host, given.port),
            announce="\n".join(
                (
                    _("Safeconduct answers at %(url)s   (Ctrl+C ends it)") % {"url": surroundings.url},
                    _("The public pages answer at %(url)s") % {"url": surroundings.public_url},
                )
            ),
        )
    finally:
        os.close(held)


def parse(arguments: list[str]) -> argparse.Namespace:
    """The options of `./start` and `safeconduct serve`."""
    parser = argparse.ArgumentParser(
        "./start",
        description=_("Serve Safeconduct: the pages for members and the engine, until Ctrl+C."),
    )
    parser.add_argument(
        "--port", type=_port, default=8000, metavar="N", help=_("port of the pages for members (8000)")
    )
    parser.add_argument(
        "--data",
        metavar="DIR",
        help=_("folder for everything that must survive (./data; ./data-demo with --demo)"),
    )
    parser.add_argument("--demo", action="store_true", help=_("begin with a fictional network; fiction only"))
    parser.add_argument(
        "--host", default="127.0.0.1", help=_("address to listen on (127.0.0.1); others need an https --url")
    )
    parser.add_argument(
        "--url",
        help=_("the address that members type, as https://desk.example.org, served by a proxy with TLS"),
    )
    parser.add_argument(
        "--public-url",
        help=_("the address of the public pages, as https://www.example.org (port of the members plus 2)"),
    )
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65_533:
        raise argparse.ArgumentTypeError(_("a port is a number from 1 to 65533"))
    return int(text)


def surround(given: argparse.Namespace) -> Environment:
    """Put the options into the environment, where every child reads them; raises Misconfigured."""
    url = given.url or os.environ.get("SAFECONDUCT_URL") or f"http://127.0.0.1:{given.port}"
    os.environ["SAFECONDUCT_URL"] = url
    public = given.public_url or os.environ.get("SAFECONDUCT_PUBLIC_URL")
    os.environ["SAFECONDUCT_PUBLIC_URL"] = public or f"http://127.0.0.1:{given.port + PUBLIC}"
    if given.demo:
        os.environ["SAFECONDUCT_DEMO"] = "1"
        os.environ.setdefault("SAFECONDUCT_DATA", str(PROJECT / "data-demo"))
    surroundings = environment.read()
    os.environ["SAFECONDUCT_DATA"] = str(surroundings.data)
    if given.demo:  # real data forbids this: whoever takes the disk would take both
        os.environ.setdefault("SAFECONDUCT_BOOT_SECRET_FILE", str(surroundings.data / "boot-secret"))
    if not environment.is_loopback(given.host) and not surroundings.secure:
        raise Misconfigured(
            _(
                "Without TLS, passphrases would cross the network in the clear: with --host %(host)s also "
                "give --url https://… and put a TLS proxy in front (deploy/ has examples)."
            )
            % {"host": given.host}
        )
    return surroundings


def check_port(host: str, port: int) -> None:
    """Raise Misconfigured unless the pages can be served there."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as refusal:
        if refusal.errno == errno.EADDRINUSE:
            text = _("Port %(port)s is taken by another program. Give another one: --port %(other)s")
        elif refusal.errno == errno.EACCES:
            text = _("Port %(port)s is kept for the administrator. Give one above 1023: --port %(other)s")
        else:
            text = _("This machine has no address %(host)s to listen on. Give another one: --host 127.0.0.1")
        other = port + 10 if 1023 < port < 65_000 else 8000
        raise Misconfigured(text % {"port": port, "other": other, "host": host}) from refusal


def children(host: str, port: int) -> list[Child]:
    """What runs: the pages for members, the public pages, and the engine."""
    tree = [*PYTHON, "safeconduct.config.tree", host]
    running = [Child("staff", [*tree, str(port)])]
    running.append(Child("public", [*tree, str(port + PUBLIC), "public"]))
    if "engine" in VERBS:
        running.append(Child("engine", [*PYTHON, "safeconduct.config.lifeline", "engine"]))
    return running
