"""The shape of a language's data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from aligner.model import Lang


def words(text: str) -> frozenset[str]:
    """Return the words of data written as running text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Segmentation:
    """What decides where a sentence ends: see `aligner.segmentation`. Words stand without their full stop.

    A word in small letters stands for any case, and one with a capital for itself: "Sun." may be short for Sunday.
    """

    titles: frozenset[str] = frozenset()  # a name follows: "m", "dr"
    abbreviations: frozenset[str] = frozenset()  # may end a sentence, but only a function word shows it: "inc", "p.m"
    inner: frozenset[str] = frozenset()  # never end one: "e.g", "cf"
    final: frozenset[str] = frozenset()  # end one before any capital: "etc"
    numbered: frozenset[str] = frozenset()  # abbreviations only before a number or letter: "no", "art"
    lettered: frozenset[str] = frozenset()  # a letter after them is no initial ("plan B"), nor are they ("il y a")
    divisions: frozenset[str] = frozenset()  # head a numbered heading: "chapter"
    starters: frozenset[str] = frozenset()  # function words: with a capital, they begin a sentence; "l'" is elided
    particles: frozenset[str] = frozenset()  # starters that may be part of a name after a title: "M. Le Maire"
    pronouns: frozenset[str] = frozenset()  # always capitalised, so that they begin nothing after an ellipsis: "I"
    exclamatory: frozenset[str] = frozenset()  # names that end in an exclamation mark: "yahoo"
    incises: str = ""  # pattern of what goes on a sentence after ? or ! in text without capitals: "-t-il"
    announcing: str = r"(?!)"  # pattern of what follows a verb of speech that announces a quotation: " : «"


# Letters of a gerund that a machine has glued to the word before.
MIN_GLUED = 7


MAX_ASKED = 200_000  # words kept: more are worked out anew


class _MayOpen(dict[str, bool]):
    def __init__(self, openers: frozenset[str], tails: frozenset[str]) -> None:
        super().__init__()
        self.openers, self.tails = openers, tails

    def __missing__(self, word: str) -> bool:
        if len(self) > MAX_ASKED:
            self.clear()
        found = self[word] = word in self.openers or word[-MIN_GLUED:] in self.tails
        return found


