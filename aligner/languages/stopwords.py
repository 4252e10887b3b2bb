"""Words that begin and end no term."""

from __future__ import annotations

from aligner.model import Lang

_FRENCH = """
le la les un une des du de au aux à en par pour sur sous avec sans chez vers entre dans dès depuis pendant
contre selon comme et ou ni mais or donc car que qui quoi dont où si ne pas plus moins très trop peu aussi ainsi
alors encore déjà toujours jamais rien tout tous toute toutes aucun aucune autre autres même mêmes chaque
plusieurs certains certaines quelques cela ceci ça ce cet cette ces son sa ses mon ma mes ton ta tes notre nos
votre vos leur leurs je tu il elle on nous vous ils elles lui eux me te se y moi toi soi celui celle ceux celles
est sont était étaient être été a ont avait avaient avoir eu ai as avons avez suis es sommes êtes fut furent
sera seront serait soit soient aura auront aurait fait faire font faisait fit peut peuvent pouvait pouvoir
pourrait doit doivent devait devoir va vont aller allait dit dire disent il-y voilà voici oui non bien mal afin
lors lorsque quand puis après avant ici là tel telle tels telles deux trois quatre cinq six sept huit neuf dix
cent mille aujourd'hui hier demain lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars
avril mai juin juillet août septembre octobre novembre décembre faut falloir parce cependant toutefois environ
ailleurs surtout
"""
_ENGLISH = """
the a an of in on at to for from by with without into onto over under about after before between during against
and or nor but so if then than that this these those which who whom whose what when where why how as is are was
were be been being am do does did done doing have has had having will would shall should can could may might
must not no yes i you he she it we they me him her us them my your his its our their mine yours ours theirs
there here very too also just only even still already always never ever more most less least much many few some
any all each every both either neither other others another such same own one two three four five six seven
eight nine ten hundred thousand say says said go goes went gone get gets got make makes made out up down off
again once while because though although since until upon per via now today yesterday tomorrow monday tuesday
wednesday thursday friday saturday sunday january february march april june july august september october
november december however
"""
STOPWORDS: dict[Lang, frozenset[str]] = {"fr": frozenset(_FRENCH.split()), "en": frozenset(_ENGLISH.split())}
