"""Who is let in: the browser that was given the address, on this machine, and no other site's page."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


# The answer to a token goes on by itself, as a page of our own: a redirect would still count as a request of whoever
# opened the address, such as a file, and the browser would keep the cookie of SameSite=Strict to itself.
_WELCOME = '<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/"><title>aligner</title>'


class Guard:
    """Lets nobody in but a browser that was given the address with a token, on this machine, by our name.

    A token works once: what lets in from then on is a cookie, which is another secret. The Host header is checked
    against DNS rebinding, Origin and SameSite=Strict against other sites' requests.
    """

    def __init__(self, app: ASGIApp, tokens: Iterable[str], port: int, used: Callable[[], None] = lambda: None) -> None:
        self._app = app
        self._tokens = set(tokens)
        self._used = used
        self._secret = secrets.token_urlsafe(32)
        self._cookie = f"aligner_review_{port}"  # cookies do not tell ports apart
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403, 400 or a redirect that sets the cookie, or hand the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        await (self._refusal(request) or self._app)(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        if request.headers.get("host", "") not in self._hosts:
            return message("this address is not served", 400)
        origin = request.headers.get("origin")
        if origin is not None and origin not in {f"http://{host}" for host in self._hosts}:
            return message("requests of other sites are refused", 403)
        if compare_digest(request.cookies.get(self._cookie, "").encode(), self._secret.encode()):
            return None
        if request.method == "GET" and request.url.path == "/" and self._spent(request.query_params.get("token", "")):
            answer = HTMLResponse(_WELCOME, headers=HEADERS)
            answer.set_cookie(self._cookie, self._secret, httponly=True, samesite="strict")
            return answer
        return message(
            "open the address that `align review` printed; it works once, so start it again for another", 403
        )

    def _spent(self, given: str) -> bool:
        """Tell whether a token lets in; from then on it does not."""
        found = next((token for token in self._tokens if compare_digest(given.encode(), token.encode())), None)
        if found is None:
            return False
        self._tokens.discard(found)
        self._used()
        return True


def message(text: str, status: int) -> Response:
    """Return words for a person, as JSON, with a status."""
    return JSONResponse({"error": text}, status, headers=HEADERS)
