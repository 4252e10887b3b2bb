"""French words that negate, and words that may stand for a negation."""

from __future__ import annotations

import re

from aligner.languages.base import Negation, words

NEGATION = Negation(
    hard=words("pas jamais aucun aucune aucuns aucunes ni rien non sans guère nul nulle nullement aucunement"),
    harmless=re.compile(
        r"(?<=\bsans )aucune?\b|\b(?:match|le|un|du|au) nul\b|\bpas hésit\w+|\bmanqu\w+ pas de\b"
        r"|\bou (?:de |à )?(?:ne )?(?:non|pas)\b|\bn['’]est-ce pas\b"
        r"|\bpas mal d['’e]|\b(?:un|le|les|des|ce|son|ses|premiers?|faux|grands?|petits?|au)"
        r" pas\b"
        r"|\bà jamais\b|\bsi jamais\b|\bque jamais\b|\bpas à pas\b"
        # "le pire que j'aie jamais vu" is "ever": without "ne" before the verb.
        r"|(?:\bj'|\b\w+ )(?:aie|aies|ait|ayons|ayez|aient|eût|soit|soient)\s+jamais\b"
        r"|\b(?:pires?|meilleure?s?|l[ae]s? plus \w+|premi\w+)\b(?:(?!\bn'|\bne\b)[^.;!?]){1,60}? jamais\b"
        r"|\bsans (?:aucun |nul )?(?:doute|cesse|arrêt|contact|fil|tarder|délai|appel|réserve|accroc"
        r"|encombre|relâche|équivoque|ambages|détours?)\b|\brien (?:ne |n['’])(?:\w+ )?empêch\w+|\bn['’]ignor\w+ pas\b"
        r"|\bn['’]\w+-(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|t-(?:il|elle|on))\b(?:\s\w+)? pas\b(?=[^.!]*\?)"
        r"|\bne \w+-(?:je|tu|il|elle|on|nous|vous|ils|elles|t-(?:il|elle|on))\b(?:\s\w+)? pas\b(?=[^.!]*\?)"
        r"|\bpas (?:seulement|uniquement|que|moins)\b|\b(?:pas|jamais) (?:cess|arrêt)\w+\b"
        r"|\baucun doute\b|\bnon seulement\b|\bpas de (?:tir|porte)\b|\bni (?:plus|moins)\b"
    ),
    soft=re.compile(
        r"(?:im|in|ir|il)(?:possib|capab|util|accept|suffi|connu|just|léga|volont|certain|complet|égal|toléra|responsa"
        r"|réel|satisf|différen|existan|exact|prév|compréhen|cohér|visib|habit|direct|vraisembl|admissi|actif|active)\w*"
        r"|mal|mé(?:content|sentente|connai|connu)\w*|dés(?:ordre|accord|agréab|intér|approuv)\w*|refus\w*|manqu\w*"
        r"|évit\w*|empêch\w*|interdi\w*|ignor\w*|cess\w*|échou\w*|échec\w*|rat\w{1,3}|peu|peine|sauf|hormis|rare\w*"
        r"|dépourvu\w*|priv[ée]\w*|absen\w*|exempt\w*|hors|contre|faute|loin|plutôt|lieu|trop|seul\w*|que|qu'|sinon"
        r"|ni[ea]\w*|démen\w*|exclu\w*|moins|rejet\w*|arrêt\w*|plus|ne|n'|oppos\w*|encore|autre\w*|mort\w*|perd\w*"
        r"|dout\w*|déni\w*|gratuit\w*|fin\w{0,4}|suspen\w*|renonc\w*|contraire|fich\w*|fous?|foutre|moqu\w*|contest\w*"
        r"|insu|avant|oubli\w*|aussi|dernier\w*|dispens\w*|infini\w*|éternel\w*|interminable\w*|part|excepté\w*|près|proche\w*"
    ),
    particle=frozenset(["ne", "n'"]),
    with_particle=words("plus personne point saurait sauraient saurais puis cesse cessent ose osent mot"),
)
# "ne … pas" is one negation in two words, so only the words that carry it alone are counted.
COUNTED = frozenset(["pas", "jamais", "aucun", "aucune", "ni", "rien", "non", "sans", "guère", "nul", "nulle"])
