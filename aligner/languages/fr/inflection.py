"""Endings and irregular forms of French that simplemma's one lemma for each form leaves out."""

from __future__ import annotations

from aligner.languages.base import bases_by_form, words

# One form for all that a preposition or article becomes before other words.
SAME: dict[str, str] = {
    **dict.fromkeys(("de", "d'", "du", "des"), "de"),
    **dict.fromkeys(("à", "au", "aux"), "à"),
    **dict.fromkeys(("le", "la", "l'", "les"), "le"),
    **dict.fromkeys(("que", "qu'"), "que"),
    **dict.fromkeys(("ne", "n'"), "ne"),
    **dict.fromkeys(("se", "s'"), "se"),
}

# Plurals and feminines, nouns and adjectives: ending, what it may come from.
ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
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
FEMININES: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (feminine + plural, (masculine,))
    for feminine, masculine in (("trice", "teur"), ("euse", "eur"), ("enne", "en"), ("onne", "on"))
    for plural in ("", "s")
)

_ER = sorted(
    words(
        "e es ons ez ent ais ait ions iez aient ai as a âmes âtes èrent erai eras era erons erez eront erais "
        "erait erions "
        "eriez eraient asse asses ât assions assiez assent ant é ée és ées"
    )
)
_IR = sorted(
    words(
        "is it issons issez issent issais issait issions issiez issaient îmes îtes irent irai iras ira irons "
        "irez iront "
        "irais irait irions iriez iraient isse isses ît issant i ie ies"
    )
)
_RE = sorted(
    words(
        "s t ons ez ent ais ait ions iez aient is it îmes îtes irent rai ras ra rons rez ront rais rait rions "
        "riez raient "
        "isse isses issions issiez issent ît ant u ue us ues"
    )
)
_YER = sorted(words("ie ies ient ierai ieras iera ierons ierez ieront ierais ierait ierions ieriez ieraient"))

# Endings of regular verbs, with the infinitives' endings they point to.
VERB_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((ending, ("er",)) for ending in _ER),
    *((ending, ("ir",)) for ending in _IR),
    *((ending, ("re", "ir")) for ending in _RE),
    *((ending, ("yer",)) for ending in _YER),
)

# Infinitives that dictionaries have as nouns too ("le pouvoir", "un dîner"): a closed list of the common ones.
NOMINAL_INFINITIVES = words(
    "aller avoir baiser boire coucher déjeuner devoir dîner être goûter lever manger marcher parler penser pouvoir "
    "repentir rire savoir souper sourire souvenir toucher vivre"
)

# Forms whose other reading simplemma hides: form, further base forms.
IRREGULAR = bases_by_form(
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
