"""From a translated quote to its original."""