@dataclass(frozen=True)  # without slots, so that what follows from the words is worked out once
class Quotation:
    """What marks a quotation and who speaks it: see `aligner.quotes`. All words are lower case."""

    finite: frozenset[str] = frozenset()  # speech verbs that stand alone: "affirme", "said"
    participles: frozenset[str] = frozenset()  # that need an auxiliary: "déclaré"
    gerunds: frozenset[str] = frozenset()  # "affirmant", "saying": their subject is that of the clause before
    infinitives: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()  # verbs that attribute only next to a mark, colon or complementiser
    auxiliaries: frozenset[str] = frozenset()
    causatives: frozenset[str] = frozenset()  # "fait"
    modals: frozenset[str] = frozenset()  # "peut", "doit"
    passives: frozenset[str] = frozenset()  # auxiliaries of the passive: "est"
    reflexives: frozenset[str] = frozenset()  # clitics that make them none: "s'"
    clitics: frozenset[str] = frozenset()  # what may stand between subject and verb: "ne", "lui"
    adverbs: frozenset[str] = frozenset()  # what may stand between verb and subject: "hier", "yesterday"
    pronouns: dict[str, str] = field(default_factory=dict)  # to gender and number: "m", "f", "p", "" unknown
    stressed: dict[str, str] = field(default_factory=dict)  # pronouns after a preposition: "lui"
    relatives: frozenset[str] = frozenset()  # "qui", "who"
    complementisers: frozenset[str] = frozenset()
    bare_clauses: bool = False  # whether a clause may follow a verb without "that"
    calling: frozenset[str] = frozenset()  # verbs that give a description: "qualifié", "described"
    sources: tuple[tuple[str, ...], ...] = ()  # "selon", "d’ après": token sequences that a source follows
    determiners: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()  # determiners of somebody not named: "un"
    phrase_ends: frozenset[str] = frozenset()  # words that end a noun phrase after a verb: "dans", "who"
    adjuncts: frozenset[str] = frozenset()  # nouns that end a phrase with "au" before them: "au cours de"
    links: frozenset[str] = frozenset()  # between a verb and the words it quotes: "de", "as"
    prepositions: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()  # before a name and no part of it: "m.", "mme"
    feminine: frozenset[str] = frozenset()  # titles, roles and first names of women
    masculine: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()  # nouns that stand for a person: "pdg", "directrice"
    reports: frozenset[str] = frozenset()  # nouns that stand for their publisher or author: "rapport"
    texts: frozenset[str] = frozenset()  # nouns that announce a text: "déclaration", "extrait"
    terms: frozenset[str] = frozenset()  # nouns that a word spoken of follows: "terme"
    works: frozenset[str] = frozenset()  # nouns that a work's title follows: "film", "roman"
    organisations: frozenset[str] = frozenset()  # words in names of organisations
    particles: frozenset[str] = frozenset()  # small words inside names: "de", "van"
    not_names: frozenset[str] = frozenset()  # capitalised at the start of a sentence, in headings, or always: "Lundi"
    aliases: dict[str, str] = field(default_factory=dict)  # names as machines translate them: "l'information"
    clipped: frozenset[str] = frozenset()  # words that begin with an apostrophe: "'tis"
    switches: tuple[str, ...] = ()  # phrases after which a speaker voices somebody else
    common: frozenset[str] = frozenset()  # that begin sentences and headings with a capital and are no names
    adverbial: str = ""  # the ending of most adverbs: a capitalised word with it is no name
    adjectives: tuple[str, ...] = ()  # endings of adjectives that follow their noun: "malien"
    demonyms: tuple[str, ...] = ()  # endings of who comes from somewhere: "Lillois"
    interposed: frozenset[str] = frozenset()  # words of "pour sa part", "de son côté": within a verb group or after it
    completions: dict[str, frozenset[str]] = field(default_factory=dict)  # "fait" to what makes it speech: "savoir"
    people: frozenset[str] = frozenset()  # nouns of people, who speak
    bodies: frozenset[str] = frozenset()  # nouns of organisations, papers and texts, which speak
    things: frozenset[str] = frozenset()  # nouns of what never speaks
    offices: frozenset[str] = frozenset()  # nouns of people of whom a text has few, each another: "ministre"
    houses: frozenset[str] = frozenset()  # nouns that stand for an organisation named before: "l'organisation"
    plurals: frozenset[str] = frozenset()  # determiners of several: "les"
    continuing: frozenset[str] = frozenset()  # verbs of who has just spoken: "poursuivi"
    showing: frozenset[str] = frozenset()  # verbs whose object is no words of their subject: "publie"
    framing: tuple[tuple[str, ...], ...] = ()  # sources only at the start of a clause: "pour X, …"

    @cached_property
    def sources_by_first(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The phrases of `sources` by their first word."""
        firsts = dict.fromkeys(phrase[0] for phrase in self.sources)
        return {first: tuple(phrase for phrase in self.sources if phrase[0] == first) for first in firsts}

    @cached_property
    def framing_first(self) -> frozenset[str]:
        """The first words of `framing`."""
        return frozenset(phrase[0] for phrase in self.framing)

    @cached_property
    def verbal(self) -> frozenset[str]:
        """Words that may belong to a verb with a subject."""
        return self.auxiliaries | self.finite | self.participles

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that a cue may begin with, besides glued gerunds."""
        return self.verbal | self.gerunds | self.infinitives | frozenset(self.sources_by_first) | self.framing_first

    @cached_property
    def gerund_tails(self) -> frozenset[str]:
        """The last letters, MIN_GLUED of them, of the gerunds that are long enough to be known when glued."""
        return frozenset(word[-MIN_GLUED:] for word in self.gerunds if len(word) >= MIN_GLUED)

    @cached_property
    def may_open(self) -> Mapping[str, bool]:
        """Whether a cue may begin with a word: worked out once for each word that is asked for."""
        return _MayOpen(self.openers, self.gerund_tails)

    @cached_property
    def subject_ends(self) -> frozenset[str]:
        """Words that a subject in front of its verb does not hold."""
        return self.auxiliaries | {"ne", "n'", "s'", "se", "l'a"} | self.relatives

    @cached_property
    def strong(self) -> frozenset[str]:
        """Finite speech verbs that are not weak."""
        return self.finite - self.weak

    @cached_property
    def after_bare(self) -> frozenset[str]:
        """Words that may follow a participle without an auxiliary."""
        return self.complementisers | self.prepositions | self.clitics

    @cached_property
    def before_clause(self) -> frozenset[str]:
        """Words that no clause without "that" begins with."""
        return self.prepositions | self.adverbs

    @cached_property
    def no_nouns(self) -> frozenset[str]:
        """Words that begin no noun phrase without a determiner."""
        return self.prepositions | self.conjunctions | self.adverbs | self.complementisers | self.clitics

    @cached_property
    def alias_beginnings(self) -> frozenset[str]:
        """All that an alias begins with, to its full length."""
        return frozenset(alias[:length] for alias in self.aliases for length in range(1, len(alias) + 1))

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Words that tell whether a person is a woman or a man."""
        return self.feminine | self.masculine

    @cached_property
    def before_names(self) -> frozenset[str]:
        """Words before a name that are no part of it."""
        return self.roles | self.titles


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that negate, lower case.

    `hard` words always do, unless a pattern of `harmless` covers them; those of `with_particle` do beside "ne" alone.
    `soft` is a pattern of words that may render a negation (refuser: won't; -less; un-).
    """

    hard: frozenset[str]
    harmless: re.Pattern[str]
    soft: re.Pattern[str]
    particle: frozenset[str] = frozenset()
    with_particle: frozenset[str] = frozenset()


# A time of day is a value of its own: its minutes are counted down from here, where no number stands.
CLOCK_FROM = -10_000.0


@dataclass(frozen=True, slots=True)
class Numerals:
    """Words of numbers, lower case. `units` are below a hundred, `scales` multiply what stands before them.

    `loose` words may stand for a number (both, douzaine, first) and need not be said with one; each has all values that
    it is used for. `joints` are words inside a number; `fifth` and the like are formed by `ordinal` endings.
    """

    units: dict[str, int]
    scales: dict[str, int]
    loose: dict[str, tuple[float, ...]]
    joints: frozenset[str]
    short_scales: dict[str, int]


def counted(words: str, start: int = 0) -> dict[str, int]:
    """Return words with the numbers that they count, from `start`."""
    return {word: number for number, word in enumerate(words.split(), start)}


def tens(words: str) -> dict[str, int]:
    """Return words with the tens that they count, from twenty."""
    return {word: 10 * number for number, word in enumerate(words.split(), 2)}


def bases_by_form(bases: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return base forms by form, from forms (parted by spaces) by base form."""
    found: dict[str, tuple[str, ...]] = {}
    for base, forms in bases.items():
        for form in forms.split():
            found[form] = (*found.get(form, ()), base)
    return found


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code, its English name, and its data by stage."""

    code: Lang
    name: str
    segmentation: Segmentation = field(default_factory=Segmentation)
    quotation: Quotation = field(default_factory=Quotation)
