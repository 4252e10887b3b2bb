"""French words that begin and end no term."""

from __future__ import annotations

from aligner.languages.base import words

STOPWORDS = words("""
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
""")
