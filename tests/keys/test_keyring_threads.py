"""Two requests of one session use one keyring: neither may trip over what the other learns."""

import sys
import threading

from safeconduct.kernel.ids import new_id
from safeconduct.keys.keyring import Keyring, Meaning
from safeconduct.keys.models import Epoch
from safeconduct.vault.types import BoxPair, CompartmentSecret, SignPair


def test_reading_a_keyring_while_it_learns_never_fails():
    keyring = Keyring(new_id(), new_id(), SignPair.generate(), BoxPair.generate())
    secret = CompartmentSecret.generate()
    faults: list[BaseException] = []
    done = threading.Event()

    def look() -> None:
        try:
            while not done.is_set():
                keyring.compartments()
                keyring.readable()
                keyring.find("identity", None)
                keyring.within(Epoch.objects.all())
        except RuntimeError as fault:
            faults.append(fault)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    readers = [threading.Thread(target=look) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(300):
        keyring.learn(new_id(), 1, secret, Meaning("signals", new_id()))
    done.set()
    for reader in readers:
        reader.join()
    sys.setswitchinterval(interval)
    assert faults == []
