from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from aligner import translation
from aligner.protocols import Rendering
from aligner.translation import checks
from aligner.translation.attempts import checked
from aligner.translation.decoding import Decoding, Spans


@dataclass
class Speaker:
    """A translator that says what a function makes of a sentence, and has alternatives."""

    says: Callable[[str], str]
    others: dict[str, tuple[str, ...]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    name: str = "speaker"
    digest: str = "0" * 64
    decoding: Decoding = field(default_factory=Decoding)

    def translate(self, sentences: Sequence[str]) -> list[Rendering]:
        self.asked += sentences
        return [Rendering(self.says(sentence), -0.5) for sentence in sentences]

    def alternatives(self, rows: Sequence[tuple[str, Spans]]) -> list[list[Rendering]]:
        return [[Rendering(text, -1.0) for text in self.others.get(sentence, ())] for sentence, _ in rows]

    def tuned(self, decoding: Decoding) -> Speaker:
        return self


def test_another_rendering_of_the_search_is_taken_where_it_is_better() -> None:
    speaker = Speaker(lambda s: s, {"Bonjour.": ("Bonjour!", "Hello.", "Good day.")})
    assert checked(speaker, ["Bonjour."])[0].text == "Hello."
    assert speaker.asked == ["Bonjour."]


def test_a_link_is_cut_out_and_put_back() -> None:
    english = {"Voir": "See", "pour plus de détails.": "for more details."}
    speaker = Speaker(lambda s: english.get(s, "See the Indiana for more details."))
    [made] = checked(speaker, ["Voir https://exemple.fr/a_b?x=1 pour plus de détails."])
    assert made.text == "See https://exemple.fr/a_b?x=1 for more details."


def test_a_long_sentence_that_fails_is_cut_at_its_clauses() -> None:
    clause = "il a vendu 412 livres au marché de la place, un matin de mai"
    sentence = f"{clause} ; {clause} ; {clause}."
    speaker = Speaker(lambda s: "He sold 412 books at the market on a May morning" if len(s) < 90 else "And so on.")
    [made] = checked(speaker, [sentence])
    assert made.text.count("412") == 3
    assert not checks.flags(sentence, made)


def test_what_shouts_is_translated_calmly_and_shouts_again() -> None:
    speaker = Speaker(lambda s: {"Le conseil a voté.": "The council has voted."}.get(s, "?"))
    assert checked(speaker, ["LE CONSEIL A VOTÉ."])[0].text == "THE COUNCIL HAS VOTED."


def test_a_headline_in_the_english_way_is_translated_calmly() -> None:
    speaker = Speaker(lambda s: {"Le retour de la fille et du port.": "The return."}.get(s, "?"))
    assert checked(speaker, ["Le Retour De La Fille Et Du Port."])[0].text == "The return."


def test_without_alternatives_what_there_is_stays_and_is_flagged() -> None:
    speaker = Speaker(lambda s: s)
    assert checks.flags("Bonjour.", checked(speaker, ["Bonjour."])[0]) == ("copied",)


SPOKEN = {
    "Merci.": "thank",
    "Bonjour.": "hello",
    "LE CONSEIL A VOTÉ.": "VOTED",
    "Voir https://exemple.fr/a_b?x=1 pour plus de détails.": "https://exemple.fr/a_b?x=1",
    "« Nous partirons demain »": "tomorrow",
    "“Nous partirons demain”": "tomorrow",
    '"Nous partirons demain"': "tomorrow",
    "L'equipe a ete licenciee vendredi.": "Friday",
    "L’équipe a été licenciée vendredi.": "Friday",
    "Il a dit : « The company will be fine without me » hier.": "company will be fine",
}


def test_the_shipped_model_says_what_it_should() -> None:
    engine = translation.load()
    made = checked(engine, list(SPOKEN))
    said = [f"{rendering.text} {rendering.text.casefold()}" for rendering in made]
    missing = {s: words for (s, word), words in zip(SPOKEN.items(), said, strict=True) if word not in words}
    assert missing == {}


CLAUSES = (
    "Le maire a dit que la commission avait reçu 412 lettres des habitants du port au cours de la semaine",
    "que le gouvernement refusait de payer les 85 millions que coûterait la nouvelle route entre les deux villages",
    "que les pêcheurs, dont beaucoup travaillent la nuit, demandaient 30 bateaux de plus pour la saison",
    "que l'école de la rue principale resterait ouverte aux 270 enfants jusqu'à la fin de l'année",
)


def test_two_hundred_words_come_out_whole() -> None:
    sentence = "; ".join(CLAUSES * 3) + "."
    assert len(sentence.split()) > 190
    [made] = translation.load().translate([sentence])
    assert sum(made.text.count(number) for number in ("412", "85", "30", "270")) >= 10, made.text
    assert len(made.text) > 0.8 * len(sentence)
