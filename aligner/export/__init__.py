"""What all writers of a corpus share: its survey, its files, TEI, tables, JSON lines."""
