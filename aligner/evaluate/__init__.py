"""Results against gold, with significance."""
