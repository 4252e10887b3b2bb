"""The translator as judge: what beats an original is said, and what does not is not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from aligner.match import Matcher
from aligner.match.changes import CHANGES
from aligner.match.judge.margins import MARGIN
from aligner.match.judge.translator import judged
from aligner.match.shipped import lexicon
from aligner.model import QuoteMatch
from aligner.protocols import AdditiveEncoder, Likely, Scorer
from tests.match.conftest import as_quote, as_text


class Words:
    """A toy that likes one text better than all others, by a margin."""

    name = "toy"

    def __init__(self, liked: str, by: float) -> None:
        self.liked, self.by, self.asked = liked, by, 0

    def likelihood(self, pairs: Sequence[tuple[str, str]]) -> list[Likely | None]:
        self.asked += len(pairs)
        return [Likely(("▁x",), (0.0, self.by if en == self.liked else 0.0)) for _, en in pairs]

    def certainty(self, texts: Sequence[str]) -> list[float | None]:
        return [0.0] * len(texts)


def found(encoder: AdditiveEncoder, french: str, english: str, scorer: Scorer | None) -> QuoteMatch:
    (match,) = Matcher.from_texts([as_text("p", english)], encoder).match([as_quote(french)], scorer=scorer)
    return match


def changed(match: QuoteMatch) -> set[str]:
    return {e.name for e in match.evidence if e.name in CHANGES and e.value >= 1}


@pytest.mark.parametrize(
    ("french", "english", "kind"),
    [
        ("Je pense que nous devons attendre la fin de l'hiver.", "They think we must wait for winter to end.", "role"),
        ("Nous vendons cette maison parce que nous aimons la mer.", "We sell this house: they love the sea.", "role"),
        ("Il n'est pas venu et nous ne pouvons pas attendre.", "He did not come and we can wait.", "negation"),
        ("Il a menti à sa femme.", "His wife lied to him.", "role"),
        ("Il a signé le contrat.", "He did not sign the contract.", "negation"),
        ("Nous n'avons pas refusé cette proposition.", "We have refused this proposal.", "negation"),
        ("Ils ont attendu longtemps avant de nous répondre.", "We waited a long time before answering them.", "role"),
        ("Il a tout avoué au juge avant de quitter la salle.", "He confessed everything to the judge.", "added"),
        ("Ma voisine cultive des pommes et des cerises.", "My neighbour grows apples.", "added"),
        (
            "Le vieux pont sur la rivière sera réparé au printemps.",
            "The old bridge over the river, which every mayor had promised to replace, will be repaired in spring.",
            "left_out",
        ),
        ("Le barrage a été renforcé au printemps.", "The dam was weakened in the spring.", "contrary"),
        ("Ma cousine est plus jeune que lui.", "My cousin is older than him.", "contrary"),
        ("Quatre maisons ont brûlé et neuf ont été inondées.", "Nine houses burnt and four were flooded.", "number"),
        ("Le niveau est passé de 20 à 45 mètres.", "The level went from 45 to 20 metres.", "number"),
        ("Il ne m'a jamais écrit qu'il était malade.", "She never wrote to me that she was ill.", "role"),
        ("Hier j'aurais dit oui ; aujourd'hui je dis non.", "Yesterday I would have said no; today I say yes.", "role"),
        (
            "Ici, nous avons plus de réponses que de questions.",
            "We have more questions than answers here.",
            "role",
        ),
        ("Il y a plus d'hommes que de femmes dans la salle.", "There are more women than men in the hall.", "role"),
        ("Ici, les femmes travaillent plus que les hommes.", "Here men work more than women.", "role"),
        ("Nous avons perdu le procès mais gagné deux amis.", "We won the trial but lost two friends.", "role"),
        ("J'ai bien dormi depuis l'accident.", "I have hardly slept since the accident.", "negation"),
        (
            "Avec lui, nous n'aurions jamais gagné ce procès.",
            "Without him, we would never have won this case.",
            "negation",
        ),
        ("La Chine a dépassé les États-Unis.", "The United States overtook China.", "role"),
        ("La direction accuse le syndicat d'avoir menti.", "The union accuses management of lying.", "role"),
        (
            "Les hommes sont moins bien payés que les femmes à poste égal.",
            "Women are paid less than men for the same job.",
            "role",
        ),
        ("J'ai demandé à partir.", "I was asked to leave.", "role"),
        ("Quelques soldats ont désobéi.", "All the soldiers disobeyed.", "number"),
        ("Vous pouvez refuser ce contrat.", "You must refuse this contract.", "contrary"),
        ("Nous devons vendre la ferme cet hiver.", "We may sell the farm this winter.", "contrary"),
        ("L'un des pilotes avait bu avant de décoller.", "Both pilots had been drinking before take-off.", "number"),
        ("Nous avons besoin de soldats, pas de promesses.", "We need doctors, not promises.", "contrary"),
        ("Les oiseaux disparaissent à cause des pesticides.", "Bees are disappearing because of pesticides.", "word"),
        ("Ce film m'a bouleversé quand j'avais quinze ans.", "That novel shattered me when I was fifteen.", "word"),
    ],
)
def test_the_model_sees_what_rules_do_not(
    encoder: AdditiveEncoder, scorer: Scorer, french: str, english: str, kind: str
) -> None:
    assert kind in changed(found(encoder, french, english, scorer))


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Je pense que nous devons attendre la fin de l'hiver.", "I think that we must wait for the end of winter."),
        ("Il n'est pas venu et nous n'avons pas dîné.", "He did not come and we had no dinner."),
        ("Marie a prêté sa voiture à Paul.", "Mary lent Paul her car."),
        ("Le prix du sel a encore augmenté.", "The price of salt has gone up again."),
        ("Elle cultive des pommes et des cerises.", "She grows apples and cherries."),
        ("Nous avons gagné deux amis mais perdu le procès.", "We lost the trial but won two friends."),
        (
            "Depuis neuf ans, le village perd quatre maisons par an.",
            "The village has lost four houses a year for nine years.",
        ),
        (
            "C'est le vent, et non la pluie, qui a fait tomber le mur.",
            "It was the wind, not the rain, that made the wall fall.",
        ),
        (
            "Les bergers et les tondeurs attendaient la pluie.",
            "Shepherds and shearers were waiting for rain.",
        ),
        ("Il se jeta sur moi en criant et me saisit par le bras.", "With a cry he was at me: I felt him grasp my arm."),
        (
            "À part pour sa paresse, ce serait un bon voisin.",
            "If it were not for his laziness, he'd be a good neighbour.",
        ),
        ("La victime s'est débattue et elle a été frappée.", "The victim fought back and he was beaten."),
        ("Elle loue une chambre au premier étage.", "She rents a room on the second floor."),
        ("On s'en est tirés de justesse, croyez-moi", "We got away by the skin of our teeth, believe me"),
        ("Le chien a mordu l'homme que la femme aimait", "The man that the woman loved was bitten by the dog"),
        ("Lapin avait une ferme pleine de fruits et de légumes.", "Rabbit had a farm full of vegetables and fruit."),
        ("On parlait de M. et de Mlles Reed.", "They talked of Master Reed and the Misses Reed."),
        (
            "Nous devons dire si nous voulons le reconnaître ou ne pas le reconnaître.",
            "We must say whether or not we want to recognise it.",
        ),
        ("Comment, comment !", '"What! what!" he cried.'),
        ("Le sommet doit se tenir lundi à Lyon.", "The summit will be held in Lyon on Monday."),
        ("Plusieurs voisins ont entendu la cloche.", "Many neighbours heard the bell."),
        ("L'un des pilotes aurait bu s'il avait pu.", "One of the pilots would have drunk had he been able to."),
        ("Les frais de divertissement ont augmenté.", "Leisure expenses have gone up."),
        (
            "Même s'il ne faut pas prendre le risque à la légère, la pluie pourrait aider les fermes du sud.",
            "Although flooding is a very serious concern, the rain may well help the farms of the south.",
        ),
        ("Sans lui, nous n'aurions jamais gagné ce procès.", "Without him, we would never have won this case."),
        ("Je n'ai guère dormi depuis l'accident.", "I have hardly slept since the accident."),
        ("On m'a demandé de partir.", "I was asked to leave."),
        ("Ils ont arrêté mon voisin lundi.", "My neighbour was arrested on Monday."),
        ("Presque tous les voisins ont entendu la cloche.", "Most neighbours heard the bell."),
        ("La radio a permis au vieux bateau de retrouver le port.", "By radio the port was regained by the old boat."),
        ("Restez là, dit-elle, et ne bougez plus.", "Stay there and do not move any more."),
    ],
)
def test_the_model_denies_nothing_that_is_faithful(
    encoder: AdditiveEncoder, scorer: Scorer, french: str, english: str
) -> None:
    assert changed(found(encoder, french, english, scorer)) == set()


def test_the_model_takes_back_what_rules_make_of_idioms(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    french, english = (
        "Un jeune de 18 ans a été arrêté devant la gare.",
        "An 18-year-old was arrested outside the station.",
    )
    assert changed(found(encoder, french, english, None)) == {"contrary"}
    assert changed(found(encoder, french, english, scorer)) == set()
    old = "An old actress sings in the village hall tonight."
    assert changed(found(encoder, "Une jeune actrice chante ce soir dans la salle des fêtes.", old, scorer)) == {
        "contrary"
    }


def test_a_word_that_the_quote_makes_likely_is_not_asked_about(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    class Counting(Words):
        def likelihood(self, pairs: Sequence[tuple[str, str]]) -> list[Likely | None]:
            self.asked += len(pairs)
            return scorer.likelihood(pairs)

    literal, changed_ = Counting("", 0.0), Counting("", 0.0)
    french = "Je pense que vous devez attendre la fin de l'hiver."
    found(encoder, french, "I think that you must wait for the end of winter.", literal)
    found(encoder, french, "They think that you must wait for the end of winter.", changed_)
    assert literal.asked < changed_.asked


@pytest.mark.parametrize("over", [-0.1, 0.1])
def test_a_rival_must_be_likelier_by_a_margin(encoder: AdditiveEncoder, over: float) -> None:
    toy = Words("They did not come and we did have dinner.", MARGIN["perhaps"] + over)
    english = "They did not come and we did not have dinner."
    match = found(encoder, "Ils ne sont pas venus et nous avons dîné.", english, toy)
    assert ("negation" in changed(match)) == (over > 0)
    assert match.verdict == ("altered" if over > 0 else "verbatim")


def test_what_cannot_change_is_not_asked(encoder: AdditiveEncoder) -> None:
    toy = Words("", 0.0)
    plain = found(encoder, "le marché couvert de la ville", "the covered market of the town", toy)
    kept = found(encoder, "We will not move from here", "We will not move from here", toy)
    assert toy.asked == 0 and plain.verdict == kept.verdict == "verbatim"


def test_nothing_is_judged_without_originals(encoder: AdditiveEncoder) -> None:
    assert judged([], Words("", 0.0), encoder, lexicon()) == ()


def test_what_is_left_out_of_a_free_translation_makes_a_paraphrase(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    free = found(
        encoder,
        "Emma détourna la tête, souriant et pleurant à la fois.",
        "Emma turned away her head, divided between tears and smiles.",
        scorer,
    )
    literal = found(
        encoder,
        "Le vieux pont sur la rivière sera réparé au printemps.",
        "The old bridge over the river, which every mayor had promised to replace, will be repaired in spring.",
        scorer,
    )
    assert (free.verdict, changed(free)) == ("paraphrase", {"left_out"})
    assert (literal.verdict, changed(literal)) == ("altered", {"left_out"})


def test_what_rules_tell_keeps_its_kind(encoder: AdditiveEncoder, scorer: Scorer) -> None:
    told = found(encoder, "Le deuxième pont a brûlé lundi.", "The fourth bridge burnt down on Monday.", scorer)
    assert changed(told) == {"number"}
