"""The glossary check, measured: labelled cases against peers, false alarms on references, forms, speed.

    python benchmarks/glossary.py cases [--pofilter PATH] [--encoder bilingual]
    python benchmarks/glossary.py alarms [--encoder bilingual]     needs ../shared/gold/mt
    python benchmarks/glossary.py forms                            needs lemminflect and verbecc
    python benchmarks/glossary.py speed

`pofilter` is translate-toolkit's, run as a program; it can be told which words stay and which must not, and that is
what it is given. "Plain strings": the source form is in the source and no allowed target is in the target, capitals
aside.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import re
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from aligner import __version__, embed
from aligner.glossary import Glossary, Term, check, load, parse
from aligner.glossary.automaton import Automaton, Form
from aligner.glossary.check import Checker
from aligner.glossary.forms import base_forms, canonical, lemma
from aligner.glossary.words import split
from aligner.model import Bead, Bitext, Document, Quote, Sentence, Span, Text
from aligner.protocols import AdditiveEncoder
from aligner.signature import digest
from aligner.text import key

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases" / "glossary.json"
GOLD = ROOT.parent / "shared" / "gold" / "mt"

# Frequent terms of news, with the renderings that a style guide would allow.
GENERAL = """source	target	target_variants	pos
gouvernement	government		noun
ministre	minister		noun
premier ministre	prime minister	premier	noun
président	president	chairman|chair|speaker	noun
entreprise	company	firm|business|enterprise|corporation	noun
marché	market		noun
banque	bank	banking	noun
banque centrale	central bank		noun
économie	economy	economics|saving	noun
croissance	growth		noun
crise	crisis		noun
chômage	unemployment		noun
impôt	tax	taxation	noun
loi	law	act|bill|legislation	noun
élection	election		noun
parti	party		noun
vote	vote	voting|ballot	noun
campagne	campaign	countryside	noun
guerre	war		noun
armée	army	military|armed forces	noun
police	police		noun
tribunal	court	tribunal	noun
juge	judge		noun
avocat	lawyer	attorney|solicitor|barrister|counsel	noun
prison	prison	jail	noun
hôpital	hospital		noun
médecin	doctor	physician|medic	noun
patient	patient		noun
maladie	disease	illness|sickness	noun
école	school		noun
université	university	college	noun
étudiant	student		noun
enfant	child	kid	noun
femme	woman	wife|female	noun
ville	city	town	noun
pays	country	nation	noun
Union européenne	European Union	EU	noun
États-Unis	United States	US|USA|U.S.|America	name
Allemagne	Germany		name
Nations unies	United Nations	UN|U.N.	name
droits de l'homme	human rights		noun
énergie	energy	power	noun
eau	water		noun
journaliste	journalist	reporter	noun
journal	newspaper	paper|journal|diary|newsletter	noun
roman	novel		noun
film	film	movie|picture	noun
musique	music		noun
joueur	player		noun
équipe	team	crew|squad	noun
mort	death	dead|die	noun
acheter	buy	purchase	verb
vendre	sell		verb
annoncer	announce		verb
gagner	win	earn|gain	verb
perdre	lose		verb
écrire	write		verb
"""


def text(lang: str, sentences: Sequence[str], name: str = "case") -> Text:
    """A document with these sentences; French « quotes » are quotes."""
    whole, out, at = " ".join(sentences), [], 0
    document = Document(f"{lang}/{name}.txt", lang, f"{lang}/{name}.txt", whole)  # type: ignore[arg-type]
    for index, sentence in enumerate(sentences):
        out.append(Sentence(document.id, index, 0, Span(at, at + len(sentence)), sentence))
        at += len(sentence) + 1
    found = re.finditer("«\\s?(.*?)\\s?»", whole) if lang == "fr" else iter(())
    quotes = tuple(Quote(document.id, i, Span(*m.span(1)), m[1]) for i, m in enumerate(found))
    return Text(document, tuple(out), quotes)


def bitext(french: Sequence[str], english: Sequence[str], name: str = "case") -> Bitext:
    """Sentences that translate each other one by one."""
    beads = tuple(Bead(Span(i, i + 1), Span(i, i + 1), 1.0) for i in range(len(french)))
    return Bitext(text("fr", french, name), text("en", english, name), beads)


def rows(terms: Iterable[dict[str, str]]) -> Glossary:
    """A glossary of rows as tests/cases/glossary.json has them."""
    terms = list(terms)
    columns = list(dict.fromkeys(["source", "target", *(name for term in terms for name in term)]))
    lines = ["\t".join(term.get(name, "") for name in columns) for term in terms]
    glossary, problems = parse("\n".join(["\t".join(columns), *lines]) + "\n")
    assert not problems, problems
    return glossary


def ours(encoder: AdditiveEncoder | None) -> Callable[[dict, dict], Counter[str]]:
    def judge(case: dict, terms: dict) -> Counter[str]:
        glossary = rows(terms[name] for name in case["terms"])
        return Counter(finding.rule for finding in check([bitext(case["fr"], case["en"])], glossary, encoder))

    return judge


def plain(case: dict, terms: dict) -> Counter[str]:
    """The check that a plain search makes, sentence by sentence."""
    found: Counter[str] = Counter()
    for french, english in zip(case["fr"], case["en"], strict=True):
        for name in case["terms"]:
            term = terms[name]
            kept = term.get("status") == "keep"
            allowed = [term.get("target") or term["source"], *filter(None, term.get("target_variants", "").split("|"))]
            sources = [term["source"], *filter(None, term.get("source_variants", "").split("|"))]
            used = any(form.lower() in french.lower() for form in sources)
            if used and not any(form.lower() in english.lower() for form in allowed):
                found["kept" if kept else "missing"] += 1
    return found


def pofilter(program: str) -> Callable[[dict, dict], Counter[str]]:
    def judge(case: dict, terms: dict) -> Counter[str]:
        keep, must = [], []
        for name in case["terms"]:
            (keep if terms[name].get("status") == "keep" else must).append(terms[name]["source"])
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            entries = [f"msgid {json.dumps(f, ensure_ascii=False)}\nmsgstr {json.dumps(e, ensure_ascii=False)}\n"
                       for f, e in zip(case["fr"], case["en"], strict=True)]  # fmt: skip
            head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
            (here / "in.po").write_text("\n".join([head, *entries]), encoding="utf-8")
            (here / "keep").write_text("\n".join(keep) + "\n", encoding="utf-8")
            (here / "must").write_text("\n".join(must) + "\n", encoding="utf-8")
            command = [program, "-i", "in.po", "-o", "out.po", "--notranslatefile=keep", "--musttranslatefile=must",
                       "-t", "notranslatewords", "-t", "musttranslatewords", "--progress=none"]  # fmt: skip
            subprocess.run(command, cwd=here, capture_output=True, check=True)
            out = here / "out.po"
            said = out.read_text(encoding="utf-8") if out.exists() else ""
        return Counter({"kept": said.count("notranslatewords:"), "forbidden": said.count("musttranslatewords:")})

    return judge


def scores(judge: Callable[[dict, dict], Counter[str]], half: str) -> tuple[float, float, float, float, int]:
    """Precision and recall of findings by rule, then of cases that are wrong in any way, and how many cases."""
    data = json.loads(CASES.read_text(encoding="utf-8"))
    hit = false = missed = wrong_hit = wrong_false = wrong_missed = count = 0
    for case in data["cases"]:
        if case["half"] != half:
            continue
        count += 1
        got, want = +judge(case, data["terms"]), Counter(case["verdict"])
        hit += sum((got & want).values())
        false += sum((got - want).values())
        missed += sum((want - got).values())
        wrong_hit += bool(got) and bool(want)
        wrong_false += bool(got) and not want
        wrong_missed += bool(want) and not got
    return (
        hit / max(hit + false, 1), hit / max(hit + missed, 1),
        wrong_hit / max(wrong_hit + wrong_false, 1), wrong_hit / max(wrong_hit + wrong_missed, 1), count,
    )  # fmt: skip


def run_cases(options: argparse.Namespace) -> None:
    encoder = load_encoder(options.encoder)
    judges = {"aligner, no encoder": ours(None)}
    if encoder:
        judges[f"aligner, {encoder.name}"] = ours(encoder)
    judges["plain strings"] = plain
    if options.pofilter:
        judges["pofilter"] = pofilter(options.pofilter)
    print(f"{'':24}{'half':6}{'cases':>6}{'P rule':>8}{'R rule':>8}{'P any':>8}{'R any':>8}")
    for half in ("dev", "test"):
        for name, judge in judges.items():
            *figures, count = scores(judge, half)
            print(f"{name:24}{half:6}{count:6}" + "".join(f"{figure:8.3f}" for figure in figures))
    sign(CASES.read_text(encoding="utf-8"), encoder)


def load_encoder(name: str) -> AdditiveEncoder | None:
    if name == "none":
        return None
    encoder = embed.load(name)
    return encoder if isinstance(encoder, AdditiveEncoder) else None


def sign(data: str, encoder: AdditiveEncoder | None = None, **settings: object) -> None:
    model = f" {encoder.name}:{encoder.digest[:12]}" if encoder else ""
    told = "".join(f" {name}={value}" for name, value in settings.items())
    print(f"aligner:{__version__}{model} data:{digest([data])[:12]}{told}")


def run_alarms(options: argparse.Namespace) -> None:
    """References are right by definition, though free: a finding there is a false alarm or a freedom taken."""
    if not GOLD.is_dir():
        sys.exit(f"{GOLD} is absent: nothing to measure on")
    encoder = load_encoder(options.encoder)
    glossaries = {"glossary.tsv": load(ROOT / "glossary.tsv"), "general": parse(GENERAL)[0]}
    seen = []
    for name in ("wmt12", "wmt13", "flores-dev"):
        french = (GOLD / f"{name}.fr").read_text(encoding="utf-8").splitlines()
        for system in ("", ".google", ".bergamot-tiny"):
            english = (GOLD / f"{name}{system}.en").read_text(encoding="utf-8").splitlines()
            seen += [*french, *english]
            pair = bitext([f or "-" for f in french], [e or "-" for e in english], name)
            for label, glossary in glossaries.items():
                checker = Checker(glossary, encoder)
                found = checker.bitext(pair)
                uses = checker.used
                rules = dict(Counter(finding.rule for finding in found).most_common())
                kind = system[1:] or "reference"
                share = f"findings {len(found):5} ({len(found) / max(uses, 1):.1%})"
                print(f"{name:11}{kind:15}{label:13} uses {uses:6}  {share}  {rules}")
                if options.show and kind == "reference":
                    for finding in random.Random(1).sample(found, min(options.show, len(found))):
                        print("   ", finding.rule, "|", finding.message, "|", finding.source, "→", finding.target)
    sign("\n".join(seen), encoder)


_VERBS = """
licencier démissionner nommer fusionner racheter lever embaucher annoncer évincer réintégrer rejoindre céder vendre
voter réparer amarrer appeler jeter employer payer manger lancer finir choisir bâtir rendre perdre attendre
répondre prendre mettre permettre faire dire écrire lire voir savoir vouloir devoir venir tenir obtenir ouvrir
offrir partir sortir servir sentir conduire produire réduire craindre joindre peindre connaître naître vivre suivre
croire recevoir courir acquérir conclure battre rompre convaincre élire naviguer résoudre fuir accueillir espérer
protéger geler acheter nettoyer projeter financer
"""
_ENGLISH = """
fire hire resign dismiss sack appoint merge acquire raise announce oust reinstate join sell vote repair leave find
see feel fall lay lie bear rise build buy bring tell hold keep lead meet pay make send spend stand win wear speak
break choose steal drive write strike sink begin run come become give take shake know grow throw draw withdraw fly
show hide eat get sit shoot lose catch teach think seek fight hear swear wake go do have say oversee sue back ban
plan stop refer travel die panic
"""


def run_forms(options: argparse.Namespace) -> None:
    """Of all forms of a verb, how many lead back to it: simplemma's one lemma, and our base forms."""
    try:
        import lemminflect
        import verbecc
    except ImportError as error:
        sys.exit(f"{error.name} is not installed: pip install lemminflect verbecc (they are asked for the true forms)")
    logging.disable(logging.CRITICAL)
    conjugator = verbecc.CompleteConjugator("fr")
    french: set[tuple[str, str]] = set()
    for verb in _VERBS.split():
        data = json.loads(str(conjugator.conjugate(verb)))
        for mood in data["moods"].values():
            for said in (said for tense in mood.values() for row in tense for said in row["c"]):
                form = re.split(r"[ '’]", said.strip())[-1]
                if len(form) > 1:
                    french.add((verb, form))
    tags = ("VBD", "VBG", "VBZ", "VBN")
    english = {(v, f) for v in _ENGLISH.split() for tag in tags for f in lemminflect.getInflection(v, tag)}
    for lang, pairs in (("fr", french), ("en", english)):
        alone = sum(lemma(key(form), lang) == key(verb) for verb, form in pairs)  # type: ignore[arg-type]
        both = sum(canonical(key(verb), lang, "verb") in base_forms(key(form), lang) for verb, form in pairs)  # type: ignore[arg-type]
        print(f"{lang}: {len(pairs)} forms; simplemma {alone / len(pairs):.4f}, base_forms {both / len(pairs):.4f}")
    sign(_VERBS + _ENGLISH)


