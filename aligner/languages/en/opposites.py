"""English words of contrary meaning in all their forms: rose and fell, cheaper and dearer."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files

# Past tense and participle, where they are not made by -ed.
_IRREGULAR = {
    verb: (past, participle)
    for verb, past, participle in (
        line.split()
        for line in """
        become became become|begin began begun|bend bent bent|bore bored bored|born born born|break broke broken
        build built built|buy bought bought|come came come|cut cut cut|fall fell fallen|feed fed fed|find found found
        forbid forbade forbidden|forget forgot forgotten|freeze froze frozen|give gave given|go went gone
        grow grew grown|have had had|hide hid hidden|hit hit hit|keep kept kept|know knew known|leave left left
        lend lent lent|let let let|lie lay lain|lose lost lost|make made made|rebuild rebuilt rebuilt|ride rode ridden
        rise rose risen|run ran run|sell sold sold|set set set|show showed shown|shrink shrank shrunk|sink sank sunk
        sit sat sat|sleep slept slept|spend spent spent|spread spread spread|stand stood stood|take took taken
        teach taught taught|wake woke woken|win won won|withdraw withdrew withdrawn
        """.replace("\n", "|").split("|")
        if line.strip()
    )
}
_COMPARED = {"good": ("better", "best"), "bad": ("worse", "worst"), "far": ("farther", "farthest")}
_DOUBLED = frozenset("ban begin cut drop let set sit stop forget admit permit ship win run hit".split())  # noqa: SIM905
_VOWELS = frozenset("aeiou")


@cache
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    text = (files("aligner.languages.en") / "contraries.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            part, one, other = line.split("\t")
            for left, right in zip(_forms(one, part), _forms(other, part), strict=True):
                found[left][right] = found[right][left] = None
    return {word: tuple(others) for word, others in found.items()}


def opposites(word: str) -> tuple[str, ...]:
    """Return the words that say the contrary of a word in small letters, in the same form; none where none is known.

    From the antonyms of WordNet (Miller 1995), and pairs of the news.

    >>> opposites("younger"), opposites("accepted"), opposites("table")
    (('older',), ('declined', 'refused', 'rejected'), ())
    """
    return tuple(other for other in _table().get(word, ()) if other != word)


def _forms(word: str, part: str) -> tuple[str, ...]:
    """Return a word in all forms of its part of speech (a, n, r, v), always as many and in one order.

    >>> _forms("carry", "v"), _forms("big", "a")
    (('carry', 'carries', 'carrying', 'carried', 'carried'), ('big', 'bigger', 'biggest'))
    """
    if part == "n":
        return word, _with_s(word)
    if part == "a":
        return word, *_COMPARED.get(word, (_ending(word, "er"), _ending(word, "est")))
    if part == "v":
        past = _ending(word, "ed")
        return word, _with_s(word), _ending(word, "ing"), *_IRREGULAR.get(word, (past, past))
    return (word,)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "sh", "ch", "x", "o")) else f"{word}s"


def _ending(word: str, ending: str) -> str:
    if ending != "ing" and word.endswith("y") and word[-2] not in _VOWELS:
        return f"{word[:-1]}i{ending}"
    if word.endswith("e") and word != "be":
        return f"{word[:-2]}y{ending}" if ending == "ing" and word.endswith("ie") else f"{word[:-1]}{ending}"
    short = len(word) < 5 and word[-1] not in "wxy" and word[-2] in _VOWELS and word[-3:-2] not in _VOWELS
    if word in _DOUBLED or (short and word[-1] not in _VOWELS):
        return f"{word}{word[-1]}{ending}"
    return word + ending
