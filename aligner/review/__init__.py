"""The local review app: the bilingual page, on which people accept, reject and correct beads and matches."""
