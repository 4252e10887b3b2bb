"""Words that negate, and words that may stand for a negation, in either language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aligner.languages.base import words
from aligner.model import Lang


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that negate, lower case.

    `hard` words always do, unless a pattern of `harmless` covers them; those of `with_particle` do beside "ne" alone.
    `soft` is a pattern of words that may render a negation (refuser: won't; -less; un-).
    """

    hard: frozenset[str]
    harmless: re.Pattern[str]
    soft: re.Pattern[str]
    particle: frozenset[str] = frozenset()
    with_particle: frozenset[str] = frozenset()


NEGATION: dict[Lang, Negation] = {
    "fr": Negation(
        hard=words("pas jamais aucun aucune aucuns aucunes ni rien non sans guère nul nulle nullement aucunement"),
        harmless=re.compile(
            r"\bn['’]est-ce pas\b|\bpas mal d['’e]|\b(?:un|le|les|des|ce|son|ses|premiers?|faux|grands?|petits?|au)"
            r" pas\b"
            r"|\bà jamais\b|\bpas à pas\b"
            r"|\bsans (?:aucun |nul )?(?:doute|cesse|arrêt|contact|fil|tarder|délai)\b"
            r"|\baucun doute\b|\bnon seulement\b|\bpas de (?:tir|porte)\b|\bni (?:plus|moins)\b"
        ),
        soft=re.compile(
            r"(?:im|in|ir|il)(?:possib|capab|util|accept|suffi|connu|just|léga|volont|certain|complet|égal|toléra|responsa"
            r"|réel|satisf|différen|existan|exact|prév|compréhen|cohér|visib|habit|direct|vraisembl|admissi|actif|active)\w*"
            r"|mal|mé(?:content|sentente|connai|connu)\w*|dés(?:ordre|accord|agréab|intér|approuv)\w*|refus\w*|manqu\w*"
            r"|évit\w*|empêch\w*|interdi\w*|ignor\w*|cess\w*|échou\w*|échec\w*|rat\w{1,3}|peu|peine|sauf|hormis|rare\w*"
            r"|dépourvu\w*|priv[ée]\w*|absen\w*|exempt\w*|hors|contre|faute|loin|plutôt|lieu|trop|seul\w*|que|qu'|sinon"
            r"|ni[ea]\w*|démen\w*|exclu\w*|moins|rejet\w*|arrêt\w*|plus|ne|n'|oppos\w*|encore|autre\w*|mort\w*|perd\w*"
            r"|dout\w*|déni\w*|gratuit\w*|fin\w{0,4}|suspen\w*|renonc\w*|contraire|contest\w*|oubli\w*|aussi|dernier\w*"
        ),
        particle=frozenset(["ne", "n'"]),
        with_particle=words("plus personne point saurait sauraient saurais puis cesse cessent ose osent mot"),
    ),
    "en": Negation(
        hard=words("not n't no never nor neither nothing none nobody nowhere without cannot nought non"),
        harmless=re.compile(
            r"\b(?:no|without(?: a| any)?) doubt\b|\bnot (?:only|just|merely)\b|\bno\. ?\d"
            r"|\bno less\b|\bno fewer\b|\bno sooner\b"
        ),
        soft=re.compile(
            r"un(?!der|til|ion|it|i[fvq]|cle)\w{3,}|\w{3,}less(?:ly|ness)?|dis(?!cuss|tr|tin|pl|patch|c[oi]|ease|h|k)\w{3,}"
            r"|(?:im|in|ir|il)(?:possib|capab|accept|suffi|just|lega|volunt|compl|equal|toler|respons|adequa|differ|exact"
            r"|abilit|visib|expens|direct|conclus|cohere|admiss|activ)\w*|mis\w{4,}|refus\w*|fail\w*|lack\w*|avoid\w*"
            r"|prevent\w*|ban(?:s|ned)?|forbid\w*|forbade|prohibit\w*|den(?:y|ie[sd])|ignor\w*|stop\w*|ceas\w*|few|little"
            r"|barely|hardly|scarcely|rarely|seldom|except|far|free|absen\w*|miss\w*|against|out|rather|instead|too|only"
            r"|otherwise|until|neglect\w*|till|unless|exclud\w*|reject\w*|declin\w*|less|than|short|rid|poor\w*|bad\w*|wrong|beyond|any\w*|but|yet|halt\w*"
            r"|oppos\w*|dead|die[sd]?|lo[so]\w{1,3}|doubt\w*|away|off|just|else|end(?:s|ed)?|however|doomed|suspend\w*|last"
            r"|gone|gave|quit|other|before|contrary|dispute\w*|forg[oe]t\w*|either|ever|even"
        ),
    ),
}
