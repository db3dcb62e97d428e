"""Files of every kind that is read, made here: invented text, and what surrounds it in the wild."""

import gzip
import io
import zipfile

EN = "Two men were taken from a flat on Monday, the Safe Road network said."
RU = "Двух мужчин увезли из квартиры в понедельник, сообщили в сети «Безопасная дорога»."

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Two men taken | Example News</title>
<meta property="article:published_time" content="2026-03-12T08:15:00+03:00">
<link rel="canonical" href="https://news.example.org/two-men"></head>
<body class="with-sidebar"><div id="cookie-banner">We use cookies. Accept all</div>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><header><h1>Two men taken</h1></header>
<article><h1>Two men taken</h1><p class="byline">By Jo Invented</p>
<figure><img src="x.jpg"><figcaption>The yard of the house on Tuesday.</figcaption></figure>
<p>{EN}<p>“They broke the door,” a neighbour told us.<br>Nobody has answered.</p>
<p>Photo: Example Agency</p><p><a href="/other">Read also: an old story about something else</a></p>
<aside><p>Most read this week</p></aside><script>document.write("scripted")</script>
<p>{RU}</p></article>
<div class="related-articles"><p>Another story that is not this one</p></div>
<footer>© 2026 Example News. All rights reserved</footer></body></html>"""
TOLD = (EN, "“They broke the door,” a neighbour told us.\nNobody has answered.", RU)
FURNITURE = ("cookies", "Home", "By Jo", "Photo:", "Read also", "Most read", "scripted", "Another story", "©")


def mail(body: str = EN, kind: str = "plain", sender: str = "press@example.org") -> bytes:
    """A message with an attachment that nobody opens."""
    head = "Content-Type: text/plain\r\nContent-Disposition: attachment; filename=../../a.txt\r\n\r\n"
    return (
        f"From: {sender}\r\nTo: us@example.org\r\nSubject: Two men taken\r\n"
        "Date: Thu, 12 Mar 2026 08:15:00 +0300\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{body}\r\n-- \r\nPress office\r\n"
        f"--b\r\n{head}attached words\r\n--b--\r\n"
    ).encode()


def saved_page() -> bytes:
    """MHTML as browsers write it."""
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example.org/two-men\r\n"
        "Subject: Two men taken\r\nDate: Fri, 13 Mar 2026 09:00:00 +0300\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="m"\r\n\r\n--m\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: https://news.example.org/two-men\r\n\r\n{PAGE}\r\n--m--\r\n"
    ).encode()


def docx(body: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A document of Word with a macro beside it."""
    xml = body or (
        '<?xml version="1.0"?><w:document xmlns:w="w"><w:body>'
        f"<w:p><w:r><w:t>{EN}</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>{RU[:20]}</w:t></w:r><w:r><w:t>{RU[20:]}</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>taken out</w:delText></w:r></w:del></w:p></w:body></w:document>"
    )
    members = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": xml.encode(),
        "word/vbaProject.bin": b"MZ",
    }
    return zipped({**members, **(extra or {})})


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP of these members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def warc(page: str = PAGE, *, coding: str = "") -> bytes:
    """One capture with its request before it."""
    body = gzip.compress(page.encode()) if coding == "gzip" else page.encode()
    headers = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    if coding == "gzip":
        headers += "Content-Encoding: gzip\r\n"
    if coding == "chunked":
        headers += "Transfer-Encoding: chunked\r\n"
        half = len(body) // 2
        body = (
            b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:half], body[half:]))
            + b"0\r\n\r\n"
        )
    return _record("request", b"GET /two-men HTTP/1.1\r\n\r\n") + _record(
        "response", headers.encode() + b"\r\n" + body
    )


def _record(kind: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example.org/two-men\r\n"
        f"WARC-Date: 2026-03-13T06:00:00Z\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def wacz() -> bytes:
    """A capture as browsers' extensions write it."""
    return zipped({"datapackage.json": b"{}", "archive/data.warc.gz": gzip.compress(warc())})


def pdf(text: str = EN) -> bytes:
    """One page with a standard font."""
    lines = b" T* ".join(b"(%s) Tj" % line.encode() for line in (text[:45], text[46:]))
    content = b"BT /F1 12 Tf 14 TL 72 720 Td %s ET" % lines
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, table) + trailer


EVERY = {
    "page.html": PAGE.encode(),
    "message.eml": mail(),
    "page.mhtml": saved_page(),
    "report.docx": docx(),
    "page.warc": warc(),
    "page.warc.gz": gzip.compress(warc(coding="gzip")),
    "page.wacz": wacz(),
    "report.pdf": pdf(),
    "words.txt": RU.encode(),
}
