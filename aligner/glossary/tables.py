"""Endings and irregular forms of French and English that simplemma's one lemma a form leaves out."""

from __future__ import annotations

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
    *((e + s, r) for s in ("", "s") for e, r in (
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
    )),
)

_ER = (
    "e es ons ez ent ais ait ions iez aient ai as a âmes âtes èrent erai eras era erons erez eront erais erait erions "
    "eriez eraient asse asses ât assions assiez assent ant é ée és ées"
).split()
_IR = (
    "is it issons issez issent issais issait issions issiez issaient îmes îtes irent irai iras ira irons irez iront "
    "irais irait irions iriez iraient isse isses ît issant i ie ies"
).split()
_RE = (
    "s t ons ez ent ais ait ions iez aient is it îmes îtes irent rai ras ra rons rez ront rais rait rions riez raient "
    "isse isses issions issiez issent ît ant u ue us ues"
).split()
_YER = "ie ies ient ierai ieras iera ierons ierez ieront ierais ierait ierions ieriez ieraient".split()

# Endings of regular verbs, with the infinitives' endings they point to.
FRENCH_VERB_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((ending, ("er",)) for ending in _ER),
    *((ending, ("ir",)) for ending in _IR),
    *((ending, ("re", "ir")) for ending in _RE),
    *((ending, ("yer",)) for ending in _YER),
)

# Forms whose other reading simplemma hides: form, further base forms.
FRENCH_IRREGULAR: dict[str, tuple[str, ...]] = {
    **{f: ("mettre",) for f in "mis mise mises mirent mit".split()},
    **{f: ("prendre",) for f in "pris prise prises prirent prit".split()},
    **{f: ("faire",) for f in "fait faits faite faites font fit firent".split()},
    **{f: ("voir",) for f in "vu vue vus vues vit virent".split()},
    **{f: ("devoir",) for f in "dû due dus dues dut".split()},
    **{f: ("pouvoir",) for f in "pu put peut peuvent".split()},
    **{f: ("savoir",) for f in "su sue sus sues sut".split()},
    **{f: ("être",) for f in "été suis es est sommes êtes sont fut".split()},
    **{f: ("avoir",) for f in "eu eue eus eues eut ai as a".split()},
    **{f: ("élire",) for f in "élu élue élus élues élit".split()},
    **{f: ("lire",) for f in "lu lue lus lues lut lit".split()},
    **{f: ("vivre",) for f in "vécu vécus vit vis".split()},
    **{f: ("naître",) for f in "né née nés nées naquit".split()},
    **{f: ("suivre",) for f in "suivi suivie suivis suivies suis suit".split()},
    **{f: ("démettre",) for f in "démis démise démises".split()},
    **{f: ("promettre",) for f in "promis promise promises".split()},
    **{f: ("permettre",) for f in "permis permise permises".split()},
    **{f: ("acquérir",) for f in "acquis acquise acquises acquiert acquièrent acquerra acquit".split()},
    **{f: ("conduire",) for f in "conduit conduite conduits conduites".split()},
    **{f: ("produire",) for f in "produit produite produits produites".split()},
    **{f: ("ouvrir",) for f in "ouvert ouverte ouverts ouvertes".split()},
    **{f: ("offrir",) for f in "offert offerte offerts offertes".split()},
    **{f: ("couvrir",) for f in "couvert couverte couverts couvertes".split()},
    **{f: ("écrire",) for f in "écrit écrite écrits écrites".split()},
    **{f: ("inscrire",) for f in "inscrit inscrite inscrits inscrites".split()},
    **{f: ("dire",) for f in "dit dits dite dites".split()},
    **{f: ("craindre",) for f in "craint crainte craints craintes".split()},
    **{f: ("joindre",) for f in "joint jointe joints jointes".split()},
    **{f: ("mourir",) for f in "mort morte morts mortes meurt meurent".split()},
    **{f: ("venir",) for f in "venu venue venus venues vint".split()},
    **{f: ("clore",) for f in "clos close closes".split()},
    **{f: ("réduire",) for f in "réduit réduite réduits réduites".split()},
    **{f: ("offrir",) for f in "offre offres".split()},
    **{f: ("ouvrir",) for f in "ouvre ouvres".split()},
    **{f: ("cueillir",) for f in "cueille cueilles".split()},
    **{f: ("résoudre",) for f in "résolu résolue résolus résolues".split()},
    **{f: ("dissoudre",) for f in "dissous dissoute dissoutes dissolu dissolue dissolvant".split()},
    **{f: ("croire",) for f in "cru crue crus crues croyant".split()},
    **{f: ("apercevoir",) for f in "aperçu aperçus aperçue aperçues".split()},
    **{f: ("partir",) for f in "part parts".split()},
    **{f: ("savoir",) for f in "saurai sauras saura saurons saurez sauront saurais saurait sauraient".split()},
    **{f: ("traduire",) for f in "traduit traduite traduits traduites".split()},
}

