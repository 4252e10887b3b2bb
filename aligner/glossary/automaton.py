"""Finding thousands of terms in one pass over a text's words: Aho–Corasick over base forms.

A word may belong to several base forms, so the automaton (Aho & Corasick 1975, "Efficient string matching") runs on
sets: its state is the set of trie nodes that the last words may have led to, which is what the failure links of the
original enumerate. States and steps are made when first met and kept (a lazy subset construction), so a text costs one
dictionary look-up a word. Both tables are emptied when they reach a limit: memory does not grow with the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aligner.glossary.forms import base_forms, canonical, nominal_forms, spelt_plain
from aligner.glossary.words import Words, split
from aligner.languages.en.syntax import PARTICLES
from aligner.languages.fr.syntax import DETERMINERS, LINKS, NO_ADJECTIVE
from aligner.model import Lang

_LIMIT = 200_000  # entries of a table before it starts anew
NOMINAL = "n:"  # before the base form of a word that must be a noun or adjective
CAPITAL = "\t"  # before a key whose accents may be missing; white space is in no key
_PARTED = 3  # words that may part an English verb from its particle


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `limit` words may be skipped before a symbol in `before`, where all are `allowed`."""

    limit: int
    allowed: Callable[[str], bool]
    before: frozenset[int]


# A state: trie nodes, each with how many words may still be skipped before its next step.
State = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Form:
    """One form to look for: `payload` is whatever the caller knows it by; `exact` wants the very words,
    `nominal` no form of a verb.
    """

    text: str
    payload: int
    pos: str = ""
    exact: bool = False
    nominal: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `start` up to `end` of a text are a form, `skipped` of them no part of it."""

    start: int
    end: int
    form: Form
    skipped: int = 0


class Automaton:
    """All forms of a glossary in one language, ready to be found."""

    def __init__(self, forms: Sequence[Form], lang: Lang) -> None:
        self.lang = lang
        self._symbols: dict[str, int] = {}
        self._steps: list[dict[int, int]] = [{}]
        self._gap: list[Gap | None] = [None]
        self._ends: list[list[tuple[Form, tuple[int, ...]]]] = [[]]
        for form in forms:
            self._add(form)
        self._plain = spelt_plain(symbol for symbol in self._symbols if symbol[0] != "=")
        self._words: dict[str, frozenset[int]] = {}
        self._reset()

    def _add(self, form: Form) -> None:
        keys = split(form.text, self.lang).keys
        exact = [f"={word}" for word in keys]
        names = exact if form.exact else [canonical(word, self.lang, form.pos) for word in keys]
        if form.nominal and not form.exact:
            names = [NOMINAL + name for name in names]
        path = tuple(self._symbols.setdefault(name, len(self._symbols)) for name in names)
        node = 0
        for depth, symbol in enumerate(path):
            if depth and not form.exact:
                self._open(node, symbol, names, depth)
            node = self._child(node, symbol)
        self._ends[node].append((form, path))

    def _child(self, node: int, symbol: int) -> int:
        if symbol not in self._steps[node]:
            self._steps[node][symbol] = len(self._steps)
            self._steps.append({})
            self._gap.append(None)
            self._ends.append([])
        return self._steps[node][symbol]

    def _open(self, node: int, symbol: int, names: list[str], depth: int) -> None:
        """Let words be skipped before the word at `depth` of a form, where its language does that."""
        limit = 1
        allowed: Callable[[str], bool] = _adjective
        if self.lang == "fr" and _bare(names[depth]) in LINKS and len(_bare(names[depth - 1])) > 2:
            pass
        elif self.lang == "fr" and _bare(names[depth - 1]) in ("de", "à") and depth > 1:
            allowed = _determiner
        elif self.lang == "en" and len(names) == 2 and names[1] in PARTICLES:
            limit, allowed = _PARTED, _word
        else:
            return
        known = self._gap[node]
        self._gap[node] = Gap(limit, allowed, frozenset({symbol}) | (known.before if known else frozenset()))

    def _reset(self) -> None:
        self._numbers: dict[State, int] = {frozenset({(0, 0)}): 0}
        self._states: list[State] = [frozenset({(0, 0)})]
        self._next: dict[tuple[int, str], int] = {}
        self._out: list[tuple[tuple[Form, tuple[int, ...]], ...]] = [()]

    def _of(self, word: str) -> frozenset[int]:
        """Return the symbols that a word may stand for."""
        found = self._words.get(word)
        if found is None:
            if len(self._words) >= _LIMIT:
                self._words.clear()
            bare = word.removeprefix(CAPITAL)
            forms = base_forms(bare, self.lang)
            names = {f"={bare}", *forms, *(NOMINAL + form for form in nominal_forms(bare, self.lang))}
            if bare != word:
                names.update(name for form in tuple(names) for name in self._plain.get(form, ()))
            found = frozenset(self._symbols[name] for name in names if name in self._symbols)
            self._words[word] = found
        return found

    def _step(self, state: int, word: str) -> int:
        symbols = self._of(word)
        after: set[tuple[int, int]] = {(0, 0)}
        for node, skipped in self._states[state]:
            gap = self._gap[node]
            for symbol in symbols:
                child = self._steps[node].get(symbol)
                if child is not None and (not skipped or (gap and symbol in gap.before)):
                    after.add((child, 0))
            if gap and skipped < gap.limit and gap.allowed(word.removeprefix(CAPITAL)):
                after.add((node, skipped + 1))
        key_ = frozenset(after)
        number = self._numbers.get(key_)
        if number is None:
            number = self._numbers[key_] = len(self._states)
            self._states.append(key_)
            self._out.append(tuple(end for node, skipped in sorted(after) if not skipped for end in self._ends[node]))
        return number

    @property
    def states(self) -> int:
        """How many states have been met since the tables were last emptied."""
        return len(self._states)

    def find(self, words: Words) -> list[Hit]:
        """Return every hit in a text, overlapping ones too, in the order of their ends."""
        if len(self._next) > _LIMIT or len(self._states) > _LIMIT:
            self._reset()
        hits: list[Hit] = []
        state, steps, keys = 0, self._next, self._marked(words)
        for at, word in enumerate(keys):
            after = steps.get((state, word))
            if after is None:
                after = steps[(state, word)] = self._step(state, word)
            state = after
            if self._out[state]:
                for form, path in self._out[state]:
                    hits += [
                        Hit(start, at + 1, form, at + 1 - start - len(path)) for start in self._starts(keys, at, path)
                    ]
        return hits

    def _marked(self, words: Words) -> Sequence[str]:
        """Return the keys, French capitals without accents marked, since those may be missing there."""
        if self.lang != "fr" or not self._plain:
            return words.keys
        text = words.text
        return [
            CAPITAL + word if text[start : start + 1].isupper() and word.isascii() else word
            for word, start in zip(words.keys, words.starts, strict=True)
        ]

    def _starts(self, keys: Sequence[str], end: int, path: tuple[int, ...]) -> list[int]:
        """Return where a path that ends at a word began: skipped words make this more than a subtraction."""
        places = {end}
        for depth in range(len(path) - 2, -1, -1):
            node = 0
            for symbol in path[: depth + 1]:
                node = self._steps[node][symbol]
            before: set[int] = set()
            gap = self._gap[node]
            limit = gap.limit if gap and path[depth + 1] in gap.before else 0
            for place in places:
                for at in range(place - 1, max(place - 2 - limit, -1), -1):
                    if path[depth] in self._of(keys[at]):
                        before.add(at)
                        break
                    if gap is None or not gap.allowed(keys[at].removeprefix(CAPITAL)):
                        break
            places = before
        return sorted(places)


def _bare(name: str) -> str:
    return name.removeprefix(NOMINAL)


def _adjective(word: str) -> bool:
    return word.isalpha() and word not in NO_ADJECTIVE


def _determiner(word: str) -> bool:
    return word in DETERMINERS


def _word(word: str) -> bool:
    return word[0].isalnum()
