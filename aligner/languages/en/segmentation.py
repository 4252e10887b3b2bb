"""English: what decides where a sentence ends."""

from __future__ import annotations

from aligner.languages.base import Segmentation

_TITLES = """
mr mrs ms mx messrs mme mlle M MM Dr Drs Prof Profs Rev Revd Fr Sr Sra St sts Ste Hon Gen Gens Brig Col Cols Lt Maj Capt
Cpt Cmdr Comdr Cdr Adm Sgt Cpl Pvt Pfc Ens Gov Govs Lieut Sen Sens Rep Reps Pres Supt Insp Det Amb Atty Asst Msgr Mgr
Ald Cllr Cdre Prin Ing
"""
_ABBREVIATIONS = """
inc ltd corp Co cos llc plc bros Esq esq ave blvd Rd hwy pkwy Sq Ct Ln Pl mt mts ft dept univ assn assoc Sr
a.m p.m u.s u.k u.n e.u ph.d phd m.d b.a m.a b.sc m.sc d.c l.a n.y
jan feb Mar apr Jun Jul aug sept sep oct nov dec Mon tue tues Wed thu thur thurs fri Sat Sun
ala ariz Ark calif colo conn Del fla Ga Ill Ind Kan Ky Md mich minn Mass Miss Mo mont neb Nev okla Ore
Pa penn tenn tex Va Wash wis wyo ont Dist est ed eds trans transl vol vols pp Ext Tel intl natl
govt mfg mgmt hr hrs yr yrs lb lbs approx al ibid s.a s.p.a a.g n.v b.v pty jr
"""
_INNER = "e.g i.e eg ie vs cf viz ca c aka a.k.a op incl esp n.b p.s q.v v"
_NUMBERED = """
no nos art arts sec sect fig figs eq eqs p par para ch chap chs pt pts app apps ex bk item
ref refs ser cl reg
"""
_LETTERED = """
a plan plans vitamin vitamins group type point letter section appendix class category hepatitis option team
grade series note division bloc block zone exhibit schedule part malaria version model hall terminal
question answer case step than am do did was nor would could should can will have had
list company column channel protein
"""
_DIVISIONS = """
chapter book part volume act scene article art section appendix title figure fig table chap lesson letter step
rule point question vol canto note exhibit
"""
_STARTERS = """
the a an this that these those he she it they we you i his her its their our my your there here what who
when where why how which if but and or so yet nor for in on at by from with without to of as after before
since during while although though because until unless under over between among into through against about
despite however therefore thus meanwhile moreover furthermore nevertheless instead then now once also still
even only just no not yes some many most much more few several all both each every any neither either
another other others such one two perhaps maybe indeed well is are was were do does did has have had can could
would should let please never always often sometimes today yesterday tomorrow later earlier finally first
according like nobody nothing everyone everything someone something anyone whether
"""
_PARTICLES = "an no so you do in on to my her like has even such well much can of a"

SEGMENTATION = Segmentation(
    titles=frozenset(_TITLES.split()),
    abbreviations=frozenset(_ABBREVIATIONS.split()),
    inner=frozenset(_INNER.split()),
    final=frozenset({"etc"}),
    numbered=frozenset(_NUMBERED.split()),
    lettered=frozenset(_LETTERED.split()),
    divisions=frozenset(_DIVISIONS.split()),
    starters=frozenset(_STARTERS.split()),
    particles=frozenset(_PARTICLES.split()),
    pronouns=frozenset({"i"}),
    exclamatory=frozenset({"yahoo", "jeopardy", "wham"}),
    incises=r"(?:he|she|they|i|we|you) (?:said|asked|says|cried|replied)\b|(?:said|asked|cried|replied) ",
    # 'replied: "', 'replied to the mayor: "', 'replied, "The'; not 'asked, "and', which goes on with what was said.
    announcing=r"""[^.!?…:«»“”"\n]{0,120}(?::\s*[“"‘'«]|,\s*[“"‘'«]\W*[A-Z])""",
)
