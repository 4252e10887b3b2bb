"""A small corpus to decide about, the app on it, and a real server with a browser where there is one."""

from __future__ import annotations

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aligner.decisions import Store
from aligner.model import (
    Bead,
    Bitext,
    Candidate,
    Corpus,
    Document,
    Evidence,
    Lang,
    Quote,
    QuoteMatch,
    Sentence,
    Span,
    Text,
)

FRENCH = ("Le port est fermé.", "Il pleut.", "« Nous restons », dit Léa. 😀", "Elle rit.")
ENGLISH = ("The harbour is closed.", "It rains.", '😀 "We are staying," says Léa.', "She laughs.")
PORT = 8000
TOKEN = "a-token"


def text(name: str, sentences: tuple[str, ...], quote: str = "") -> Text:
    lang: Lang = "fr" if name.startswith("fr/") else "en"
    made, whole = [], ""
    for index, words in enumerate(sentences):
        whole += " " if index else ""
        made.append(Sentence(name, index, 0, Span(len(whole), len(whole) + len(words)), words))
        whole += words
    quotes = (Quote(name, 0, span(whole, quote), quote, speaker="Léa"),) if quote else ()
    return Text(Document(name, lang, name, whole), tuple(made), quotes)


def span(whole: str, words: str) -> Span:
    start = whole.index(words)
    return Span(start, start + len(words))


def candidate(text: Text, words: str) -> Candidate:
    return Candidate(text.document.id, span(text.document.text, words), words, 0.5)


def small() -> Corpus:
    """A pair of four beads with a quote that has an original and runners-up, and a text that is not its version."""
    source, target = text("fr/a.txt", FRENCH, "Nous restons"), text("en/a.txt", ENGLISH)
    memo = text("en/memo.txt", ("We are leaving.", "We will stay here."))
    beads = tuple(Bead(Span(i, i + 1), Span(i, i + 1), 0.75) for i in range(4))
    runners = (candidate(memo, "We will stay here"), candidate(target, "She laughs."))
    found = candidate(target, "We are staying")
    match = QuoteMatch(source.quotes[0], found, "verbatim", 0.9, (Evidence("cosine", 0.8),), runners)
    return Corpus((Bitext(source, target, beads, (match,)),), (target, memo))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "decisions.tsv")


@pytest.fixture
def client(store: Store, tmp_path: Path) -> Iterator[Any]:
    """A client that came in with the token; Ada decides, and results go to `out`."""
    with visitor(store, "Ada", tmp_path / "out") as made:
        assert made.get(f"/?token={TOKEN}").status_code == 200
        yield made


def visitor(store: Store, by: str, output: Path) -> Any:
    """Return a client that has no cookie yet, of a server on which one person decides."""
    testclient = pytest.importorskip("starlette.testclient", reason="the extra is not installed: aligner[review]")
    from aligner.review.app import application
    from aligner.review.session import Session

    app = application(Session(small(), store, by), [TOKEN], PORT, output)
    return testclient.TestClient(app, base_url=f"http://127.0.0.1:{PORT}")


@dataclass(frozen=True, slots=True)
class Server:
    """A real `align review` in its own process."""

    process: subprocess.Popen[str]
    url: str

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait(30)


Start = Callable[..., Server]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start servers; what is left of them is ended."""
    pytest.importorskip("uvicorn", reason="the extra is not installed: aligner[review]")
    made: list[Server] = []

    def go(corpus: Path, by: str = "Ada", output: Path | None = None) -> Server:
        arguments = ["review", corpus / "fr", corpus / "en", "-o", output or corpus / "out", "--as", by, "--no-browser"]
        command = [sys.executable, "-c", "from aligner.cli import main; main()", *map(str, arguments)]
        env = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        lines: queue.Queue[str] = queue.Queue()
        assert process.stdout
        threading.Thread(target=lambda out=process.stdout: lines.put(out.readline()), daemon=True).start()
        url = lines.get(timeout=60).strip()
        if not url:
            raise AssertionError(process.communicate()[1])
        made.append(Server(process, url))
        return made[-1]

    yield go
    for server in made:
        if server.process.poll() is None:
            server.process.send_signal(signal.SIGINT)
        server.process.communicate(timeout=30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of one pair on disk, cut from the sample corpus."""
    return copy_sample(tmp_path)


def copy_sample(place: Path) -> Path:
    sample = Path(__file__).parents[2] / "corpus"
    for lang in ("fr", "en"):
        (place / "corpus" / lang).mkdir(parents=True)
        name = "2026-10-03_harbour-library.txt"
        whole = (sample / lang / name).read_text(encoding="utf-8")
        (place / "corpus" / lang / "library.txt").write_text(whole, encoding="utf-8")
    return place / "corpus"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """What a run makes of the pair, once for all tests."""
    from aligner import pipeline

    folder = copy_sample(tmp_path_factory.mktemp("library"))
    return pipeline.run([folder / "fr"], [folder / "en"], pipeline.Options(translator="none")).in_memory()


@pytest.fixture
def local(library: Corpus, folder: Path) -> Iterator[Callable[[str], str]]:
    """Serve the run in this process, for one person after another: returns the address."""
    uvicorn = pytest.importorskip("uvicorn", reason="the extra is not installed: aligner[review]")
    from aligner.review.app import application
    from aligner.review.session import Session

    running: list[tuple[Any, threading.Thread, socket.socket]] = []

    def go(by: str) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        app = application(Session(library, Store(folder / "decisions.tsv"), by), [TOKEN], port, folder / "out")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        running.append((server, thread, listener))
        return f"http://127.0.0.1:{port}/?token={TOKEN}"

    yield go
    for server, thread, listener in running:
        server.should_exit = True
        thread.join(30)
        listener.close()


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[[str], Any]]:
    """Open the app in a fresh context; it may ask for nothing but its own, and say nothing on the console."""
    trouble: list[str] = []
    contexts = []

    def go(url: str, **settings: Any) -> Any:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda request: request.url.startswith(url.partition("?")[0]) or trouble.append(request.url))
        page.goto(url)
        ready(page)
        return page

    yield go
    for context in contexts:
        context.close()
    assert not trouble, trouble


def ready(page: Any) -> None:
    """Wait until the app has taken the page over."""
    page.wait_for_selector("html[data-review=ready]")
