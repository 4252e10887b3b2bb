"""French words that tell what stands beside them: which of its readings a word has."""

from __future__ import annotations

import re

from aligner.languages.base import words

# Words that may stand between a noun and its "de": none of these is an adjective.
NO_ADJECTIVE = words(
    "et ou ni mais or donc car que qui dont où si comme ne pas plus y en se me te lui leur il elle on nous vous "
    "ils elles "
    "je tu ce cela ça le la les l' un une des du de d' au aux à dans par pour sur sous avec sans chez vers "
    "entre est sont "
    "était étaient a ont avait avaient sera seront fut ait soit son sa ses mon ma mes ton ta tes notre nos "
    "votre vos leurs "
    "cette ces cet tout tous toute toutes aussi très bien"
)
# Words that may stand between "de" and its noun.
DETERMINERS = words(
    "le la les l' un une des du ce cet cette ces son sa ses mon ma mes notre nos votre vos leur leurs ton ta tes"
)
LINKS = frozenset({"de", "à", "en", "par", "pour"})
# After these a word is no finite verb, and after those no noun.
NO_VERB_AFTER = words("un une des ce cet cette ces mon ma mes ton ta tes son sa ses nos vos du au aux")
NO_NOUN_AFTER = words("je j' tu il elle on ils elles ne n' qui se s' y")
# What a hyphen may tie to a word that stays itself.
HYPHENED_BEFORE = words("ex non anti pro post pré quasi mi futur future vice très")
HYPHENED_AFTER = words("là ci t il elle on ils elles je tu nous vous moi toi le la les lui leur y en ce même mêmes")
# Between an auxiliary and its participle.
BETWEEN = words("pas plus jamais déjà été aussi également vivement bien tous toutes encore enfin toujours")
AUXILIARIES = words(
    "sont suis es est sommes êtes étaient était ont a ai as avons avez avait avaient aurait auraient aura auront fut "
    "furent soit soient être avoir ayant serait seraient sera seront"
)
# Before an object pronoun: "il le licencie".
SUBJECTS = words("je tu il elle on nous vous ils elles qui ne n' me te se lui y")
ARTICLES = words("le la l' les")
OF = words("de d' du des")
PARTICIPLE = re.compile("(?:é|i|u|is|it|ert|ort|aint|eint|oint)e?s?$")
INFINITIVE = re.compile("(?:er|ir|re)$")
