"""Endings and irregular forms of French and English that simplemma's one lemma a form leaves out."""

from __future__ import annotations

from collections.abc import Mapping


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _turned(bases: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return base forms by form, from forms (parted by spaces) by base form."""
    found: dict[str, tuple[str, ...]] = {}
    for base, forms in bases.items():
        for form in forms.split():
            found[form] = (*found.get(form, ()), base)
    return found


# One form for all that a preposition or article becomes before other words.
FRENCH_SAME: dict[str, str] = {
    **dict.fromkeys(("de", "d'", "du", "des"), "de"),
    **dict.fromkeys(("à", "au", "aux"), "à"),
    **dict.fromkeys(("le", "la", "l'", "les"), "le"),
    **dict.fromkeys(("que", "qu'"), "que"),
    **dict.fromkeys(("ne", "n'"), "ne"),
    **dict.fromkeys(("se", "s'"), "se"),
}

# Plurals and feminines, nouns and adjectives: ending, what it may come from.
FRENCH_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("s", ("",)),
    ("x", ("",)),
    ("aux", ("al", "ail", "au")),
    ("ales", ("al",)),
    ("ale", ("al",)),
    ("e", ("",)),
    ("es", ("",)),
    *(
        (e + s, r)
        for s in ("", "s")
        for e, r in (
            ("trice", ("teur",)),
            ("euse", ("eur", "eux")),
            ("ive", ("if",)),
            ("elle", ("el", "eau")),
            ("enne", ("en",)),
            ("onne", ("on",)),
            ("ère", ("er",)),
            ("ète", ("et",)),
            ("ette", ("et",)),
            ("esse", ("e", "")),
            ("che", ("c",)),
            ("gue", ("g",)),
            ("que", ("c",)),
            ("eure", ("eur",)),
        )
    ),
)

# Feminines of agents: what simplemma may list as words of their own.
FRENCH_FEMININES: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (feminine + plural, (masculine,))
    for feminine, masculine in (("trice", "teur"), ("euse", "eur"), ("enne", "en"), ("onne", "on"))
    for plural in ("", "s")
)

_ER = sorted(
    _set(
        "e es ons ez ent ais ait ions iez aient ai as a âmes âtes èrent erai eras era erons erez eront erais "
        "erait erions "
        "eriez eraient asse asses ât assions assiez assent ant é ée és ées"
    )
)
_IR = sorted(
    _set(
        "is it issons issez issent issais issait issions issiez issaient îmes îtes irent irai iras ira irons "
        "irez iront "
        "irais irait irions iriez iraient isse isses ît issant i ie ies"
    )
)
_RE = sorted(
    _set(
        "s t ons ez ent ais ait ions iez aient is it îmes îtes irent rai ras ra rons rez ront rais rait rions "
        "riez raient "
        "isse isses issions issiez issent ît ant u ue us ues"
    )
)
_YER = sorted(_set("ie ies ient ierai ieras iera ierons ierez ieront ierais ierait ierions ieriez ieraient"))

# Endings of regular verbs, with the infinitives' endings they point to.
FRENCH_VERB_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((ending, ("er",)) for ending in _ER),
    *((ending, ("ir",)) for ending in _IR),
    *((ending, ("re", "ir")) for ending in _RE),
    *((ending, ("yer",)) for ending in _YER),
)

# Infinitives that dictionaries have as nouns too ("le pouvoir", "un dîner"): a closed list of the common ones.
FRENCH_NOMINAL_INFINITIVES = _set(
    "aller avoir baiser boire coucher déjeuner devoir dîner être goûter lever manger marcher parler penser pouvoir "
    "repentir rire savoir souper sourire souvenir toucher vivre"
)

# Forms whose other reading simplemma hides: form, further base forms.
FRENCH_IRREGULAR = _turned(
    {
        "mettre": "mis mise mises mirent mit",
        "prendre": "pris prise prises prirent prit",
        "faire": "fait faits faite faites font fit firent",
        "voir": "vu vue vus vues vit virent",
        "devoir": "dû due dus dues dut",
        "pouvoir": "pu put peut peuvent",
        "savoir": "su sue sus sues sut saurai sauras saura saurons saurez sauront saurais saurait sauraient",
        "être": "été suis es est sommes êtes sont fut",
        "avoir": "eu eue eus eues eut ai as a",
        "élire": "élu élue élus élues élit",
        "lire": "lu lue lus lues lut lit",
        "vivre": "vécu vécus vit vis",
        "naître": "né née nés nées naquit",
        "suivre": "suivi suivie suivis suivies suis suit",
        "démettre": "démis démise démises",
        "promettre": "promis promise promises",
        "permettre": "permis permise permises",
        "acquérir": "acquis acquise acquises acquiert acquièrent acquerra acquit",
        "conduire": "conduit conduite conduits conduites",
        "produire": "produit produite produits produites",
        "ouvrir": "ouvert ouverte ouverts ouvertes ouvre ouvres",
        "offrir": "offert offerte offerts offertes offre offres",
        "couvrir": "couvert couverte couverts couvertes",
        "écrire": "écrit écrite écrits écrites",
        "inscrire": "inscrit inscrite inscrits inscrites",
        "dire": "dit dits dite dites",
        "craindre": "craint crainte craints craintes",
        "joindre": "joint jointe joints jointes",
        "mourir": "mort morte morts mortes meurt meurent",
        "venir": "venu venue venus venues vint",
        "clore": "clos close closes",
        "réduire": "réduit réduite réduits réduites",
        "cueillir": "cueille cueilles",
        "résoudre": "résolu résolue résolus résolues",
        "dissoudre": "dissous dissoute dissoutes dissolu dissolue dissolvant",
        "croire": "cru crue crus crues croyant",
        "apercevoir": "aperçu aperçus aperçue aperçues",
        "partir": "part parts",
        "traduire": "traduit traduite traduits traduites",
    }
)

# English forms that are also another word's, or that simplemma leaves as they are.
ENGLISH_IRREGULAR = _turned(
    {
        "leave": "left leaves", "find": "found", "see": "saw seen", "feel": "felt", "fall": "fell fallen",
        "lay": "laid",
        "lie": "lay lain", "bear": "bore born borne", "rise": "rose risen", "grind": "ground", "wind": "wound",
        "bind": "bound", "build": "built", "buy": "bought", "bring": "brought", "sell": "sold", "tell": "told",
        "hold": "held", "keep": "kept", "lead": "led", "mean": "meant", "meet": "met", "pay": "paid", "make": "made",
        "send": "sent", "spend": "spent", "lend": "lent", "stand": "stood", "understand": "understood", "win": "won",
        "wear": "wore worn", "tear": "tore torn", "speak": "spoke spoken", "break": "broke broken",
        "bite": "bit bitten",
        "choose": "chose chosen", "freeze": "froze frozen", "steal": "stole stolen", "drive": "drove driven",
        "write": "wrote written", "ride": "rode ridden", "strike": "struck stricken", "stick": "stuck",
        "sink": "sank sunk",
        "swim": "swam swum", "ring": "rang rung", "sing": "sang sung", "shrink": "shrank shrunk",
        "drink": "drank drunk",
        "begin": "began begun", "run": "ran", "come": "came", "become": "became", "overcome": "overcame",
        "give": "gave given",
        "forgive": "forgave forgiven", "take": "took taken", "shake": "shook shaken", "mistake": "mistook mistaken",
        "undertake": "undertook undertaken", "know": "knew known", "grow": "grew grown", "throw": "threw thrown",
        "blow": "blew blown", "draw": "drew drawn", "withdraw": "withdrew withdrawn", "fly": "flew flown",
        "show": "shown",
        "hide": "hid hidden", "eat": "ate eaten", "get": "got gotten", "forget": "forgot forgotten", "sit": "sat",
        "shoot": "shot", "shut": "shut", "light": "lit", "lose": "lost", "catch": "caught", "teach": "taught",
        "think": "thought", "seek": "sought", "fight": "fought", "hear": "heard", "sleep": "slept", "sweep": "swept",
        "weep": "wept", "dig": "dug", "hang": "hung", "swing": "swung", "feed": "fed", "bleed": "bled",
        "breed": "bred",
        "speed": "sped", "deal": "dealt", "dream": "dreamt", "learn": "learnt", "burn": "burnt",
        "swear": "swore sworn",
        "wake": "woke woken", "weave": "wove woven", "go": "went gone", "do": "did done does",
        "be": "was were been am is are",
        "have": "had has", "say": "said", "person": "people", "man": "men", "woman": "women", "child": "children",
        "datum": "data", "medium": "media", "criterion": "criteria", "phenomenon": "phenomena", "stratum": "strata",
        "good": "better best", "bad": "worse worst", "oversee": "oversaw overseen", "foresee": "foresaw foreseen",
        "rebuild": "rebuilt", "resell": "resold", "uphold": "upheld", "mislead": "misled", "repay": "repaid",
        "withhold": "withheld", "withstand": "withstood", "outgrow": "outgrew outgrown",
        "rewrite": "rewrote rewritten",
        "bid": "bade bidden", "flee": "fled", "cling": "clung", "spring": "sprang sprung", "spin": "spun",
        "bend": "bent",
        "crisis": "crises", "analysis": "analyses", "thesis": "theses", "basis": "bases", "axis": "axes",
        }
)  # fmt: skip

ENGLISH_BASES = frozenset(base for bases in ENGLISH_IRREGULAR.values() for base in bases)

# French words that may stand between a noun and its "de": none of these is an adjective.
FRENCH_NO_ADJECTIVE = _set(
    "et ou ni mais or donc car que qui dont où si comme ne pas plus y en se me te lui leur il elle on nous vous "
    "ils elles "
    "je tu ce cela ça le la les l' un une des du de d' au aux à dans par pour sur sous avec sans chez vers "
    "entre est sont "
    "était étaient a ont avait avaient sera seront fut ait soit son sa ses mon ma mes ton ta tes notre nos "
    "votre vos leurs "
    "cette ces cet tout tous toute toutes aussi très bien"
)
# French words that may stand between "de" and its noun.
FRENCH_DETERMINERS = _set(
    "le la les l' un une des du ce cet cette ces son sa ses mon ma mes notre nos votre vos leur leurs ton ta tes"
)
FRENCH_LINKS = frozenset({"de", "à", "en", "par", "pour"})
# English particles that a verb's object may part from the verb: "laid them off".
ENGLISH_PARTICLES = _set("off up down out over back away aside apart through in on")
# After these a word is no finite verb, and after those no noun.
NO_VERB_AFTER = {
    "fr": _set("un une des ce cet cette ces mon ma mes ton ta tes son sa ses nos vos du au aux"),
    "en": _set("a an the this these my your his its our their"),
}
NO_NOUN_AFTER = {
    "fr": _set("je j' tu il elle on ils elles ne n' qui se s' y"),
    "en": _set("i you he she we they who will would can could may might must should cannot don't didn't"),
}
# What a hyphen may tie to a word that stays itself.
HYPHENED_BEFORE = _set("ex non anti pro post pré quasi mi futur future vice très")
HYPHENED_AFTER = _set("là ci t il elle on ils elles je tu nous vous moi toi le la les lui leur y en ce même mêmes")
# Between an auxiliary and its participle.
FRENCH_BETWEEN = _set("pas plus jamais déjà été aussi également vivement bien tous toutes encore enfin toujours")
FRENCH_AUXILIARIES = _set(
    "sont suis es est sommes êtes étaient était ont a ai as avons avez avait avaient aurait auraient aura auront fut "
    "furent soit soient être avoir ayant serait seraient sera seront"
)
# Before an object pronoun: "il le licencie".
FRENCH_SUBJECTS = _set("je tu il elle on nous vous ils elles qui ne n' me te se lui y")
