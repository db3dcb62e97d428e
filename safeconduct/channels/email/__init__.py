"""E-mail through one SMTP server, over TLS unless the server is this machine."""
