"""Channels: how a message leaves the house. One folder per transport.

What this part promises:
- a transport says at most what it knows: "sent" when a provider took it, "delivered" with a receipt;
- it is over by its deadline, whatever the other side does;
- nothing that a provider says is shown, kept or logged but a state and its own message id;
- what comes in is sealed before it is acknowledged.
"""
