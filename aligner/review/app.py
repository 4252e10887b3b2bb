"""The web application: the page with our script added, and what that script asks for."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from aligner.decisions import Entry, active
from aligner.errors import AlignerError, UsageError
from aligner.formats import write
from aligner.model import Candidate
from aligner.output import Claim
from aligner.review.edits import Stale, decide, redo, undo
from aligner.review.guard import HEADERS, Guard, message
from aligner.review.session import Session, View

_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_LARGEST = 65536
_ASSETS = {"review.js": "text/javascript", "review.css": "text/css"}


def application(
    session: Session, tokens: Iterable[str], port: int, output: Path, used: Callable[[], None] = lambda: None
) -> ASGIApp:
    """Return the app for a session; `output` is the folder that results are written to when a person asks for it.

    Each of `tokens` lets one browser in, once, of which `used` is told.
    """

    def get(path: str, answer: Callable[[Session, Mapping[str, str]], Any]) -> Route:
        async def endpoint(request: Request) -> Response:
            return await _answer(answer, session, dict(request.query_params))

        return Route(path, endpoint, methods=["GET"])

    def post(path: str, answer: Callable[[Session, Mapping[str, Any]], Any]) -> Route:
        async def endpoint(request: Request) -> Response:
            return await _answer(answer, session, await _body(request))

        return Route(path, endpoint, methods=["POST"])

    def export(session: Session, _: Mapping[str, Any]) -> Any:
        claim = Claim(output, (*session.inputs, session.store.path))
        written = write(session.current().corpus, output, claim=claim)
        return {"written": [str(path) for path in written], "folder": str(output)}

    routes = [
        Route("/", _page(session), methods=["GET"]),
        Route("/assets/{name}", _asset, methods=["GET"]),
        Route("/favicon.ico", _no_icon, methods=["GET"]),
        get("/state", lambda session, _: state(session.current(), session)),
        get("/quote", _quote),
        get("/text", _text),
        post("/decisions", _decide),
        post("/undo", lambda session, _: _back(session, undo)),
        post("/redo", lambda session, _: _back(session, redo)),
        post("/export", export),
    ]
    return Guard(Starlette(routes=routes, exception_handlers={HTTPException: _refused}), tokens, port, used)


def state(view: View, session: Session) -> dict[str, Any]:
    """Return what the page has to know beside its text: who decided what, and what could not be kept."""
    decided = {what: {name: asdict(one) for name, one in ids.items()} for what, ids in view.decided().items()}
    return {
        "by": session.by,
        "version": view.version,
        "file": str(session.store.path),
        "decided": decided,
        "held": len(active(view.entries)),
        "conflicts": [
            {"what": one.entry.what, "document": one.entry.document, "message": str(one)} for one in view.conflicts
        ],
    }


def inject(page: str) -> tuple[str, str]:
    """Return a page with our style and script added, and the policy that allows both, and requests to us alone.

    The page brings its own policy, by digests, which would shut ours out: it goes to the header, with us added.
    """
    found = _META.search(page)
    if found is None:
        raise ValueError("the page has no Content-Security-Policy of the known form")
    parts = [part.split() for part in html.unescape(found[1]).split(";") if part.strip()]
    policy = {part[0]: part[1:] for part in parts}
    for name in ("script-src", "style-src", "connect-src"):
        policy[name] = [*policy.get(name, []), "'self'"]
    policy["frame-ancestors"] = ["'none'"]
    made = page[: found.start()] + page[found.end() :]
    head, close, rest = made.partition("</head>")
    made = f'{head}<link rel="stylesheet" href="/assets/review.css">{close}{rest}'
    body, end, tail = made.rpartition("</body>")
    made = f'{body}<script src="/assets/review.js"></script>{end}{tail}'
    return made, "; ".join(" ".join([name, *values]) for name, values in policy.items())


def _page(session: Session) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        try:
            page, policy = await run_in_threadpool(lambda: inject(session.page()))
        except AlignerError as error:
            return message(str(error), 500)
        return HTMLResponse(page, headers=HEADERS | {"Content-Security-Policy": policy})

    return endpoint


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _ASSETS:
        raise HTTPException(404, "no such file")
    content = resources.files("aligner.review").joinpath(name).read_bytes()
    return Response(content, media_type=_ASSETS[name], headers=HEADERS)


async def _no_icon(_: Request) -> Response:
    """Answer that there is none: browsers ask unbidden, and would note a missing file as a fault of the page."""
    return Response(status_code=204, headers=HEADERS)


def _decide(session: Session, request: Mapping[str, Any]) -> Any:
    left = ""

    def made(entries: tuple[Entry, ...]) -> Entry:
        nonlocal left
        view = session.at(entries)
        _require_unchanged(session, view, request)
        entry, left = decide(view, request, session.by)
        return entry

    entry = session.store.add(made)
    return {"entry": asdict(entry), "focus": left, "state": state(session.current(), session)}


def _require_unchanged(session: Session, view: View, request: Mapping[str, Any]) -> None:
    """Raise Stale where a text that a request is about is another by now: the decision would be about what was read."""
    name = str(request.get("id"))
    number = view.beads.get(name, view.quotes.get(name))
    bitext = None if number is None else view.corpus.bitexts[number]
    texts = [bitext.source, bitext.target] if bitext else []
    for text in filter(None, (*texts, view.pool.get(str(request.get("document"))))):
        if session.watch.changed(text.document.path):
            raise Stale(f"{text.document.path} has changed since it was read", remedy="start `align review` again")


def _back(session: Session, make: Callable[[View, str], Entry]) -> Any:
    entry = session.store.add(lambda entries: make(session.at(entries), session.by))
    return {"entry": asdict(entry), "state": state(session.current(), session)}


def _quote(session: Session, query: Mapping[str, str]) -> Any:
    view = session.current()
    if query.get("id", "") not in view.quotes:
        raise Stale("this quote is not there any more", remedy="reload the page")
    number, index = view.quote(query["id"])
    match = view.corpus.bitexts[number].matches[index]
    texts = [
        {"id": name, "title": text.document.title or name, "author": text.document.meta("author")}
        for name, text in sorted(view.pool.items())
    ]
    return {
        "text": match.quote.text,
        "speaker": match.quote.speaker,
        "verdict": match.verdict,
        "original": _candidate(match.original) if match.original else None,
        "candidates": [_candidate(one) for one in match.candidates],
        "texts": texts,
        "version": view.version,
    }


def _candidate(one: Candidate) -> dict[str, Any]:
    return {"document": one.document_id, "start": one.span.start, "end": one.span.end, "text": one.text}


def _text(session: Session, query: Mapping[str, str]) -> Any:
    text = session.current().pool.get(query.get("id", ""))
    if text is None:
        raise UsageError("no such English text", remedy="choose one of the list")
    return {"id": text.document.id, "text": text.document.text}


async def _body(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise HTTPException(415, "send JSON")
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > _LARGEST:
            raise HTTPException(413, "too long")
    try:
        value = json.loads(content)
    except ValueError as error:
        raise HTTPException(400, "not JSON") from error
    if not isinstance(value, dict):
        raise HTTPException(400, "not a JSON object")
    return value


async def _answer(
    answer: Callable[[Session, Mapping[str, Any]], Any], session: Session, given: Mapping[str, Any]
) -> Response:
    """Answer off the event loop; what goes wrong on purpose becomes a message and its status."""
    try:
        value = await run_in_threadpool(answer, session, given)
    except Stale as error:
        return message(str(error), 409)
    except UsageError as error:
        return message(str(error), 400)
    except AlignerError as error:
        return message(str(error), 500)
    content = json.dumps(value, ensure_ascii=True).encode()
    return Response(content, media_type="application/json", headers=HEADERS)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return message(error.detail, error.status_code)
