"""The exact words: where in a place that was found the original begins and ends."""
