"""What terminology tools call a term's status, and how they say that it is never translated."""

from __future__ import annotations

import re

from aligner.glossary.terms import Status

# Data categories of ISO 30042 (both editions), MultiTerm and others that hold a status, in letters alone.
STATUS_TYPES = frozenset({"administrativestatus", "normativeauthorization", "status", "termstatus", "usagestatus"})
_NO_TRANSLATION_TYPES = frozenset(
    {"translationnote", "translationneeded", "translatable", "translate", "donottranslate", "processstatus", "dnt"}
)
# ISO 30042:2019, TBX-Basic ("…-admn-sts"); ISO 12620, normative authorization; the plain words of Weblate, TermWeb,
# MultiTerm, memoQ and Crowdin.
_STATUSES: dict[str, Status] = {
    **dict.fromkeys(("preferred", "standardized", "standard", "approved", "recommended", "main"), "preferred"),
    **dict.fromkeys(("admitted", "legal", "regulated", "proposed", "allowed", "accepted", "acceptable"), "admitted"),
    **dict.fromkeys(("permitted", "alternative", "synonym", "new", "draft", "provisional"), "admitted"),
    **dict.fromkeys(("forbidden", "deprecated", "obsolete", "superseded", "notrecommended", "rejected"), "forbidden"),
    **dict.fromkeys(("prohibited", "banned", "donotuse", "notallowed", "disallowed", "notadmitted"), "forbidden"),
    **dict.fromkeys(("notapproved", "nonstandard", "nonstandardized", "avoid", "outdated", "wrong"), "forbidden"),
}
_NO = frozenset({"no", "non", "false", "donottranslate", "nottranslated", "untranslatable", "keep", "dnt"})
_DO_NOT = frozenset({"yes", "oui", "true", "donottranslate", "nottranslated", "untranslatable", "keep", "dnt"})


def letters(value: str) -> str:
    """Return the letters of a name or value, in small ones: "Not Recommended" and "notRecommended" are the same."""
    return re.sub(r"[^a-zà-ÿ]", "", value.casefold())


def status_of(value: str) -> Status | None:
    """Return the status that a value stands for, None where it is not known.

    >>> status_of("deprecatedTerm-admn-sts"), status_of("Not Recommended"), status_of("purple")
    ('forbidden', 'forbidden', None)
    """
    plain = letters(value).removesuffix("admnsts")
    return _STATUSES.get(plain) or _STATUSES.get(plain.removesuffix("term"))


def is_kept(kind: str, value: str) -> bool:
    """Tell whether a data category with its value says that a term is never translated.

    >>> is_kept("translationNote", "no"), is_kept("Translation needed", "No"), is_kept("translationNote", "a word play")
    (True, True, False)
    """
    name = letters(kind)
    if name not in _NO_TRANSLATION_TYPES:
        return False
    if name in ("donottranslate", "dnt"):
        return letters(value) in _DO_NOT
    return letters(value) in (_NO - {"no", "non", "false"} if name == "processstatus" else _NO)
