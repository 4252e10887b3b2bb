"""What a person is told of an answer."""
