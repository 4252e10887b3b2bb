"""English words that begin and end no term."""

from __future__ import annotations

from aligner.languages.base import words

STOPWORDS = words("""
the a an of in on at to for from by with without into onto over under about after before between during against
and or nor but so if then than that this these those which who whom whose what when where why how as is are was
were be been being am do does did done doing have has had having will would shall should can could may might
must not no yes i you he she it we they me him her us them my your his its our their mine yours ours theirs
there here very too also just only even still already always never ever more most less least much many few some
any all each every both either neither other others another such same own one two three four five six seven
eight nine ten hundred thousand say says said go goes went gone get gets got make makes made out up down off
again once while because though although since until upon per via now today yesterday tomorrow monday tuesday
wednesday thursday friday saturday sunday january february march april june july august september october
november december however
""")
