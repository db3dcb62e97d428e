"""What the surroundings say: every variable that Safeconduct reads.

| variable | meaning | default |
|---|---|---|
| SAFECONDUCT_DATA | the folder that holds everything that must survive | `data` beside the code |
| SAFECONDUCT_URL | the address that members type | `http://127.0.0.1:8000` |
| SAFECONDUCT_PUBLIC_URL | the address of the public pages | `http://127.0.0.1:8002` |
| SAFECONDUCT_TREE | which tree of addresses this process serves | `staff` |
| SAFECONDUCT_DEMO | `1`: fiction only, marked on every page | off |
| SAFECONDUCT_BOOT_SECRET_FILE | file with the boot secret (read by `keys`, `engine`) | attended |
| SAFECONDUCT_CLOCK | file that holds the time of a story (read by `kernel.clock`) | the wall clock |
| SAFECONDUCT_ROOM | file that holds the free bytes of a story's disk (read by `kernel.room`) | the disk |
"""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from safeconduct.config.folders import PACKAGE
from safeconduct.config.speech import _

TREES = ("staff", "public")


class Misconfigured(Exception):  # noqa: N818  (an answer to whoever starts it, not a fault)
    """The surroundings ask for what cannot be done safely; the text is one line with the way out."""


@dataclass(frozen=True)
class Environment:
    """The answers, checked."""

    data: Path
    url: str
    tree: str
    demo: bool
    public_url: str = "http://127.0.0.1:8002"

    @property
    def host(self) -> str:
        """The name in the address that members type, without the port; an IPv6 address in brackets."""
        return _host(self.url)

    @property
    def public_host(self) -> str:
        """The same of the address that anyone types."""
        return _host(self.public_url)

    @property
    def secure(self) -> bool:
        """Whether members reach us by https."""
        return self.url.startswith("https://")

    @property
    def public_secure(self) -> bool:
        """Whether readers of the public pages reach us by https."""
        return self.public_url.startswith("https://")

    @property
    def database(self) -> Path:
        return self.data / "safeconduct.sqlite3"

    @property
    def secret_key(self) -> Path:
        return self.data / "secret-key"


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """Read the surroundings; raises Misconfigured."""
    tree = environ.get("SAFECONDUCT_TREE", "staff")
    if tree not in TREES:
        raise Misconfigured(_("SAFECONDUCT_TREE is one of: %(trees)s") % {"trees": ", ".join(TREES)})
    url = environ.get("SAFECONDUCT_URL", "http://127.0.0.1:8000").rstrip("/")
    check_url(url)
    public = environ.get("SAFECONDUCT_PUBLIC_URL", "http://127.0.0.1:8002").rstrip("/")
    check_url(public)
    return Environment(
        data=Path(environ.get("SAFECONDUCT_DATA") or PACKAGE.parent / "data").absolute(),
        url=url,
        tree=tree,
        demo=environ.get("SAFECONDUCT_DEMO", "") == "1",
        public_url=public,
    )


def _host(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return f"[{host}]" if ":" in host else host


def check_url(url: str) -> None:
    """Let only https, an onion or this machine carry passphrases; raises Misconfigured."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    plain = f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{f':{port}' if port else ''}"
    if parts.scheme not in {"http", "https"} or not host or url.lower() != plain:
        raise Misconfigured(_("The address must look like https://desk.example.org, without a path."))
    if parts.scheme == "http" and not is_loopback(host) and not host.endswith(".onion"):
        raise Misconfigured(
            _("Members on other machines need https: give --url https://…, served by a proxy with TLS.")
        )


def is_loopback(host: str) -> bool:
    """Whether `host` (a name or an address) can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
