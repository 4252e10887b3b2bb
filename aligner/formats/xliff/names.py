"""Names that readers and writers of XLIFF share."""

XLIFF = "urn:oasis:names:tc:xliff:document:2.0"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
META = "urn:oasis:names:tc:xliff:metadata:2.0"
OLDER = "urn:oasis:names:tc:xliff:document:1.2"
# Our own attributes in XLIFF 1.2: score of a unit, lengths of its sentences, target document of a file.
OWN = "urn:aligner-fr-en:xliff"
# The state of a target that is the source once more, for tools that translate what stands there.
TO_DO = "needs-translation"
SENTENCE = "aligner:s"
