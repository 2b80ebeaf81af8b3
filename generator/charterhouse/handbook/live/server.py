"""Requests -> answers, for this machine alone."""

from __future__ import annotations

import json
import os
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Any
from urllib.parse import urlsplit

from .site import LIVE, Answer, content_type, find
from .state import State, View

HOST = "127.0.0.1"
NAMES = re.compile(r"(?:localhost|127\.0\.0\.1)(?::[0-9]+)?", re.IGNORECASE)
"""Whom a request may ask for: a site elsewhere that gives its own name our address gets nothing to read."""
PULSE = 15.0
"""Seconds after which a browser that listens is written to, which shows whether it is still there."""
OWN = ("live.js", "live.css")
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


class Server(ThreadingHTTPServer):
    """Serves one folder, and tells whoever listens how the builds stand."""

    allow_reuse_address = os.name != "nt"  # there it would share the port with another program
    allow_reuse_port = False  # likewise
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, root: Path, state: State) -> None:
        self.root, self.state = root, state
        super().__init__((HOST, port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is no error."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)

    def server_bind(self) -> None:
        """Take the port, without asking for this machine's name as the standard library does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    timeout = 60.0
    server_version = "charterhouse"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer, or go on telling what becomes of the builds."""
        path = urlsplit(self.path).path if self.path.startswith("/") else ""
        if not NAMES.fullmatch(self.headers.get("Host", "")):
            self.answer(Answer(403, content=b"This server answers to localhost and 127.0.0.1 alone.\n"))
        elif path == f"{LIVE}builds":
            self.tell()
        elif path.startswith(LIVE) and path.removeprefix(LIVE) in OWN:
            file = Path(__file__).with_name(path.removeprefix(LIVE))
            self.answer(Answer(200, content_type(file.name), file.read_bytes()))
        else:
            self.answer(find(self.server.root, self.server.state.now, path))

    do_HEAD = do_GET  # noqa: N815 (the interface)

    def answer(self, answer: Answer) -> None:
        """Send an answer; its content only where that was asked for."""
        self.send_response(answer.status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        if answer.location:
            self.send_header("Location", answer.location)
        if answer.status == 503:  # a page of ours, with words that may come from anywhere
            self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(answer.content)

    def tell(self) -> None:
        """Send how the builds stand, now and after each, until the browser or the server goes away."""
        self.send_response(200)
        for name, value in {**HEADERS, "Content-Type": "text/event-stream"}.items():
            self.send_header(name, value)
        self.end_headers()
        state = self.server.state
        view = state.now
        self.wfile.write(b"retry: 500\n" + _event(view))
        while self.command == "GET" and not state.over:
            new = state.after(view.turn, PULSE)
            self.wfile.write(_event(new) if new else b":\n\n")
            view = new or view

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for the builds."""


def _event(view: View) -> bytes:
    return f"data: {json.dumps({'built': view.built, 'turn': view.turn, 'said': view.said})}\n\n".encode()
