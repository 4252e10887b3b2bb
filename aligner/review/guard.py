"""Who is let in: the browser that was given the address, on this machine, and no other site's page."""

from __future__ import annotations

from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """Lets nobody in but the browser that was given the address with the token, on this machine, by our name.

    The Host header is checked against DNS rebinding, Origin and SameSite=Strict against other sites' requests.
    """

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
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
        if compare_digest(request.cookies.get(self._cookie, "").encode(), self._token.encode()):
            return None
        given = request.query_params.get("token", "")
        if request.method == "GET" and request.url.path == "/" and compare_digest(given.encode(), self._token.encode()):
            answer = RedirectResponse("/", 303)
            answer.set_cookie(self._cookie, self._token, httponly=True, samesite="strict")
            answer.headers.update(HEADERS)
            return answer
        return message("open the address that `align review` printed, with its token", 403)


def message(text: str, status: int) -> Response:
    """Return words for a person, as JSON, with a status."""
    return JSONResponse({"error": text}, status, headers=HEADERS)