def run_speed(options: argparse.Namespace) -> None:
    """Terms are runs of words drawn from the text, which is repeated to its length."""
    if not GOLD.is_dir():
        sys.exit(f"{GOLD} is absent: nothing to measure on")
    lines = [
        line for name in ("wmt12", "wmt13") for line in (GOLD / f"{name}.fr").read_text(encoding="utf-8").splitlines()
    ]
    chance = random.Random(7)
    runs = []
    for line in lines:
        words = split(line, "fr").keys
        for at in range(len(words) - 2):
            if all(word.isalpha() and len(word) > 3 for word in words[at : at + 2]):
                runs.append(" ".join(words[at : at + chance.choice((1, 2)) + 1]))
    chance.shuffle(runs)
    runs = list(dict.fromkeys(run for run in runs if all(word.isalpha() for word in run.split())))
    million = [split(line, "fr") for line in lines]
    count = sum(len(words.keys) for words in million)
    print(f"{'terms':>7}{'words':>10}{'split s':>9}{'find s':>8}{'words/s':>10}{'hits':>9}{'states':>8}{'peak MiB':>9}")
    for terms, target in ((100, 1e6), (1000, 1e6), (5000, 2.5e5), (5000, 5e5), (5000, 1e6), (5000, 2e6), (20000, 1e6)):
        automaton = Automaton([Form(run, i) for i, run in enumerate(runs[:terms])], "fr")
        started, hits, done, parting = time.process_time(), 0, 0, 0.0
        tracemalloc.start() if options.memory else None
        while done < target:
            for line in lines:
                at = time.process_time()
                words = split(line, "fr")
                parting += time.process_time() - at
                hits += len(automaton.find(words))
                done += len(words.keys)
                if done >= target:
                    break
        peak = tracemalloc.get_traced_memory()[1] / 2**20 if options.memory else float("nan")
        tracemalloc.stop()
        took = time.process_time() - started
        row = f"{min(terms, len(runs)):7}{done:10}{parting:9.2f}{took - parting:8.2f}{done / took:10.0f}"
        print(f"{row}{hits:9}{automaton.states:8}{peak:9.1f}")
    english = [line for n in ("wmt12", "wmt13") for line in (GOLD / f"{n}.en").read_text(encoding="utf-8").splitlines()]
    glossary = Glossary("speed", tuple(Term(run, run, i) for i, run in enumerate(runs[:5000])))
    checker = Checker(glossary)
    pair = bitext([line or "-" for line in lines], [line or "-" for line in english])
    started = time.process_time()
    found = checker.bitext(pair)
    took = time.process_time() - started
    print(f"whole check, 5000 terms whose renderings never occur: {len(lines)} beads, {count} French words,", end=" ")
    print(f"{checker.used} uses, {len(found)} findings, {took:.2f} s ({count / took:.0f} words/s)")
    sign("\n".join(lines), words=count)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("cases", "alarms", "forms", "speed"))
    parser.add_argument("--pofilter", help="translate-toolkit's program, as a peer")
    parser.add_argument("--encoder", default="bilingual", help="or none")
    parser.add_argument("--show", type=int, default=0, help="print so many findings on each reference")
    parser.add_argument("--memory", action="store_true", help="trace memory, which slows it down")
    options = parser.parse_args()
    {"cases": run_cases, "alarms": run_alarms, "forms": run_forms, "speed": run_speed}[options.what](options)


if __name__ == "__main__":
    main()
