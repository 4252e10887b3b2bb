"""French: verbs that attribute words to somebody, and their forms.

A verb is *strong* where hardly anything but words can follow it ("déclarer"), *weak* where it takes other objects too
("saluer"): a weak one attributes only next to a mark, a colon or "que", or inverted after a quotation. Forms are those
of the third person, the infinitive and the participles; a table of the regular endings makes them (Grevisse and Goosse
2016, Le bon usage, §§ 786–819), and what is irregular is listed.
"""

from __future__ import annotations

from aligner.languages.base import words

STRONG = words(
    """
    affirmer ajouter déclarer indiquer observer estimer préciser expliquer souligner rapporter raconter assurer
    annoncer arguer clamer confier constater détailler marteler insister murmurer nuancer plaider plaisanter proclamer
    remarquer répliquer résumer rétorquer révéler signaler suggérer témoigner tweeter retweeter twitter
    tempêter tonner enchaîner balbutier bégayer bredouiller chuchoter marmonner grommeler grogner hurler ironiser
    objecter acquiescer commenter déplorer regretter pronostiquer jurer préconiser exhorter implorer supplier
    protester récrier exclamer écrier admonester alléguer articuler attester argumenter théoriser avouer clarifier
    certifier réaffirmer réitérer épiloguer fulminer maugréer minimiser opiner persifler pester philosopher prétexter
    rectifier ricaner rigoler sermonner soupirer spéculer spécifier stipuler temporiser synthétiser tacler vociférer
    énoncer railler informer garantir avertir rugir renchérir surenchérir gémir démentir répondre prétendre dire
    redire écrire poursuivre conclure soutenir reconnaître souvenir prévenir interjeter espérer considérer accuser
    poster admettre alerter concéder rappeler répéter crier demander interroger reprocher conseiller ordonner
    recommander relater prédire contredire assener acquiescer
    """
)
WEAK = words(
    """
    noter avancer confirmer lancer souhaiter commencer continuer terminer approuver critiquer dénoncer proposer moquer
    plier dicter diagnostiquer épingler évoquer gazer glisser hasarder invectiver invoquer justifier lâcher mentionner
    penser publier questionner rallier rassurer relever réclamer siffler souffler trancher vanter chanter analyser
    citer décrire définir qualifier traiter surnommer appeler juger craindre croire lire titrer promettre maintenir
    fustiger partager adresser envoyer menacer saluer condamner exiger inviter encourager redouter apprécier
    interpeller défendre revendiquer prôner exprimer manifester pointer compléter amuser emporter trouver imaginer
    supposer apprendre comparer présenter voir percevoir convenir reprendre achever accepter refuser rejeter contester
    nier viser parler faire mentir réagir dédier résonner sourire scander exposer afficher illustrer envisager
    promouvoir militer vouloir entendre comprendre savoir ressentir féliciter prier suspecter soupçonner incriminer
    blâmer louer montrer démontrer tourner pleurer rêver aimer préférer
    tempérer riposter bafouiller bougonner cingler claquer corriger confesser contre-attaquer décrypter décocher
    dégainer déclamer embrayer enrager esquiver évaluer expliciter exploser exulter fanfaronner galéjer gronder grincer
    hésiter improviser insinuer jubiler modérer persister professer raisonner récuser relativiser remercier supputer
    tancer trépigner vilipender vitupérer anticiper assumer attaquer balayer balancer parier abonder bondir développer
    asséner
    """
)
SHOWING = words(  # weak ones whose object is no words of their subject
    """
    publier présenter lire chanter partager envoyer adresser faire terminer commencer continuer achever tourner exposer
    illustrer apprendre trouver comprendre rêver pleurer savoir vouloir aimer montrer citer
    """
)
REFLEXIVE = words(
    """
    agacer étonner amuser emporter indigner désoler insurger esclaffer excuser lamenter enthousiasmer émerveiller
    alarmer offusquer navrer vanter rassurer justifier enflammer extasier émouvoir inquiéter réjouir plaindre défendre
    féliciter demander interroger
    """
)
IRREGULAR: dict[str, str] = {
    "dire": "dit disent disait disaient dira diront dirait diraient dis dirent | dit dite dits dites | disant",
    "redire": "redit redisent redisait | redit | redisant",
    "prédire": "prédit prédisent prédisait | prédit prédite | prédisant",
    "contredire": "contredit contredisent | contredit | contredisant",
    "écrire": "écrit écrivent écrivait écrivaient écrivit écrivirent écrivis | écrit écrite écrits écrites | écrivant",
    "décrire": "décrit décrivent décrivait décrivaient décrivit | décrit décrite décrits décrites | décrivant",
    "poursuivre": "poursuit poursuivent poursuivait poursuivit poursuivirent poursuivra | poursuivi | poursuivant",
    "conclure": "conclut concluent concluait conclurent conclura | conclu | concluant",
    "soutenir": "soutient soutiennent soutenait soutenaient soutint soutinrent | soutenu | soutenant",
    "maintenir": "maintient maintiennent maintint | maintenu maintenue | maintenant",
    "reconnaître": "reconnaît reconnait reconnaissent reconnaissait reconnut | reconnu reconnue | reconnaissant",
    "souvenir": "souvient souviennent souvenait souvint | souvenu souvenue | souvenant",
    "prévenir": "prévient préviennent prévenait prévint | prévenu | prévenant",
    "convenir": "convient conviennent convenait convint | convenu | convenant",
    "interjeter": "interjette interjetait interjeta | interjeté | interjetant",
    "craindre": "craint craignent craignait craignaient craignit | craint | craignant",
    "plaindre": "plaint plaignent plaignait plaignit | plaint plainte | plaignant",
    "croire": "croit croient croyait croyaient crut | cru | croyant",
    "lire": "lit lisent lisait lut | lu | lisant",
    "promettre": "promet promettent promettait promit promirent | promis | promettant",
    "admettre": "admet admettent admettait admit admirent | admis | admettant",
    "apprendre": "apprend apprennent apprenait apprit | appris | apprenant",
    "comprendre": "comprend comprennent comprenait comprit | compris | comprenant",
    "reprendre": "reprend reprennent reprenait reprit reprirent repris | repris | reprenant",
    "voir": "voit voient voyait voyaient | vu | voyant",
    "percevoir": "perçoit perçoivent percevait | perçu | percevant",
    "promouvoir": "promeut | promu | promouvant",
    "émouvoir": "émeut émeuvent émouvait | ému émue | émouvant",
    "vouloir": "veut veulent voulait voulaient | voulu | voulant",
    "savoir": "savait | su |",
    "faire": "fait font faisait faisaient fit firent | fait faite | faisant",
    "mentir": "ment mentait | menti |",
    "démentir": "dément démentent démentait démentit | démenti | démentant",
    "ressentir": "ressent ressentent ressentait | ressenti | ressentant",
    "sourire": "sourit souriait | souri |",
}
_DOUBLING = frozenset({"appeler", "rappeler", "rejeter", "interpeller"})


