"""A mail server's end: a real SMTP conversation on this machine, as it is told, and what it was given."""

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    refuses = ""  # the verb that it answers with "no such user"
    drips = False
    hangs = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.mails: list[bytes] = []
        self.said: list[str] = []

    def letters(self, to: str) -> list[str]:
        """The texts that were taken for an address, oldest first."""
        read = [message_from_bytes(mail, _class=EmailMessage, policy=policy.default) for mail in self.mails]
        return [str(mail.get_content()) for mail in read if mail["To"] == to]


class Conversation(socketserver.StreamRequestHandler):
    """Just enough of RFC 5321."""

    server: Server

    def say(self, line: str) -> None:
        for letter in line + "\r\n":
            self.wfile.write(letter.encode())
            if self.server.drips:
                time.sleep(0.1)

    def handle(self) -> None:
        try:
            self.talk()
        except OSError:
            return

    def talk(self) -> None:
        if self.server.hangs:
            self.rfile.read()  # says nothing until the other end gives up
            return
        self.say("220 mail.example.org")
        while line := self.rfile.readline().decode().strip():
            self.server.said.append(line)
            verb = line.split()[0].upper()
            if verb == self.server.refuses:
                self.say("550 no such user fir@example.org")
            elif verb == "DATA":
                self.say("354 go on")
                lines = []
                while (text := self.rfile.readline()) != b".\r\n":
                    lines.append(text)
                self.server.mails.append(b"".join(lines))
                self.say("250 taken")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 mail.example.org")


@contextmanager
def sink() -> Iterator[Server]:
    """A mail server on this machine."""
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()
