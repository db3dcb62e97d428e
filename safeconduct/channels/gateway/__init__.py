"""A generic HTTP gateway for SMS and voice: signed requests out, signed receipts and replies in.

Out: POST of JSON `{"to", "text", "code", "link", "kind", "idempotency_key"}` with the header
`Safeconduct-Signature: <Unix seconds>.<hex>`, the HMAC-SHA256 of seconds, a full stop and the body under
the shared secret. Answer: 2xx with JSON `{"id": …, "state": "sent" | "delivered"}`; all else is "failed".

In: POST to `/in/<random>` of JSON, signed likewise: a receipt `{"type": "receipt", "id", "message",
"state"}`, where `message` is the id that the gateway gave; or a reply, or keys pressed during a call,
`{"type": "message", "id", "from", "text"}`. Anything is answered 200 once it is sealed.
"""
