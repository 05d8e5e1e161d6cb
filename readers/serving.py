"""A server on 127.0.0.1 for the pages that carry a reading system, for its library and for the book."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

# Scripts only from here: what a book might carry in itself is not run.
_POLICY = (
    "default-src 'self' blob: data:; script-src 'self'; style-src 'self' blob: 'unsafe-inline'; "
    "object-src 'none'; form-action 'none'"
)
_TYPES = {
    ".css": "text/css",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".ncx": "application/x-dtbncx+xml",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
}


def find(roots: Mapping[str, Path], url: str) -> Path | None:
    """The file that ``/root/rest/of/path`` names, or None; nothing outside the root's folder is found."""
    parts = PurePosixPath(unquote(urlsplit(url).path)).parts[1:]
    if len(parts) < 2 or parts[0] not in roots:
        return None
    root = roots[parts[0]].resolve()
    path = root.joinpath(*parts[1:]).resolve()
    return path if path.is_relative_to(root) and path.is_file() else None


@contextmanager
def served(roots: Mapping[str, Path]) -> Iterator[str]:
    """Serve each folder under its name; gives the address, without a slash at its end."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = find(roots, self.path)
            body = path.read_bytes() if path else b""
            self.send_response(200 if path else 404)
            kind = _TYPES.get(path.suffix.lower(), "application/octet-stream") if path else "text/plain"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", _POLICY)
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
            """Say nothing: what fails is a finding."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: a browser that is closed leaves its connections behind."""

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
