"""The server of the review app: on this machine alone, for whoever has the token."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from aligner.errors import UsageError
from aligner.review.app import application
from aligner.review.session import Session

HOST = "127.0.0.1"


def serve(session: Session, output: Path, port: int, browser: bool, announce: Callable[[str], None]) -> None:
    """Serve a session until it is interrupted; port 0 takes a free one. `announce` is told the address.

    Raises UsageError where the port cannot be had.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise UsageError(f"port {port} cannot be had: {error}", remedy="name another --port, or none") from error
        listener.listen()
        port = listener.getsockname()[1]
        token = secrets.token_urlsafe(32)
        app = application(session, token, port, output)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        url = f"http://{HOST}:{port}/?token={token}"
        announce(url)
        if browser:
            webbrowser.open(url)
        uvicorn.Server(config).run(sockets=[listener])
