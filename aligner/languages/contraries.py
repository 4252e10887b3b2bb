"""Axes on which words of both languages lie at different poles: up and down, support and oppose, Monday and Tuesday."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from aligner.model import Lang


@dataclass(frozen=True, slots=True)
class Axis:
    """Poles that exclude one another: for each the words of either language, as patterns of whole words.

    `kind` is what a change along the axis is called; `bilateral` axes have two poles, so that a negation turns one into
    the other, but for those of people: who is no father is not therefore a mother.
    """

    kind: str
    poles: tuple[dict[Lang, re.Pattern[str]], ...]
    people: bool = False

    @property
    def bilateral(self) -> bool:
        """Whether "not" makes one pole of the other."""
        return len(self.poles) == 2 and not self.people


@lru_cache(maxsize=1 << 14)
def poles(key: str, lang: Lang) -> tuple[tuple[int, int], ...]:
    """Return where a word lies, as numbers of an axis of AXES and of a pole of it.

    >>> poles("lundi", "fr") == poles("monday", "en"), poles("house", "en")
    (True, ())
    """
    found: dict[int, int] = {}
    for axis, pole, pattern in _beginning(lang).get(key[:1], ()):
        if axis not in found and pattern.fullmatch(key):
            found[axis] = pole
    return tuple(found.items())


@cache
def _beginning(lang: Lang) -> dict[str, list[tuple[int, int, re.Pattern[str]]]]:
    """Return for each letter the poles of AXES, in their order, that have words which begin with it."""
    found: dict[str, list[tuple[int, int, re.Pattern[str]]]] = {}
    for number, axis in enumerate(AXES):
        for place, pole in enumerate(axis.poles):
            for letter in {word[:1] for word in pole[lang].pattern.split("|") if word}:
                found.setdefault(letter, []).append((number, place, pole[lang]))
    return found


def _axis(*poles: str, kind: str = "contrary", people: bool = False) -> Axis:
    """Make an axis of poles written "French words | English words", where * stands for any ending."""
    made = []
    for pole in poles:
        fr, _, en = pole.partition("|")
        sides: dict[Lang, str] = {"fr": fr, "en": en}
        made.append(
            {lang: re.compile("|".join(w.replace("*", r"\w*") for w in s.split())) for lang, s in sides.items()}
        )
    return Axis(kind, tuple(made), people)


# Countries with their people and language, a pole each.
NATIONS = (
    "franç* france* francais*|french* france", "allemand* allemagne*|german*", "italien* italie|italian* italy",
    "espagnol* espagne|spanish spain spaniard*", "portugais* portugal|portug*",
    "anglais* angleterre britannique*|english* england british britain", "écoss*|scotland scottish scot scots",
    "irland*|irish* ireland", "gallois*|welsh* wales", "belge* belgique|belgi*",
    "néerland* hollan*|dutch* netherlands holland*", "suisse*|swiss switzerland", "autrich*|austria*",
    "grec grecs grecque* grèce|greek* greece", "turc turcs turque* turquie|turk*", "polon* pologne|poland polish",
    "russe* russie|russia*", "ukrain*|ukrain*", "tchèque* tchéquie|czech*", "slovaq*|slovak*", "hongr*|hungar*",
    "roumain* roumanie|romania*", "bulgar*|bulgar*", "serbe* serbie|serb*", "croat*|croat*", "suéd*|swed*",
    "norvég* norvège|norw*", "danois* danemark|danish denmark dane danes", "finland*|finn* finland",
    "island*|iceland*", "américain* amérique|american* america usa", "canad*|canad*", "mexic*|mexic*",
    "brésil*|brazil*", "argentin*|argentin*", "chilien* chili|chile*", "colombie*|colombia*", "cubain* cuba|cuba*",
    "chin*|china chinese", "japon*|japan*", "coré*|korea*", "indien* inde|india*", "pakistan*|pakistan*",
    "irak*|iraq*", "iran*|iran*", "israé*|israel*", "palestin*|palestin*", "syri*|syria*", "liban*|leban*",
    "égypt*|egypt*", "algér*|algeria*", "maroc*|morocc*", "tunis*|tunis*", "libye*|libya*", "sénégal*|senegal*",
    "nigéria*|nigeria*", "australie*|australia*", "vietnam*|vietnam*", "thaïl*|thai*", "afghan*|afghan*",
    "saoud*|saudi*", "arabe*|arab*",
)  # fmt: skip
AXES = (
    _axis(
        "augment* hausse* grimp* croît croître croissent accroît* accroiss* accru* bondi* flamb* "
        "doubler* doublent doublé* | "
        "increas* rose rise rises risen rising grow grew grows grown growing climb* soar* surge* jumped higher"
        " double doubles doubled doubling",
        "baiss* diminu* chut* recul* réduit* réduire réduction* décroît* effondr* dégringol* plong* | "
        "fell fall falls fallen falling drop* decreas* declin* reduc* lower* shrink* shrank shrunk slump* plung*"
        " plummet* dwindl* slid",
    ),
    _axis(
        "soutien* soutenir soutenons soutenez soutenu* appui* appuy* approuv* favorable* | "
        "support* back backs backed backing endors* approv* favo*r*",
        "oppos* combat* désapprouv* condamn* rejet* contre | oppos* fight fights fought condemn* reject* disapprov*",
    ),
    _axis(
        "gagn* vaincre vainqueur* vainqui* remport* victoire* | win wins won winning winner* victor*",
        "perd perds perdre perdu* perdent perdons perdait perdant* défait* | lose loses lost losing loser* defeat*",
    ),
    _axis(
        "accept* | accept* agreed agree agrees",
        "refus* rejet* déclin* | refus* reject* declin* turned",
    ),
    _axis("avant | before", "après | after following"),
    _axis("plus davantage | more", "moins | less fewer"),
    _axis("ouvr* ouvert* | open*", "ferm* | clos* shut*"),
    _axis(
        "commenc* début* | begin* began begun start*",
        "fini finit finir finissent termin* achev* | end ends ended ending finish*",
    ),
    _axis(
        "aime aimes aimer aiment aimé* aimait aimons adore* | love loves loved loving like likes liked",
        "haï* hait haine déteste* détesté* détestait | hate hates hated hating loathe* detest*",
    ),
    _axis("riche* | rich richer richest wealthy", "pauvre* | poor poorer poorest"),
    _axis(
        "bon bonne* meilleur* | good better best",
        "mauvais* pire* | bad worse worst",
    ),
    _axis(
        "grand grande grands grandes énorme* gros grosse* | big bigger biggest large larger great huge",
        "petit petite* petits | small smaller smallest little tiny",
    ),
    _axis(
        "haut haute* hauts élevé* | high higher highest",
        "bas basse* | low lower lowest",
    ),
    _axis("oui | yes", "non | no"),
    _axis("premier* première* | first", "dernier* dernière* | last latest final"),
    _axis("toujours | always", "jamais | never"),
    _axis("gauche* | left", "droite* | right"),
    _axis("achet* achat* acqu* | buy* bought purchas* acqui*", "vend vendre vendu* vendent vente* | sell* sold sale*"),
    _axis("ami amie amis amies | friend*", "ennemi* | enem* foe*"),
    _axis("guerre* | war wars", "paix | peace"),
    _axis(
        "autoris* permet* permis permettre | allow* permit* authori*",
        "interdi* prohib* | forbid* forbade ban bans banned banning prohibit*",
    ),
    _axis("coupable* | guilty", "innocent* | innocent*"),
    _axis("succès réussi* réussite* | success* succeed*", "échec* échou* | fail*"),
    _axis("fort forte forts fortes puissant* | strong* powerful", "faible* | weak*"),
    _axis("facile* facilement | easy easily easier", "difficile* difficilement | difficult hard harder"),
    _axis("vrai vraie vrais vraies | true", "faux fausse* | false untrue"),
    _axis("heureu* | happy happier", "malheureu* triste* | unhappy sad"),
    _axis("souvien* souvenir rappel* | remember* recall*", "oubli* | forget* forgot*"),
    _axis("chaud* | hot warm*", "froid* | cold"),
    _axis("jour jours journée* | day days daytime", "nuit nuits | night nights"),
    _axis("hommes* | man men", "femme femmes | woman women", people=True),
    _axis("père pères | father*", "mère mères | mother*", people=True),
    _axis("frère frères | brother*", "sœur sœurs soeur soeurs | sister*", people=True),
    _axis("fils garçon* | son sons boy boys", "fille filles | daughter* girl girls", people=True),
    _axis("roi rois | king kings", "reine reines | queen*", people=True),
    _axis("hier | yesterday", "aujourd aujourd' | today", "demain | tomorrow"),
    _axis("majorité* | majorit*", "minorité* | minorit*"),
    _axis("public publics publique* | public*", "privé privée* privés | private*"),
    _axis("légal* légaux | legal*", "illégal* illégaux | illegal*"),
    _axis("attaqu* | attack*", "défend* | defend*"),
    _axis("constru* bâti* | buil*", "détrui* démoli* | destroy* demolish*"),
    _axis("amélior* | improv* better", "empir* aggrav* détérior* dégrad* | worsen* deteriorat* aggravat* degrad*"),
    _axis("inclu* comprend* | includ*", "exclu* | exclud*"),
    _axis("plein pleine pleins pleines | full", "vide vides | empty"),
    _axis("même mêmes identique* | same identical", "différen* autre* | different"),
    _axis("rapide* rapidement vite | fast faster quick* rapid*", "lent* lentement | slow*"),
    _axis("embauch* recrut* engag* | hire* hiring recruit*", "licenci* renvoy* | fired dismiss* sacked laid"),
    _axis("renforc* | strengthen* reinforc*", "affaibli* | weaken*"),
    _axis("confirm* | confirm*", "dément* démenti* nie nié nient nier | den*"),
    _axis("confian* | trust* confiden*", "méfi* défian* | distrust* mistrust* suspici*"),
    _axis("import importa* importe* importation* | import imports imported", "export* | export*"),
    _axis("optimis* | optimis*", "pessimis* | pessimis*"),
    _axis("bénéfice* profit* | profit*", "perte* déficit* | loss losses deficit*"),
    _axis("avantage* | advantage* benefit*", "inconvénient* désavantag* | disadvantage* drawback*"),
    _axis("nouv*|new newly", "vieux vieil vieille* vieilles|old older oldest"),
    _axis("jeune*|young younger youngest", "vieux vieil vieille* vieilles âgé*|old older oldest elder*"),
    _axis("dedans intérieur*|inside", "hors dehors extérieur*|outside"),
    _axis("nombreu* beaucoup|many numerous", "peu|few"),
    _axis("tout tous toutes|all everything everyone everybody", "rien aucun* personne|none nothing nobody"),
    _axis("tous toutes|all every everyone everybody", "plupart presque|most almost nearly"),
    _axis("acquitt* relax*|acquit*", "condamn*|convict* sentenc* condemn*"),
    _axis("sais sait savons savez savent savait|know knows knew", "pens* croi* croy*|think thinks thought believe*"),
    _axis("certain* sûr*|certain sure", "espèr* espér* espoir*|hope*"),
    _axis("devant|ahead", "derrière|behind"),
    _axis("élu élue élus élues réélu*|elected re-elected reelected", "battu battue battus battues|beaten defeated"),
    _axis("avance|early ahead", "retard*|late delay*"),
    _axis("arriv*|arriv*", "part partir partis partie* partent partait quitt*|left leave leaves leaving depart*"),
    _axis("donn*|give gives gave given giving", "pris prend* prenn* retir*|take takes took taken taking"),
    _axis("prêt* |lend* lent", "emprunt*|borrow*"),
    _axis("enseign*|teach* taught", "étudi*|learn*"),
    _axis("demand*|ask*", "répond* répon*|answer* repl*"),
    _axis("inoffensi* sûr sûre*|safe harmless", "danger*|danger*"),
    _axis("propre propres|clean", "sale sales|dirty"),
    _axis("utile*|useful", "inutile*|useless"),
    _axis("possible*|possible", "impossible*|impossible"),
    _axis("apparai* apparu* apparaî*|appear*", "dispar*|disappear* vanish*"),
    _axis("encourag*|encourag*", "décourag*|discourag*"),
    _axis("long longs longue*|long longer", "court courte* courts|short shorter"),
    _axis("large larges|wide wider broad*", "étroit*|narrow*"),
    _axis("lourd*|heavy heavier", "léger* légère*|light lighter"),
    _axis("profond*|deep deeper", "superficiel*|shallow*"),
    _axis("rural* rurau*|rural", "urbain*|urban"),
    _axis("provisoire* temporaire*|temporary provisional", "permanent* définiti*|permanent* definiti*"),
    _axis("positi*|positiv*", "négati*|negativ*"),
    _axis("courag*|brave* courag*", "lâche*|coward*"),
    _axis("fier fière* fiers fierté|proud* pride", "honte* |asham* shame*"),
    _axis("beau belle beaux belles|beautiful", "laid* moche*|ugl*"),
    _axis("intelligent*|clever* intelligent* smart", "stupid* bête*|stupid*"),
    _axis("malade*|sick ill", "sain saine* saines santé|healthy"),
    _axis("jeté* relâch* libér*|releas* free freed", "arrêté* emprisonn* incarcér*|arrest* jailed imprison*"),
    _axis(
        "entrer entra* entré* entrent entrons|enter* entry entrance",
        "sorti* sort sortent sortir|exit* leave leaves left",
    ),
    _axis("début* commencement|beginning start*", "fin fins|end ends ending"),
    _axis("droit* |rights", "devoir*|duties duty"),
    _axis("réduit* réduc* réduire allég*|cut cuts cutting reduc*", "hauss* relev* relèv* accr*|rais* increas*"),
    _axis("progress* progrès|progress* gains gained", "recul* régress*|setback* regress*"),
    _axis("matin* matinée*|morning*", "soir soirs soirée* nuit nuits|evening* night nights"),
    _axis("proche* près|near nearby close closer", "loin lointain*|far distant farther"),
    _axis("présen*|presen*", "absen*|absen*"),
    _axis("mari maris époux|husband*", "femme femmes épouse*|wife wives", people=True),
    _axis("oncle*|uncle*", "tante*|aunt*", people=True),
    _axis("neveu*|nephew*", "nièce*|niece*", people=True),
    _axis("client*|customer* client*", "vendeur* fournisseur*|seller* vendor* supplier*", people=True),
    _axis("patron* employeur*|boss* employer*", "employé* salarié*|employee* worker*", people=True),
    _axis("minimum minimal*|minim*", "maximum maximal*|maxim*"),
    _axis("vivant* vivre | alive living live lives", "mort morte morts mortes mourir | death* dead die*"),
    _axis("accélér* | accelerat* speed*", "ralenti* | slow*"),
    _axis("louer loué loue félicit* | prais* congratulat*", "critiqu* blâm* | critici* blam*"),
    _axis("lever levé levée | lift* lifted", "impos* | impos*"),
    _axis("prouv* démontr*|prove proves proved proven proof demonstrat*", "suggèr* suggér*|suggest*"),
    _axis("sais sait savons savez savent|know knows knew", "espèr* espér* espoir*|hope*"),
    _axis("souri*|smil*", "pleur*|cry cries cried crying weep* wept"),
    _axis("ménages foyers|household*", "entreprise* société*|compan* firm* business*"),
    _axis(
        "juge juges|judge judges", "avocat*|lawyer* barrister*", "procureur*|prosecutor*",
        "témoin*|witness*", "policier*|policem* officer*", people=True,
    ),
    _axis(
        "médecin* docteur*|doctor* physician*", "infirmi*|nurse*",
        "enseignant* professeur* instit*|teacher* professor*", "soldat*|soldier*", "agricult*|farmer*",
        "pompier*|firefighter* firem*", "ouvrier*|workers workmen",
        "journalist*|journalist* reporter*", people=True,
    ),
    _axis("prochain*|next coming upcoming forthcoming", "dernier* dernière* passé*|last past previous latest"),
    _axis("lundi*|monday*", "mardi*|tuesday*", "mercredi*|wednesday*", "jeudi*|thursday*", "vendredi*|friday*",
          "samedi*|saturday*", "dimanche*|sunday*", kind="name"),
    _axis("janvier|january jan", "février|february feb", "mars|march mar", "avril|april apr", "mai|may",
          "juin|june jun", "juillet|july jul", "août|august aug", "septembre|september sept sep", "octobre|october oct",
          "novembre|november nov", "décembre|december dec", kind="name"),
    _axis(*NATIONS, kind="name"),
    _axis("doubl*|double* doubling twice twofold", "tripl*|triple* tripling treble* threefold",
          "quadrupl*|quadruple* quadrupling fourfold", kind="number"),
    _axis("moitié demi*|half halves", "tiers|third thirds", "quart quarts|quarter quarters", kind="number"),
    _axis("printemps|spring", "étés estiv*|summer*", "automne*|autumn*", "hiver*|winter*", kind="name"),
    _axis("nord|north*", "sud|south*", "ouest|west*", kind="name"),
    _axis("santé|health", "finances|finance treasury", "défense|defence defense", "éducation|education",
          "agriculture|agriculture", "culture|culture", "transports|transport", "environnement|environment",
          "justice|justice", "logement|housing", "énergie|energy", kind="name"),
    _axis("noir noire noirs noires|black", "blanc blanche blancs blanches|white", "rouge*|red",
          "vert verte verts vertes|green", "bleu*|blue", "jaune*|yellow", kind="contrary"),
)  # fmt: skip
