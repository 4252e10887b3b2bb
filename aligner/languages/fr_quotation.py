"""French: the words that attribute quotations, as written by people and by machine translation."""

from __future__ import annotations

from aligner.languages.base import Quotation, words
from aligner.languages.fr_names import (
    ALIASES,
    FEMININE,
    MASCULINE,
    NOT_NAMES,
    ORGANISATIONS,
    PARTICLES,
    ROLES,
    TITLES,
)

# Regular verbs in -er, by stem: the forms below are made from them.
_STEMS = words(
    """
    affirm ajout déclar indiqu not observ estim précis expliqu soulign rapport racont assur annonc argu avanc clam
    confi confirm constat demand détaill martel insist interrog lanc murmur nuanc plaid plaisant proclam rappel
    remarqu répliqu résum rétorqu révél signal signifi souhait suggér témoign tweet retweet twitt post tempêt tonn
    enchaîn commenc continu termin balbuti bégay bredouill chuchot cri marmonn grommel grogn gémi hurl ironis
    objecti object acquiesç approuv comment critiqu dénonc déplor regrett pronostiqu jur
    ordonn propos recommand conseill exhort implor supplé suppli protest récri exclam écri souvien moqu pli admonest
    alert allégu articul assén attest argument théoris avou concéd déclam dict diagnostiqu épingl épilogu évoqu
    fulmin gliss gaz hasard invectiv invoqu justifi lâch maugré minimis mention opin opposa persifl pest
    philosoph pens préconis prétext publi questionn raill ralli rassur relat relev reproch réclam rectifi renchéri
    ricana ricann rigol sermonn siffl souffl soupir spécul spécifi stipul temporis tranch vant chant analys cit
    synthétis tacl vocifér accus énonc raill inform
    """
)
_REFLEXIVE_STEMS = words(
    """
    agac étonn amus emport indign félicit désol insurg esclaff excus lament enthousiasm émerveill alarm offusqu navr
    vant rassur justifi défend enflamm extasi émeut
    """
)
_IRREGULAR_FINITE = words(
    """
    inquiète inquiètent inquiétait inquiéta réjouit réjouissait plaint plaignait sourit défend défendait scandent
    scandaient crie criaient crient répètent répétaient dit disent disait disaient dira diront dirait dis écrit
    écrivent écrivait écrivaient écrivit écrivirent répond répondent répondait répondit répondirent répondis
    poursuit poursuivent poursuivait poursuivit poursuivirent reprend reprennent reprenait reprit reprirent repris
    conclut concluent concluait conclurent soutient soutiennent soutenait soutint soutinrent admet admettent
    admettait admit admirent reconnaît reconnaissent reconnaissait reconnut souvient souviennent souvenait souvint
    prétend prétendent prétendait prétendit prévient préviennent prévenait prévint avertit avertissent avertissait
    promet promettent promettait promit promirent rugit renchérit renchérissent gémit surenchérit fait faisait fit
    redit lit peut-on confie convient prédit écrivis dirent redoute craint maintient maintint maintiennent appelle
    appela rappelle rappellent révèle révèlent suggère suggèrent répète répètent répéta répétait considère
    considèrent espère espèrent interjette allègue concède concèdent achève acheva achevait achève juge jugent
    jugeait jugea croit contredit titre titrait parle définit défini résonne exige complète compléta avance
    """
)
_PARTICIPLES = words(
    """
    dit écrit répondu poursuivi repris conclu soutenu admis reconnu souvenu prétendu prévenu averti promis rugi
    renchéri surenchéri fait redit lu su convenu prédit craint maintenu appelé rappelé répété jugé réagi confié
    fustigé parlé défini qualifié décrit titré complété menti répliqué exigé achevé expédié partagé adressé envoyé
    dénié
    """
)
_GERUNDS = words(
    """
    disant écrivant répondant poursuivant reprenant concluant soutenant admettant reconnaissant prétendant prévenant
    avertissant promettant appelant rappelant répétant jugeant qualifiant visant parlant arguant décrivant annonçant
    dénonçant avançant lançant
    """
)
_INFINITIVES = words(
    """
    dire écrire répondre poursuivre conclure soutenir admettre reconnaître prétendre prévenir avertir promettre
    maintenir appeler rappeler répéter juger qualifier décrire
    """
)
_ENDINGS_FINITE = ("e", "ent", "ait", "aient", "a", "èrent", "era", "eront", "ai")


def _soft(stem: str, ending: str) -> str:
    """Write a stem before an ending as French spells it: annonc + a → annonça, jug + ait → jugeait."""
    if stem.endswith("c") and ending[:1] in "aâo":
        return stem[:-1] + "ç" + ending
    return stem + ("e" if stem.endswith("g") and ending[:1] in "aâo" else "") + ending


# Too common as other words ("la note", "son témoignage post", "chant") to be verbs without more ado.
_NOT_VERBS = {"post", "poste", "note", "notent", "cite", "cri", "crie", "pense", "chante", "glise", "publie", "demande"}
_FINITE = {_soft(stem, ending) for stem in _STEMS | _REFLEXIVE_STEMS for ending in _ENDINGS_FINITE} | set(
    _IRREGULAR_FINITE
)