def _conjugate(verb: str) -> tuple[set[str], set[str], set[str]]:
    """Return the finite forms, the past participles and the present participle of a verb."""
    if verb in IRREGULAR:
        finite, participles, gerunds = (set(part.split()) for part in IRREGULAR[verb].split("|"))
        return finite, participles, gerunds
    if verb.endswith("re"):
        stem = verb[:-2]
        return (
            {stem, *(stem + ending for ending in ("ent", "ait", "aient", "it", "irent", "ra", "ront", "is"))},
            {stem + ending for ending in ("u", "ue", "us", "ues")},
            {stem + "ant"},
        )
    if verb.endswith("ir"):
        stem = verb[:-1]
        return (
            {stem + ending for ending in ("t", "ssent", "ssait", "ssaient", "rent", "ra", "ront")},
            {stem + ending for ending in ("", "e", "s", "es")},
            {stem + "ssant"},
        )
    return _first_group(verb[:-2])


def _first_group(stem: str) -> tuple[set[str], set[str], set[str]]:
    finite = {_soft(stem, ending) for ending in ("ait", "aient", "a", "èrent", "ai")}
    silent = _silent(stem)
    finite |= {silent + ending for ending in ("e", "ent")} | {stem + ending for ending in ("era", "eront", "erait")}
    return finite, {stem + ending for ending in ("é", "ée", "és", "ées")}, {_soft(stem, "ant")}


def _silent(stem: str) -> str:
    """Write a stem before a silent ending: répèt-e, achèv-e, appell-e, appui-e."""
    if stem + "er" in _DOUBLING and not stem.endswith(("ll", "tt")):
        return stem + stem[-1]
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    if len(stem) > 2 and stem[-2] in "eé" and stem[-1] not in "aeiouyé":
        return stem[:-2] + "è" + stem[-1]
    return stem


def _soft(stem: str, ending: str) -> str:
    """Write a stem before an ending as French spells it: annonc + a → annonça, jug + ait → jugeait."""
    if stem.endswith("c") and ending[:1] in "aâo":
        return stem[:-1] + "ç" + ending
    return stem + ("e" if stem.endswith("g") and ending[:1] in "aâo" else "") + ending


def forms(verbs: frozenset[str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the finite forms, past participles and present participles of all the verbs.

    >>> finite, participles, gerunds = forms(frozenset({"annoncer", "réjouir"}))
    >>> "annonça" in finite and "réjouit" in finite, "annoncé" in participles, sorted(gerunds)
    (True, True, ['annonçant', 'réjouissant'])
    """
    made = [_conjugate(verb) for verb in sorted(verbs)]
    return (
        frozenset().union(*(part[0] for part in made)),
        frozenset().union(*(part[1] for part in made)),
        frozenset().union(*(part[2] for part in made)),
    )
