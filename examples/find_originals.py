"""Find the originals of the quotes in one article, and say what differs.

It prints, among others:

    "the repairs cost 40,000 euros": « 400 000 » for '40,000'
    none             « Je ne reviendrai jamais »
"""

from __future__ import annotations

import aligner
from aligner.match.changes import CHANGES

ARTICLE = """Un incendie a ravagé la halle du port lundi.

« Quatre personnes ont été blessées dans l'incendie », a déclaré Anna Gray. « Les réparations ont coûté 400 000 euros »,
a-t-elle ajouté. « Je ne reviendrai jamais », a dit un témoin.
"""
SOURCE = """Four people were hurt in the fire, Anna Gray said on Monday. She told reporters that the repairs cost
40,000 euros. The market hall will open again in spring.
"""


def main() -> None:
    """Print the verdict, the confidence and the original of each quote, with what a person should check."""
    for match in aligner.find_originals(ARTICLE, SOURCE):
        if match.original is None:
            print(f"{match.verdict:16} « {match.quote.text} »")
            continue
        altered = [reason.detail for reason in match.evidence if reason.name in CHANGES and reason.value >= 1]
        told = f": {'; '.join(altered)}" if altered else ""
        print(f'{match.verdict:10} {match.confidence:.2f}  "{" ".join(match.original.text.split())}"{told}')


if __name__ == "__main__":
    main()