# English forms that are also another word's, or that simplemma leaves as they are.
ENGLISH_IRREGULAR: dict[str, tuple[str, ...]] = {
    form: (base,)
    for base, forms in {
        "leave": "left leaves", "find": "found", "see": "saw seen", "feel": "felt", "fall": "fell fallen", "lay": "laid",
        "lie": "lay lain", "bear": "bore born borne", "rise": "rose risen", "grind": "ground", "wind": "wound",
        "bind": "bound", "build": "built", "buy": "bought", "bring": "brought", "sell": "sold", "tell": "told",
        "hold": "held", "keep": "kept", "lead": "led", "mean": "meant", "meet": "met", "pay": "paid", "make": "made",
        "send": "sent", "spend": "spent", "lend": "lent", "stand": "stood", "understand": "understood", "win": "won",
        "wear": "wore worn", "tear": "tore torn", "speak": "spoke spoken", "break": "broke broken", "bite": "bit bitten",
        "choose": "chose chosen", "freeze": "froze frozen", "steal": "stole stolen", "drive": "drove driven",
        "write": "wrote written", "ride": "rode ridden", "strike": "struck stricken", "stick": "stuck", "sink": "sank sunk",
        "swim": "swam swum", "ring": "rang rung", "sing": "sang sung", "shrink": "shrank shrunk", "drink": "drank drunk",
        "begin": "began begun", "run": "ran", "come": "came", "become": "became", "overcome": "overcame", "give": "gave given",
        "forgive": "forgave forgiven", "take": "took taken", "shake": "shook shaken", "mistake": "mistook mistaken",
        "undertake": "undertook undertaken", "know": "knew known", "grow": "grew grown", "throw": "threw thrown",
        "blow": "blew blown", "draw": "drew drawn", "withdraw": "withdrew withdrawn", "fly": "flew flown", "show": "shown",
        "hide": "hid hidden", "eat": "ate eaten", "get": "got gotten", "forget": "forgot forgotten", "sit": "sat",
        "shoot": "shot", "shut": "shut", "light": "lit", "lose": "lost", "catch": "caught", "teach": "taught",
        "think": "thought", "seek": "sought", "fight": "fought", "hear": "heard", "sleep": "slept", "sweep": "swept",
        "weep": "wept", "dig": "dug", "hang": "hung", "swing": "swung", "feed": "fed", "bleed": "bled", "breed": "bred",
        "speed": "sped", "deal": "dealt", "dream": "dreamt", "learn": "learnt", "burn": "burnt", "swear": "swore sworn",
        "wake": "woke woken", "weave": "wove woven", "go": "went gone", "do": "did done does", "be": "was were been am is are",
        "have": "had has", "say": "said", "person": "people", "man": "men", "woman": "women", "child": "children",
        "datum": "data", "medium": "media", "criterion": "criteria", "phenomenon": "phenomena", "stratum": "strata",
        "good": "better best", "bad": "worse worst", "oversee": "oversaw overseen", "foresee": "foresaw foreseen",
        "rebuild": "rebuilt", "resell": "resold", "uphold": "upheld", "mislead": "misled", "repay": "repaid",
        "withhold": "withheld", "withstand": "withstood", "outgrow": "outgrew outgrown", "rewrite": "rewrote rewritten",
        "bid": "bade bidden", "flee": "fled", "cling": "clung", "spring": "sprang sprung", "spin": "spun", "bend": "bent",
        "crisis": "crises", "analysis": "analyses", "thesis": "theses", "basis": "bases", "axis": "axes",
    }.items()
    for form in forms.split()
}  # fmt: skip

ENGLISH_BASES = frozenset(base for bases in ENGLISH_IRREGULAR.values() for base in bases)

# French words that may stand between a noun and its "de": none of these is an adjective.
FRENCH_NO_ADJECTIVE = frozenset(
    "et ou ni mais or donc car que qui dont où si comme ne pas plus y en se me te lui leur il elle on nous vous ils elles "
    "je tu ce cela ça le la les l' un une des du de d' au aux à dans par pour sur sous avec sans chez vers entre est sont "
    "était étaient a ont avait avaient sera seront fut ait soit son sa ses mon ma mes ton ta tes notre nos votre vos leurs "
    "cette ces cet tout tous toute toutes aussi très bien".split()
)
# French words that may stand between "de" and its noun.
FRENCH_DETERMINERS = frozenset(
    "le la les l' un une des du ce cet cette ces son sa ses mon ma mes notre nos votre vos leur leurs ton ta tes".split()
)
FRENCH_LINKS = frozenset({"de", "à", "en", "par", "pour"})
# English particles that a verb's object may part from the verb: "laid them off".
ENGLISH_PARTICLES = frozenset("off up down out over back away aside apart through in on".split())
# After these a word is no finite verb, and after those no noun.
NO_VERB_AFTER = {
    "fr": frozenset("un une des ce cet cette ces mon ma mes ton ta tes son sa ses nos vos du au aux".split()),
    "en": frozenset("a an the this these my your his its our their".split()),
}
NO_NOUN_AFTER = {
    "fr": frozenset("je j' tu il elle on ils elles ne n' qui se s' y".split()),
    "en": frozenset("i you he she we they who to will would can could may might must should cannot don't didn't".split()),
}
