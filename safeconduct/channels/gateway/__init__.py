"""A generic HTTP gateway for SMS and voice: signed requests out, signed receipts and replies in.

Out: POST of JSON `{"to", "text", "code", "link", "kind", "idempotency_key"}` with the headers
`Safeconduct-Time` (Unix seconds) and `Safeconduct-Signature` (hex HMAC-SHA256 of time, a full stop and
the body). Answer: 2xx with JSON `{"id": …, "state": "sent" | "delivered"}`; anything else is "not sent".

In: POST to `/in/<random>` of JSON, signed likewise: a receipt `{"type": "receipt", "id", "state"}`, a
message `{"type": "message", "id", "from", "text"}`, or keys pressed during a call
`{"type": "keys", "id", "from", "text"}`.
"""
