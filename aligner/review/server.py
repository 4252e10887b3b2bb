"""The server of the review app: on this machine alone, for whoever has the token."""

from __future__ import annotations

import os
import secrets
import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

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
        printed, handed = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        address = f"http://{HOST}:{port}/?token="
        with _letter(address + handed) as (letter, burn):
            app = application(session, (printed, handed), port, output, burn)
            config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
            announce(address + printed)
            if browser:
                webbrowser.open(letter.as_uri())
            uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def _letter(url: str) -> Iterator[tuple[Path, Callable[[], None]]]:
    """Give a page that sends its reader on to an address, readable by this user alone, and what removes it.

    A browser is started with its name, which all users of the machine can see; with the address they could come in.
    """
    with TemporaryDirectory(prefix="aligner-review-") as folder:  # mode 0700
        letter = Path(folder) / "open.html"
        handle = os.open(letter, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(
                '<!DOCTYPE html><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
                f'<meta http-equiv="refresh" content="0; url={url}"><title>aligner</title><a href="{url}">Review</a>'
            )
        yield letter, lambda: letter.unlink(missing_ok=True)
