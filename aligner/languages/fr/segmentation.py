"""French: what decides where a sentence ends."""

from __future__ import annotations

from aligner.languages.base import Segmentation

_TITLES = """
M MM mr mrs mme mmes mlle mlles mgr mgrs dr drs Pr Prs Prof Me Mes St ste Sts stes Cdt Cne Col Gal Gén Lt Cap Capt Adj
Sgt Maj Sen Rep Gov Ch Chr Ph Th Fr Sr S.M S.A S.E R.P LL.MM
"""
_ABBREVIATIONS = """
inc ltd corp Co cie Sté Ets éts s.a s.a.r.l s.a.s bros jr av Ave bd bld boul blvd Pl imp fg fbg rte
janv févr fév avr juil Sept Oct Nov déc Lun Mar Mer Jeu Ven Dim apr env hab ex trad éd édit ed éds coll
anc adj adv angl arch bibl bull catal compl coord dép encycl fém gén gouv hist impr indéf intr introd invar jur lat litt
loc masc mém min mss mus n.d.l.r n.d.t orig ouvr parag p.-d.g plur préf prép prov publ qqch qqn rééd sect sing
ft suppl subst synt tél trim univ v.o zool cit ibid appt rdv h cons crim plén rec S.A.R suiv p pp
"""
_INNER = "cf conf p.ex c.-à-d c-à-d càd c.à.d i.e e.g viz ca approx op loc.cit l.c v n.b p.-s p.s"
_NUMBERED = """
art arts al alin chap ch fig figs fol lib liv n no nos num par § pl t tab tabl tit vol vols r rn d ann app pt ref réf
para sect ver p pp l bt apt sq
"""
_LETTERED = """
a y ô plan plans vitamine vitamines groupe type point lettre section annexe classe catégorie hépatite option équipe
ligue série note division bloc zone hypothèse scénario variante produit candidat monsieur madame solution malaria
bâtiment hall terminal porte escalier partie version modèle appartement question réponse cas rang degré projet
programme critère facteur axe niveau protéine virus grippe réseau génération bus colonne touche clé
"""
_DIVISIONS = """
chapitre livre partie tome volume acte scène article art section annexe titre figure fig tableau tab chap leçon lettre
étape règle point question vol chant note part appendice strophe
"""
_STARTERS = """
le la les l' un une des du de d' à a au aux en il elle ils elles on nous vous je j' tu ce c' cet cette ces
cela ça ceci celui celle ceux celles mais ou où et donc or ni car quand lorsque lorsqu' si s' comme pour dans
par sur sous avec sans selon après avant depuis pendant durant malgré pourtant cependant toutefois ainsi alors
puis puisque puisqu' ensuite enfin aussi néanmoins quant son sa ses leur leurs notre nos votre vos mon ma mes ton ta
tes tous tout toute toutes plusieurs certains certaines chaque aucun aucune que qu' qui quoi comment pourquoi
combien quel quelle quels quelles voici voilà aujourd' hier demain bien non oui même contre entre vers
chez lors grâce désormais bientôt déjà encore jamais toujours peut parce afin autant plus moins très quelqu'
trop dès parmi outre n' ne y quelques autre autres beaucoup pas faut soudain parfois souvent seul seule
maintenant ici là tandis bref surtout jusqu' est
"""
_PARTICLES = "le la les l' des du de d' un à ma tu ni y n' son"

SEGMENTATION = Segmentation(
    titles=frozenset(_TITLES.split()),
    abbreviations=frozenset(_ABBREVIATIONS.split()),
    inner=frozenset(_INNER.split()),
    final=frozenset({"etc", "s.v.p", "svp"}),
    numbered=frozenset(_NUMBERED.split()),
    lettered=frozenset(_LETTERED.split()),
    divisions=frozenset(_DIVISIONS.split()),
    starters=frozenset(_STARTERS.split()),
    particles=frozenset(_PARTICLES.split()),
    incises=r"[^\W\d_]+(?:-t)?-(?:je|tu|il|elle|on|nous|vous|ils|elles)\b",
    # "réplique : «", "réplique à la maire : «".
    announcing=r"""[^.!?…:«»“”"\n]{0,120}:\s*[«“"„]""",
)