QUOTATION = Quotation(
    finite=frozenset(_FINITE),
    participles=frozenset(
        {stem + ending for stem in _STEMS | _REFLEXIVE_STEMS for ending in ("é", "ée", "és", "ées")} | (_PARTICIPLES)
    ),
    gerunds=frozenset({_soft(stem, "ant") for stem in _STEMS} | (_GERUNDS)),
    infinitives=frozenset({stem + "er" for stem in _STEMS} | (_INFINITIVES)),
    weak=words(
        """
        fait faisait fit parle parlé parlait parlant lit lu su titre titré titrait appelle appelé appela qualifié
        qualifiant décrit décrivant défini définit visant visait juge jugé craint craignait croit partagé adressé
        envoyé demande note cite citent cité publie publié publia chante chanté pense pensé pensa poste commence
        commencé commença continue continué continua termine terminé termina avance avancé propose proposé souhaite
        souhaité relève relevé souffle soufflé lance lancé lança convient convenu dis maintient maintenu maintenue
        réagi opère évoque évoqué mentionne mentionné cri crie analyse analysé ordonné ordonne conseille conseillé
        redoute exige exigé complète approuve approuvé appelant rappelant tranche tranché vante vanté confirme
        confirmé critique critiqué dénonce dénoncé menti promet promis promit
        """
    )
    | frozenset(_NOT_VERBS)
    | {stem + ending for stem in _REFLEXIVE_STEMS for ending in (*_ENDINGS_FINITE, "é", "ée", "és")}
    | {"inquiète", "inquiétait", "réjouit", "plaint", "sourit", "défend", "qualifie", "qualifiée", "qualifiés"},
    auxiliaries=words(
        """
        a ont avait avaient aurait auraient eut eurent ai est sont était étaient serait ayant aura
        """
    ),
    clitics=words(
        """
        ne n' s' se l' le la les lui leur y en nous vous me m' te t' aussi également ensuite alors donc même ainsi
        toutefois cependant déjà pourtant encore d'abord ailleurs pas rien bien quant lui-même elle-même
        """
    ),
    adverbs=words(
        """
        hier aujourd'hui lundi mardi mercredi jeudi vendredi samedi dimanche ensuite également aussi encore alors
        récemment publiquement vendredi ce matin soir midi après-midi dernier dernière dans la le journée soirée
        nuit même jour lui leur nous ainsi notamment d' abord enfin plus tard cette semaine en janvier février mars
        avril mai juin juillet août septembre octobre novembre décembre ne pas bien d'abord tout simplement déjà
        jour elle-même lui-même à l' au début fin de puis doucement froidement sèchement par ailleurs suite
        """
    ),
    pronouns={
        "il": "m",
        "elle": "f",
        "ils": "p",
        "elles": "p",
        "on": "",
        "je": "je",
        "j'": "je",
        "nous": "nous",
        "celui-ci": "m",
        "celle-ci": "f",
        "ce dernier": "m",
        "cette dernière": "f",
    },
    stressed={"lui": "m", "elle": "f", "eux": "p", "elles": "p"},
    relatives=frozenset({"qui"}),
    complementisers=frozenset({"que", "qu'", "comme", "combien", "si", "pourquoi"}),
    calling=words(
        """
        qualifie qualifié qualifiée qualifiés qualifiant décrit décrite décrivant décrits traite traité traitant
        surnommé appelle appelé appelait baptisé juge jugé jugeant
        """
    ),
    sources=(("selon",), ("d'", "après"), ("de", "l'", "avis", "de"), ("aux", "yeux", "de"), ("suivant",), ("dixit",)),
    determiners=words(
        """
        le la les l' un une des ce cet cette ces son sa ses leur leurs mon ma mes notre nos plusieurs certains
        d'autres deux trois quatre cinq certaines chaque quelques aucun aucune
        """
    ),
    indefinite=words("un une des certains plusieurs deux trois quatre"),
    phrase_ends=words("à aux dans sur lors pour en par avec chez après devant qui que qu' dont et avant via citant"),
    links=words("de d' des comme être"),
    prepositions=words(
        """
        de d' du des à au aux avec pour par chez vers contre sur sous dans en selon entre parmi sans après avant
        depuis malgré dont lors dès envers jusqu' outre hors
        """
    ),
    conjunctions=words("que qu' et mais ou où donc car ni si lorsque lorsqu' quand puis comme tandis alors"),
    titles=TITLES,
    feminine=FEMININE,
    masculine=MASCULINE,
    roles=ROLES,
    reports=words(
        """
        rapport journal article média site publication enquête quotidien magazine hebdomadaire agence texte document
        étude blog newsletter chaîne lettre note mémo communiqué
        """
    ),
    texts=words(
        """
        déclaration communiqué message lettre extrait tweet tweets post posts note mémo mots termes citation texte
        courriel e-mail mail billet discours réponse réaction commentaire commentaires avertissement passage
        publication inscription paroles
        """
    ),
    terms=words(
        """
        nom noms surnom terme termes mot mots expression sobriquet concept notion appellation slogan label dit dits
        dite nommé nommée surnommé surnommée appelé appelée baptisé étiquette bouton mention
        """
    ),
    works=words(
        """
        film roman livre album chanson série pièce tableau opéra émission article essai nouvelle poème ouvrage
        recueil titre intitulé intitulée intitulés documentaire podcast épisode chronique jeu single titré titrée
        baptisé baptisée rubrique exposition spectacle comédie manga nommé
        """
    ),
    organisations=ORGANISATIONS,
    particles=PARTICLES,
    not_names=NOT_NAMES,
    aliases=ALIASES,
    switches=(
        "c'est parti",
        "se disent",
        "se dit",
        "se disaient",
        "se disait",
        "ils disent",
        "elles disent",
        "genre",
        "sont comme",
        "était comme",
        "étaient comme",
        "est comme",
        "du style",
        "du genre",
        "me dit",
        "me disent",
        "on me dit",
        "me suis dit",
    ),
)
