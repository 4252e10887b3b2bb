"""English words that tell what stands beside them: which of its readings a word has."""

from __future__ import annotations

from aligner.languages.base import words

# Particles that a verb's object may part from the verb: "laid them off".
PARTICLES = words("off up down out over back away aside apart through in on")
# After these a word is no finite verb, and after those no noun.
NO_VERB_AFTER = words("a an the this these my your his its our their")
NO_NOUN_AFTER = words("i you he she we they who will would can could may might must should cannot don't didn't")
