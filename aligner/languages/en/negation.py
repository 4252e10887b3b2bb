"""English words that negate, and words that may stand for a negation."""

from __future__ import annotations

import re

from aligner.languages.base import Negation, words

NEGATION = Negation(
    hard=words("not n't no never nor neither nothing none nobody nowhere without cannot nought non"),
    harmless=re.compile(
        r", (?:is|are|was|were|do|does|did|have|has|had|can|could|will|would|should)n['’]t"
        r" (?:i|you|he|she|it|we|they|there)\b\s*\?"
        r"|\b(?:no|without(?: a| any)?) doubt\b|\bnot (?:only|just|merely)\b|\bno\.?\s?\d"
        r"|\bno less\b|\bno fewer\b|\bno sooner\b|\bnot least\b|\bor not\b|\bgo(?:es)? without saying\b"
        r"|(?:\bnot|n['’]t) (?:hesitate|fail to)\b|\bwith or without\b|\bnot? later than\b"
    ),
    soft=re.compile(
        r"un(?!der|til|ion|it|i[fvq]|cles?\b)\w{3,}|\w{3,}less(?:ly|ness)?|dis(?!cuss|tr|tin|pl|patch|c[oi]|ease|h|k)\w{3,}"
        r"|non(?!e)\w{4,}|(?:im|in|ir|il)(?:possib|capab|accept|suffi|just|lega|volunt|compl|equal|toler|respons|adequa|differ|exact"
        r"|abilit|visib|expens|direct|conclus|cohere|admiss|activ)\w*|mis\w{4,}|refus\w*|fail\w*|lack\w*|avoid\w*"
        r"|prevent\w*|ban(?:s|ned)?|forbid\w*|forbade|prohibit\w*|den(?:y|ie[sd])|ignor\w*|stop\w*|ceas\w*|few|little"
        r"|barely|hardly|scarcely|rarely|seldom|except|far|free|absen\w*|miss\w*|against|out|rather|instead|too|only"
        r"|otherwise|until|neglect\w*|till|unless|exclud\w*|reject\w*|declin\w*|less|than|short|rid|poor\w*|bad\w*|wrong|beyond|any\w*|but|yet|halt\w*"
        r"|oppos\w*|dead|die[sd]?|lo[so]\w{1,3}|doubt\w*|away|off|just|else|end(?:s|ed)?|however|doomed|suspend\w*|last"
        r"|gone|gave|quit|other|before|contrary|dispute\w*|forg[oe]t\w*|either|ever|even|warn\w*|outside|near\w*|\w{3,}free"
    ),
)
COUNTED = frozenset(
    ["not", "n't", "no", "never", "nor", "neither", "nothing", "none", "nobody", "without", "cannot", "hardly"]
)
