"""Links and pictures whose addresses would run something, or load something from elsewhere."""

from collections.abc import Iterator

from attacks.attack import Attack, one

_ADDRESSES = {
    "javascript": "javascript:alert(1)",
    "javascript-case": "JaVaScRiPt:alert(1)",
    "javascript-tab": "java&Tab;script:alert(1)",
    "javascript-newline": "java&NewLine;script:alert(1)",
    "javascript-control": "&#1;javascript:alert(1)",
    "javascript-entity": "&#x6A;avascript&colon;alert(1)",
    "javascript-percent": "javascript%3Aalert(1)",
    "javascript-comment": "javascript://%0Aalert(1)",
    "vbscript": "vbscript:msgbox(1)",
    "data-html": "data:text/html,<script>alert(1)</script>",
    "data-svg": "data:image/svg+xml;base64,PHN2Zy8+",
    "file": "file:///etc/passwd",
    "view-source": "view-source:file:///etc/passwd",
    "blob": "blob:https://example.org/x",
    "jar": "jar:https://example.org/x!/y",
    "feed": "feed:javascript:alert(1)",
    "ms-office": "ms-word:ofe|u|https://example.org/x",
    "search-ms": "search-ms:query=x",
    "smb": "\\\\\\\\host\\\\share",
    "unc": "//host/share",
    "chrome": "chrome://settings",
    "intent": "intent://x#Intent;end",
    "custom": "x-custom:run",
}
_FORMS = {
    "link": "[x](<{}>)",
    "named": "[x][y]\n\n[y]: <{}>",
    "automatic": "<{}>",
    "html": '<a href="{}">x</a>',
    "picture": "![A picture](<{}>)",
}
_OPTIONS = ("--epub", "--pdf", "--no-check")


def _texts() -> Iterator[Attack]:
    for name, address in _ADDRESSES.items():
        text = "\n\n".join(form.format(address) for way, form in _FORMS.items() if way != "picture")
        yield Attack(f"link-{name}", one(text), options=_OPTIONS)
        yield Attack(
            f"picture-{name}", one(_FORMS["picture"].format(address)), options=("--epub", "--no-check")
        )


_KEYS = {
    "site": "site: {{url: '{}'}}\n",
    "publisher": "publisher: {{name: P, url: '{}'}}\n",
    "identifier": "identifier: '{}'\n",
    "doi": "bibliography: w.yaml\nback: [bibliography]\n",
    "cover": "trade: {{cover: '{}'}}\n",
    "series": "series: {{name: S, url: '{}'}}\n",
}
_PLAIN = "title: A\nlanguage: en\ncontributors: [{name: A, role: aut}]\n"
_IDENTIFIED = _PLAIN + "identifier: urn:uuid:5d0c5a44-2b3e-4f0e-9a57-5f5c86a1f0d1\n"


def _keys() -> Iterator[Attack]:
    for name, key in _KEYS.items():
        for way in ("javascript", "file", "data-html"):
            head = _PLAIN if name == "identifier" else _IDENTIFIED
            address = _ADDRESSES[way]
            text = f"{head}{key.format(address)}body: [chapters/one.md]\n"
            work = f"- {{id: ko, type: book, title: T, URL: '{address}', DOI: '{address}', author: [{{family: K}}]}}\n"
            yield Attack(
                f"key-{name}-{way}",
                {"book.yaml": text, "w.yaml": work},
                options=("--epub", "--web", "--no-check"),
            )


ATTACKS = (*_texts(), *_keys())
