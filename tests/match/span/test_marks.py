"""Runs of words between the quotation marks of their own text."""

from __future__ import annotations

import pytest

from aligner.match.span.marks import quoted


def between(text: str, words: str) -> bool:
    start = text.index(words)
    return quoted(text, start, start + len(words))


@pytest.mark.parametrize(
    "text",
    [
        '"We have lost," he said.',
        'He said: "We have lost."',
        'He said that "we have lost" and left.',
        "He said: “We have lost!” and left.",
        "« We have lost », he said.",
        "“‘We have lost’,” he read.",
        "He asked (“We have lost?”).",
        "‘We have lost,’ he said.",
        '"…We have lost…" he said.',
        "He said„We have lost“ ".replace("“", "”"),
    ],
)
def test_a_quotation(text: str) -> None:
    words = "we have lost" if "we have lost" in text else "We have lost"
    assert between(text, words)
    assert not between(text, words[:-5]) and not between(text, words[3:])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "yes" and then "no" to it.', "and then"),
        ('He said "yes" and then "no" to it.', 'yes" and then "no'),
        ("“We won,” he said. “We did.”", "he said"),
        ("“We won,” he said. “We did.”", "We won,” he said. “We did"),
        ("It's the readers' choice and the writers' too.", "choice and the writers"),
        ("We have lost.", "We have lost"),
        ("‘Johnson’s plan has failed’, he said.", "Johnson"),
        ('The 15" screen and the 17" one', 'screen and the 17'),
    ],
)  # fmt: skip
def test_no_quotation(text: str, words: str) -> None:
    assert not between(text, words)
