"""Whom a pronoun or description means that an earlier cue of its own sentence names."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.quotes.cues import Cue
from aligner.quotes.descriptions import Entity, by_nearness
from aligner.quotes.resolve import Discourse
from aligner.quotes.tokens import Unit


def meant_by_pronoun(cue: Cue, unit: Unit, cues: Sequence[Cue], discourse: Discourse) -> str:
    """Return whom a pronoun means that an earlier cue of its unit names ("a déclaré X, où il a promis …")."""
    pronoun = cue.speaker
    if pronoun is None or pronoun.text not in ("m", "f"):
        return ""
    for other in reversed([other for other in cues if other.last <= cue.first and other.speaker is not None]):
        if other.speaker is not None and other.speaker.kind == "name":
            name = discourse.resolve(other.speaker, unit.tokens)
            if (other.speaker.gender or discourse.registry.gender(name)) in ("", pronoun.text):
                return name
    return ""


def meant_by_description(cue: Cue, unit: Unit, cues: Sequence[Cue], discourse: Discourse) -> str:
    """Return the source that a unit names before it describes it ("pour X, « … », dénonce le candidat")."""
    for other in reversed([other for other in cues if other.kind == "source" and other.last <= cue.first]):
        if cue.speaker is not None and other.speaker is not None and other.speaker.kind == "name":
            name = discourse.resolve(other.speaker, unit.tokens)
            entity = Entity(name, True, discourse.registry.gender(name), at=discourse.unit)
            part = unit.tokens[cue.speaker.first : cue.speaker.last]
            return by_nearness(part, discourse.registry, [entity], discourse.unit)
    return ""
