"""HTML pages with everything in them that is not text, and too much of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from hostile_cases import entry_points
from hostile_cases.case import CANARY, Case, file

_TEXT = "Le premier ministre a annoncé hier soir une mesure contre l’inflation, selon une source proche du dossier."
_PAGE = (
    "<html lang=fr><head><title>La mesure</title>{head}</head><body><article><h1>La mesure</h1><p>" + _TEXT + "</p>"
    "{body}<p>Elle sera présentée au parlement la semaine prochaine, a-t-on appris de la même source.</p></article>"
    "</body></html>"
)


def page(body: str = "", head: str = "") -> str:
    """Return a page with an article of two paragraphs, and what stands between them."""
    return _PAGE.format(body=body, head=head)


def _pages() -> Iterator[tuple[str, str, str | bytes, str]]:
    yield (
        "script",
        "scripts, event handlers, javascript: links",
        page('<script>document.write("EVIL")</script><img src=x onerror="EVIL"><a href="javascript:EVIL">lien</a>'),
        "",
    )
    yield (
        "style",
        "style, svg and MathML with text in them",
        page("<style>EVIL{}</style><svg><text>EVIL</text><script>EVIL</script></svg><template>EVIL</template>"),
        "",
    )
    yield (
        "frames",
        "iframes, objects, embeds with addresses of local files",
        page(
            '<iframe src="file:///etc/passwd" srcdoc="EVIL">EVIL</iframe><object data="file:///etc/passwd">EVIL</object>'
        ),
        "",
    )
    yield (
        "refresh",
        "meta refresh, base, preloads, stylesheets at a server",
        page(
            head='<meta http-equiv=refresh content="0;url=@SERVER@/r"><base href="@SERVER@/">'
            '<link rel=preload href="@SERVER@/p">'
            '<link rel=stylesheet href="@SERVER@/s"><script src="@SERVER@/j"></script>'
        ),
        "",
    )
    yield (
        "base64",
        "a picture of 12 MB within the page",
        page(f'<img src="data:image/png;base64,{"A" * 12_000_000}">'),
        "",
    )
    yield "longscript", "a script of 20 MB", page(f"<script>{'var a;' * 3_300_000}</script>"), "16,000,000"
    yield "attribute", "an attribute of 12 MB", page(f'<p title="{"y" * 12_000_000}">x</p>'), "10 MB"
    yield (
        "json",
        "JSON-LD nested 50,000 deep",
        page(head=f'<script type="application/ld+json">{"[" * 50_000}</script>'),
        "",
    )
    yield "deep", "elements nested 100,000 deep", page("<div>" * 100_000 + "x" + "</div>" * 100_000), "nested deeper"
    yield "unclosed", "10,000 tags never closed", page("<b>a<i>b" * 10_000), "nested deeper"
    yield "elements", "100,000 paragraphs", page("<p>Une phrase.</p>" * 100_000), "more than 50,000 elements"
    yield "paragraphs", "20,000 paragraphs", page("".join(f"<p>Phrase {i} de la page.</p>" for i in range(20_000))), ""
    yield "references", "900,000 character references", page("<p>" + "&amp;&eacute;&#x41;" * 300_000 + "</p>"), ""
    yield (
        "unknown",
        "references to characters that do not exist",
        page("<p>&#x110000; &#0; &#xD800; &nosuch; x</p>"),
        "",
    )
    yield (
        "entities",
        "a document type with entities",
        (f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>{page("<p>&x;</p>")}'),
        "",
    )
    yield "bare", "50,000 attributes without values or white space", page("<p " + "a/" * 50_000 + ">x</p>"), "over 500"
    yield "quoted", "50,000 attributes whose values hold >", page("<p " + "a='>'" * 50_000 + ">x</p>"), "over 500"
    yield "comments", "100,000 comments never closed", page("<!-- x " * 100_000 + "-->"), ""
    yield (
        "attributes",
        "100,000 attributes",
        page("<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x</p>"),
        "over 500 attributes",
    )
    yield "links", "10,000 links", page("<a href=x>lien</a> " * 10_000), ""
    yield "tables", "tables nested 60 deep", page("<table><tr><td>" * 60 + "x"), ""
    yield "controls", "control and direction characters", page("<p>avant \x1b[31m \u202e après</p>"), ""
    yield "utf7", "UTF-7 that hides a script", page("<p>+ADw-script+AD4-</p>", '<meta charset="utf-7">'), ""
    yield "utf16", "UTF-16 that says it is UTF-8", page(head='<meta charset="utf-8">').encode("utf-16"), ""
    yield "nul", "a NUL", page("<p>a\0b</p>"), "NUL"
    yield "broken", "bytes that are not what the page says", page(head='<meta charset="utf-8">').encode("cp1252"), ""
    yield "binary", "a program by that name", bytes(range(256)) * 40, "binary|NUL"
    yield "nothing", "a page without text", "<html><body><script>EVIL</script></body></html>", "no text"
    yield "empty", "an empty file", "", "empty file"


def _builder(content: str | bytes) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        address = (folder / "server").read_text(encoding="utf-8")
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        file("fr/a.html", data.replace(b"@SERVER@", address.encode()))(folder)

    return build


def _clean(answer: str, folder: Path) -> None:
    assert "une mesure contre l’inflation" in answer, answer[:300]
    assert "présentée au parlement" in answer, answer[-300:]
    assert "EVIL" not in answer and "root:" not in answer and CANARY not in answer


def cases() -> Iterator[Case]:
    """Yield every page."""
    for name, given, content, expect in _pages():
        yield Case(
            f"html-{name}",
            given,
            "HTML",
            _builder(content),
            entry_points.reader,
            expect,
            _clean,
            seconds=20,
            wants="html",
        )
