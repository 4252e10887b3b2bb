"""French: the words that attribute quotations, as written by people and by machine translation."""

from __future__ import annotations

from aligner.languages.base import Quotation, words
from aligner.languages.fr.common import COMMON
from aligner.languages.fr.lexicon import HUMANS, MATTERS
from aligner.languages.fr.names import (
    ALIASES,
    FEMININE,
    MASCULINE,
    NOT_NAMES,
    ORGANISATIONS,
    PARTICLES,
    ROLES,
    TITLES,
)
from aligner.languages.fr.nouns import BODIES, HOUSES, OFFICES, PEOPLE, THINGS
from aligner.languages.fr.verbs import REFLEXIVE, SHOWING, STRONG, WEAK, forms

REPORTS = words(
    """
    rapport journal article média site publication enquête quotidien magazine hebdomadaire agence texte document
    étude blog newsletter chaîne lettre note mémo communiqué paraphrase formule maxime boutade citation aphorisme
    """
)
_STRONG, _WEAK, _REFLEXIVE = forms(STRONG), forms(WEAK), forms(REFLEXIVE)
# Forms that are as common as other words ("la note", "une demande", "son témoignage post", "le dit").
_OTHER_WORDS = words("post poste note notent cite cri crie pense chante publie demande interroge dis reproche conseil")
_NEVER = words("ment plia plie plient pliait tournant tourne tournent")

QUOTATION = Quotation(
    finite=(_STRONG[0] | _WEAK[0] | _REFLEXIVE[0]) - _NEVER,
    participles=_STRONG[1] | _WEAK[1] | _REFLEXIVE[1],
    gerunds=(_STRONG[2] | _WEAK[2]) - words("maintenant entendant sachant tournant"),
    infinitives=STRONG | WEAK,
    weak=(_WEAK[0] | _WEAK[1] | _WEAK[2] | _REFLEXIVE[0] | _REFLEXIVE[1] | _OTHER_WORDS)
    - (_STRONG[0] - _OTHER_WORDS)
    - _STRONG[1]
    - _STRONG[2],
    auxiliaries=words(
        """
        a ont avait avaient aurait auraient eut eurent ai est sont était étaient serait ayant aura
        """
    ),
    causatives=words("fait font faisait faisaient fit firent faire fera"),
    modals=words("peut peuvent pouvait pouvaient pourra pourrait doit doivent devait devaient devra faut fallait"),
    passives=words("est sont était étaient serait"),
    reflexives=words("se s' me m' te t' nous vous"),
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
        "on": "on",  # whoever it may be
        "je": "je",
        "j'": "je",
        "nous": "nous",
        "celui-ci": "on",  # not the subject of the sentence before; of others nobody is sure
        "celle-ci": "on",
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
    phrase_ends=words(
        """
        à aux dans sur lors pour en par avec chez après devant qui que qu' dont et avant via citant où lequel laquelle
        lesquels lesquelles auquel à laquelle auxquels auxquelles duquel desquels desquelles
        """
    ),
    adjuncts=words("cours sujet terme lendemain moment micro sein nom début fil"),
    links=words("de d' d des comme être cela ça"),
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
    reports=REPORTS,
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
        film roman livre album sculpture peinture photographie fresque symphonie ballet reportage chanson série pièce
        tableau opéra émission article essai nouvelle poème ouvrage recueil titre intitulé intitulée intitulés
        documentaire podcast épisode chronique jeu single titré titrée baptisé baptisée rubrique exposition spectacle
        programme opération loi projet plan comédie manga nommé

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
    common=COMMON,
    adverbial="ment",
    adjectives=tuple(
        sorted(
            words(
                """
                ien ienne iens iennes ais aise aises ois oise oises al ale aux ales ique iques if ive ifs ives aire
                aires el elle els elles eux euse euses iste istes ain aine ains aines ier ière iers ières ible able
                ibles ables in ine ins ines é ée és ées ant ante ants antes ol ole ols oles arabe russe turc turque
                grec grecque belge suisse corse
                """
            )
        )
    ),
    demonyms=("ois", "oise", "ais", "aise", "ien", "ienne", "ain", "aine", "éen", "éenne"),
    interposed=words(
        """
        pour sa part de son côté leur leurs quant à lui elle eux elles nouveau tout même par ailleurs en outre sans
        surprise dans foulée aussi également cependant toutefois néanmoins pourtant donc encore ensuite enfin
        ainsi alors déjà hier lundi mardi mercredi jeudi vendredi samedi dimanche matin soir midi après-midi ce cette
        semaine à l' inverse fois reprise reprises plusieurs deux trois d' emblée abord plus tard peu bien toujours
        ironie humour fermeté notamment depuis effet d'ailleurs
        """
    ),
    completions={
        "fait": words("savoir valoir part remarquer observer état"),
        "faisait": words("savoir valoir part remarquer observer état"),
        "font": words("savoir valoir part remarquer observer état"),
        "fit": words("savoir valoir part remarquer observer"),
        "laissé": words("entendre savoir"),
        "laisse": words("entendre savoir"),
        "met": words("en"),
        "mis": words("en"),
    },
    people=PEOPLE | ROLES | (HUMANS - THINGS - BODIES),
    bodies=BODIES | HOUSES,
    offices=OFFICES,
    houses=HOUSES,
    things=(THINGS | MATTERS) - BODIES - HOUSES - PEOPLE - ROLES - REPORTS,
    plurals=words("les des ces ses leurs plusieurs certains certaines deux trois quatre cinq quelques"),
    continuing=words(
        """
        poursuit poursuivi poursuivait ajoute ajouté ajoutait conclut conclu précise précisé précisait continue
        continué insiste insisté rappelle rappelé reprend repris renchérit explique expliqué estime estimé assure
        assuré souligne souligné note noté
        """
    ),
    showing=frozenset().union(*forms(SHOWING)) | SHOWING,
    framing=(("pour",), ("à", "en", "croire"), ("dans", "l'", "esprit", "de")),
)
