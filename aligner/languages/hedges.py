"""Words that make a statement less sure, and all that may stand for them, by language."""

from __future__ import annotations

import re

from aligner.model import Lang

HEDGES: dict[Lang, re.Pattern[str]] = {
    "fr": re.compile(
        r"\b(?:peut-être|probablement|vraisemblablement|apparemment|éventuellement|possiblement|sans doute"
        r"|pourrai(?:s|t|ent)|paraît-il|il se peut)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:perhaps|maybe|probably|possibly|apparently|allegedly|reportedly|supposedly|presumably)\b", re.IGNORECASE
    ),
}
"""Words that say "perhaps", and nothing else."""
HEDGED: dict[Lang, re.Pattern[str]] = {
    "fr": re.compile(
        r"\b(?:peu[tx]|peuvent|p[uû]|pu[es]s?|puiss\w+|pouv\w+|pourr\w+|(?:im)?possib\w+|éventuel\w*|doute\w*|douti\w*"
        r"|(?:im)?probab\w+|(?:in)?vraisembl\w+|appar\w+|sembl\w+|para[iî]\w+|risqu\w+|susceptib\w+|capab\w+|chance\w*"
        r"|\w+rai(?:s|t|ent)|\w+ri(?:ons|ez)|croi\w*|croy\w*|pens\w+|suppos\w+|estim\w+|devoir|doi\w+|dev[ra]\w*|dû"
        r"|potenti\w+|presque|soit|préten\w+|présum\w*|hypoth\w*|soi-disant|dit-on|selon|d['’]après|si|s['’]ils?|sûrement"
        r"|certaine?ment|manifestement|visiblement|or|ou|craign\w*|crain\w*|peur|plutôt|normalement|va\w*|aurai\w*)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:may|might\w*|could\w*|can\w*|would\w*|should\w*|must\w*|perhaps|maybe|(?:im)?possib\w+|(?:im)?probab\w+"
        r"|(?:un)?likel\w+|apparent\w*|clear\w*|seem\w*|appear\w*|suppos\w*|believ\w*|think\w*|thought|guess\w*"
        r"|\w*doubt\w*|presum\w*|potential\w*|chance\w*|if|report\w*|alleg\w*|able|certainly|surely|eventual\w*"
        r"|feasibl\w*|expect\w*|will|won|'ll|ought|conceivabl\w*|capabl\w*|allow\w*|whether|used|had|sure|let\w*|risk\w*"
        r"|rather|unable|were|to be|is to|are to)\b",
        re.IGNORECASE,
    ),
}
"""Words by which a translator may say as much."""
