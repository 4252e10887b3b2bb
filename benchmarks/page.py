"""The bilingual page at 5,000 sentence pairs: its size, and how fast Chromium loads, scrolls, searches and filters it.

    python benchmarks/page.py [--pairs 5000] [--chromium PATH]

The pairs are those of the sample corpus's bilingual text, again and again, one quote in five sentences, all in one
text: the worst case. A page of a fifth of them is measured beside it, in turn, so that a busy machine does not pass for
a slow page. Needs Playwright's Python package and a Chromium. Figures are medians of three fresh browsers.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from aligner import signature
from aligner.model import Bead, Bitext, Candidate, Corpus, Document, Evidence, Quote, QuoteMatch, Sentence, Span, Text
from aligner.report import render

ROOT = Path(__file__).parents[1]
SAMPLE = ("corpus/fr/2026-10-03_harbour-library.txt", "corpus/en/2026-10-03_harbour-library.txt")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
RUNS = 3
VERDICTS = ("verbatim", "altered", "paraphrase", "none")
SPEAKERS = ("Maeve Corrigan", "Tom Brady", "Deirdre Walsh", "")

LOAD = """() => {
  const n = performance.getEntriesByType('navigation')[0];
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return {ready: n.domContentLoadedEventEnd, load: n.loadEventEnd, paint: paint ? paint.startTime : NaN,
          nodes: document.getElementsByTagName('*').length};
}"""
SCROLL = """async () => {
  const frames = [];
  const step = Math.max(innerHeight * 0.5, 1);
  let last = await new Promise(requestAnimationFrame);
  for (let i = 0; i < 120; i++) {
    scrollBy({top: step, behavior: 'instant'});
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  const start = performance.now();
  scrollTo(0, document.documentElement.scrollHeight);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  frames.sort((a, b) => a - b);
  return {p50: frames[60], p95: frames[114], worst: frames[119], jump: performance.now() - start};
}"""
# Until the frame after the page has answered, less the 120 ms that the search waits for the next key.
SEARCH = """async (words) => {
  const box = document.getElementById('search');
  const start = performance.now();
  box.value = words;
  document.getElementById('search-form').requestSubmit();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""
FILTER = """async () => {
  const box = document.querySelector('#verdicts input[value=verbatim]');
  const start = performance.now();
  box.click();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""
HOVER = """async () => {
  const marks = [...document.querySelectorAll('.row mark')].slice(0, 200);
  const start = performance.now();
  for (const mark of marks) {
    mark.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
    mark.getBoundingClientRect();
  }
  return (performance.now() - start) / marks.length;
}"""
KEY = """async () => {
  const start = performance.now();
  for (let i = 0; i < 20; i++) {
    document.body.dispatchEvent(new KeyboardEvent('keydown', {key: i % 2 ? 'n' : 'j', bubbles: true}));
    await new Promise(requestAnimationFrame);
  }
  return (performance.now() - start) / 20;
}"""


def corpus(pairs: int) -> Corpus:
    """Return a corpus of one bitext of so many 1-1 beads, in paragraphs of four, a fifth of them with a quote."""
    lines = [[p for p in (ROOT / name).read_text(encoding="utf-8").split("\n") if p.strip()] for name in SAMPLE]
    count = min(map(len, lines))
    french, english = (_text(lang, lines[side][:count], pairs) for side, lang in enumerate(("fr", "en")))
    matches = tuple(_match(i, french.sentences[i * 5], english) for i in range(pairs // 5))
    source = Text(french.document, french.sentences, tuple(match.quote for match in matches))
    beads = tuple(Bead(Span(i, i + 1), Span(i, i + 1), 0.9) for i in range(pairs))
    signed = signature.sign((french.document, english.document), {}, {"pairs": pairs})
    return Corpus((Bitext(source, english, beads, matches),), (english,), signed)


def _text(lang: Any, lines: list[str], pairs: int) -> Text:
    body, sentences, position = [], [], 0
    for i in range(pairs):
        line = f"{lines[i % len(lines)][:180]} ({i + 1})"
        sentences.append(Sentence(f"{lang}/long.txt", i, i // 4, Span(position, position + len(line)), line))
        gap = " " if i % 4 < 3 else "\n\n"
        body += [line, gap]
        position += len(line) + len(gap)
    document = Document(f"{lang}/long.txt", lang, f"{lang}/long.txt", "".join(body), "Longue histoire")
    return Text(document, tuple(sentences))


def _match(index: int, sentence: Sentence, english: Text) -> QuoteMatch:
    end = sentence.span.start + max(8, len(sentence.span) // 2)
    span = Span(sentence.span.start, end)
    text = sentence.text[: len(span)]
    quote = Quote(sentence.document_id, index, span, text, speaker=SPEAKERS[index % len(SPEAKERS)])
    verdict: Any = VERDICTS[index % len(VERDICTS)]
    side = english.sentences[sentence.index]
    found = Candidate(english.document.id, side.span, side.text, 3.2, quote.speaker)
    first, last = text.split()[0], side.text.split()[-1]
    evidence = (Evidence("cosine", 0.9, "likeness of meaning"), Evidence("word", 0.5, f"« {first} » for '{last}'"))
    original = None if verdict == "none" else found
    return QuoteMatch(quote, original, verdict, (index % 100) / 100, evidence, (found,))


def measure(path: Path, chromium: str) -> dict[str, float]:
    """Return one fresh browser's figures for a page: milliseconds, and the number of elements."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=chromium, args=list(FLAGS), viewport={"width": 1280, "height": 900}
        )
        page = context.pages[0]
        page.goto(path.as_uri(), wait_until="load")
        made: dict[str, float] = {f"load {k}": v for k, v in page.evaluate(LOAD).items()}
        made |= {f"scroll {k}": v for k, v in page.evaluate(SCROLL).items()}
        page.evaluate("scrollTo(0, 0)")
        made["hover"] = page.evaluate(HOVER)
        made["key"] = page.evaluate(KEY)
        made["search first"] = page.evaluate(SEARCH, "bibliotheque")
        made["search next"] = page.evaluate(SEARCH, "horizon")
        made["search cleared"] = page.evaluate(SEARCH, "")
        made["filter"] = page.evaluate(FILTER)
        context.close()
    return made


def main() -> None:
    """Build the page, measure it, and print the figures with a signature."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=5000)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    options = parser.parse_args()
    if options.chromium is None:
        raise SystemExit("no Chromium: install one or name it with --chromium")
    sizes = (max(1, options.pairs // 5), options.pairs)
    with tempfile.TemporaryDirectory() as folder:
        pages = [_build(Path(folder) / f"{pairs}.html", pairs) for pairs in sizes]
        runs = [[measure(page, options.chromium) for page in pages] for _ in range(RUNS)]
    print("milliseconds\t" + "\t".join(f"{pairs} pairs" for pairs in sizes) + "\tratio")
    for key in runs[0][0]:
        small, large = (statistics.median(run[side][key] for run in runs) for side in (0, 1))
        print(f"{key}\t{small:.1f}\t{large:.1f}\t{large / small:.2f}" if small else f"{key}\t{small}\t{large}\t")


def _build(path: Path, pairs: int) -> Path:
    made = corpus(pairs)
    start = time.perf_counter()
    html = render(made)
    took = time.perf_counter() - start
    path.write_text(html, encoding="utf-8")
    print(f"{pairs} pairs: {path.stat().st_size / 1e6:.2f} MB, built in {took:.2f} s; {signature.line(made.signature)}")
    return path


if __name__ == "__main__":
    main()
