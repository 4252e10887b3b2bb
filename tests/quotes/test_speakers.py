"""Who is said to speak, kind of phrase by kind of phrase; nobody where the text does not tell."""

from __future__ import annotations

import pytest

from aligner.model import Document, Quote
from aligner.quotes import attribute, extract
from aligner.segmentation import segment


def quotes_of(text: str) -> tuple[Quote, ...]:
    document = Document("case", "fr", "case", text)
    sentences = segment(document)
    return attribute(document, sentences, extract(document, sentences))


TOLD = {
    "complement before the subject": ("« Le quai rouvre », a confié au journal Ouest Marie Blin.", "Marie Blin"),
    "agency before a subject of unknown name": (
        "« Tout brûle », raconte à l'AFP Tracy Wagner, docker.",
        "Tracy Wagner",
    ),
    "agency before the subject": ("« Le quai rouvre », a expliqué à l'AFP Jean-Marc Blin.", "Jean-Marc Blin"),
    "reflexive": ("« Le quai rouvre enfin », s'est réjouie Ana Blin à Brest.", "Ana Blin"),
    "words between auxiliary and participle": (
        "Le syndicat des marins a pour sa part fermement dénoncé « un recul ».",
        "Le syndicat des marins",
    ),
    "second participle": (
        "L'Union des ports a salué la loi et estimé que « tout reste à faire ».",
        "L'Union des ports",
    ),
    "apposition never closed": ("Blin, le président du port se dit « très inquiet ».", "Blin"),
    "role and name after it": (
        "« Le quai rouvre », a dit l'adjointe au maire de Brest, Ana Blin.",
        "Ana Blin",
    ),
    "for somebody": ("Pour Ana Blin, « le quai ne doit pas fermer ».", "Ana Blin"),
    "according to a role": ("D'après le préfet du Finistère, Luc Blin, « le quai tiendra ».", "Luc Blin"),
    "press release": (
        "Selon un communiqué du ministère de la Mer, « le quai rouvrira ».",
        "ministère de la Mer",
    ),
    "infinitive of narration": ("« Non », dit Luc Roy. Et Ana Blin d'ajouter : « Nous verrons. »", "Ana Blin"),
    "as somebody recalls": ("Comme le rappelle Ana Blin, « le quai est à la ville ».", "Ana Blin"),
    "gerund of the main clause": ("Ana Blin défend ce choix, parlant d'un « effort utile ».", "Ana Blin"),
    "signature": ("« Le quai est à nous. »\n\n— Ana Blin, docker\n", "Ana Blin"),
    "signature in brackets": ("« Le quai est à nous. » (Luc Roy, pêcheur)", "Luc Roy"),
    "acronym": ("La Ligue des ports libres (LPL) se bat. « Tout est perdu », a reconnu la LPL.", "LPL"),
    "description of a house": ("Le quotidien Le Marin a enquêté. « Tout est perdu », écrit le quotidien.", "Marin"),
    "article in a surname": ("« Oui », a dit Marie-Claude Le Goff.", "Marie-Claude Le Goff"),
    "initial": ("Valentine Roy dirige le port. « Tout est perdu », a admis V. Roy.", "Valentine Roy"),
    "no product": (
        "Le président du chantier, Marc Blin, a parlé du 737 Max, qui a fait 346 morts.\n\n"
        "« Je le regrette », a-t-il dit.",
        "Marc Blin",
    ),
    "headline with its topic first": (
        "Navalys : le patron s'excuse pour « de graves erreurs »\n\n"
        "BREST — Entendu mardi au Sénat, le directeur général de Navalys, Marc Blin, a présenté ses excuses.\n\n"
        "« Je regrette ces drames », a-t-il déclaré.",
        "Marc Blin",
    ),
    "no woman by a man's office": (
        "Marc Blin a parlé du quai. « Je refuse », a martelé le Premier ministre.\n\n"
        "La Première ministre bretonne Ana Roy a dit « non ». « Nous partirons », a conclu le Premier ministre.",
        "Marc Blin",
    ),
    "what news writers say for said": ("« Tout va bien », tempère Marc Blin, son directeur.", "Marc Blin"),
    "pronoun after a source": (
        "Luc Roy a dit « oui ». Pour Marc Blin, le chef du port, « tout est perdu ».\n\n"
        "« C'est un outrage », a-t-il dit.",
        "Marc Blin",
    ),
    "expert named before": (
        "« Tout est perdu », a dit Ana Blin, de l'université de Brest. « Il faut agir », a poursuivi l'experte.",
        "Ana Blin",
    ),
    "candidate named in the same sentence": (
        "Luc Roy a visité Brest. Pour Marc Blin, « le port est oublié » : « On ne fait rien », dénonce le candidat.",
        "Marc Blin",
    ),
    "party named in the clause before": (
        "Bretagne Libre Unie s'étonne ; le parti breton pense qu'il s'agit d'un « propos isolé ».",
        "Bretagne Libre Unie",
    ),
    "association by its acronym": (
        "La LPB publie un rapport. Cependant, l'association précise que « le nombre est plus élevé ».",
        "LPB",
    ),
    "role in the lead and its bearer next": (
        "Le ministre des Ports a dit que « le quai rouvrira ». Luc Blin veut encore des travaux.",
        "Luc Blin",
    ),
    "government that goes on": (
        "Luc Roy est élu. Le nouveau gouvernement s'est réuni. Il a déclaré que « rien ne presse ».",
        "Le nouveau gouvernement",
    ),
    "passive with its agent": ("Le quai est qualifié de « ruine de la ville » par Ana Blin.", "Ana Blin"),
    "house that runs into a name": (
        "« Tout est perdu », a dit le directeur de Greenpeace Thilo Blin.",
        "Thilo Blin",
    ),
    "initial in a name": ("« Tout est perdu », a dit le brigadier général Sean B. Kerviel.", "Sean B. Kerviel"),
    "offices joined": (
        "« Tout est perdu », a dit le chancelier et ministre démocrate des Ports, Michael Blin.",
        "Michael Blin",
    ),
    "until an adjunct": ("« Tout est perdu », dit sa famille au cours du procès.", "sa famille"),
    "from somewhere": ("« Tout va bien », assure Ana Blin. « Je reste », affirme la Lilloise.", "la Lilloise"),
    "author of a saying": ("Comme l'illustre la paraphrase de Brian Kernighan : « Il faut lire. »", "Brian Kernighan"),
    "surname with a title alone": ("« Le quai rouvre », selon M. Houdré.", "M. Houdré"),
    "article within a name": ("« Tout est perdu », a dit Bretagne Écologie Les Bleus.", "Bretagne Écologie Les Bleus"),
    "pronoun that is an object's": ("Luc Roy a reçu Ana Blin. Ana Blin sourit. « Merci », a-t-elle dit.", "Ana Blin"),
}


@pytest.mark.parametrize("name", TOLD)
def test_speaker(name: str) -> None:
    text, speaker = TOLD[name]
    assert quotes_of(text)[-1].speaker == speaker


def test_minister_is_not_the_mayor() -> None:
    """A noun of office means nobody of whom the text tells another office."""
    text = "Le maire de Brest, Luc Roy, a parlé. « Je refuse », a-t-il dit. « Tout est perdu », a déclaré la juge."
    assert quotes_of(text)[-1].speaker == "la juge"


def test_the_topic_of_a_headline_says_nothing() -> None:
    (quote,) = quotes_of("Navalys : le patron reconnaît « de graves erreurs » devant le Sénat")
    assert quote.speaker == "le patron"


UNTOLD = {
    "place in a headline": "Incendies au Canada : « Tout brûle dans le port »",
    "not the subject before": "Ana Blin a reçu jeudi Luc Roy. Celui-ci a salué « le courage » de la ville.",
    "adverb that begins the sentence": "Néanmoins, il faut « un quai neuf pour la ville ».",
    "thing": "Le panneau disait : « Quai fermé. »",
    "sign": "Une pancarte dit : « Défense d'entrer sur le quai. »",
    "glance": "Son regard répondait : « Jamais je ne partirai. »",
    "heading": "CHAPITRE II\n\n« Qui est là ? » demanda-t-il.",
    "no cue, somebody spoke before": "Ana Blin a dit : « Oui. »\n\nOn part malgré « la plus haute des marées ».",
    "nickname": "Blin raille « Capitaine » Roy.",
    "whoever it is": "On peut lire « défense d'entrer sur le quai » à l'entrée du port.",
    "what a verb denies": "L'accord prévoit « l'amitié des ports », Ana Blin n'a pas évoqué Brest.",
    "noun of the quotation": "Le préfixe « pré-ouverture » invitait les gens à attendre une suite.",
    "quotation that is a subject": "Le « grand quai » a continué dans les ports jusqu'au lendemain.",
    "things as a source": "La loi est « plus sévère et meilleure », selon certains paramètres.",
    "adjective that begins the sentence": "Fidèles au principe, recruter pour des « tours de quai », nous partons.",
    "impersonal": "Il était difficile de répondre à des questions comme « Qui paie le quai ? ».",
    "what one may do": "Les marins peuvent vraiment considérer le quai comme « perdu pour tous ».",
    "passive": "Le quai est qualifié de « ruine de la ville » depuis hier.",
    "definition": "Blin signifie « petit pain du matin » en breton.",
    "text in place": "Texte de remplacement : Image du quai : « quai fermé au public ».",
    "code": "La note passe de « A3 » à « B2 ».",
}


@pytest.mark.parametrize("name", UNTOLD)
def test_nobody(name: str) -> None:
    assert quotes_of(UNTOLD[name])[-1].speaker == ""


def test_presentation_in_an_incise_is_the_authors() -> None:
    text = "« Le quai ferme, regrette Ana Blin, 41 ans, maire (DVG) de Brest. Nous partirons. »"
    assert [quote.text for quote in quotes_of(text)] == ["Le quai ferme", "Nous partirons."]


def test_speakers_part_a_chain_of_paragraphs() -> None:
    said = (
        "« Il faut partir, a crié Luc Roy.",
        "« Il faut rester, a répondu Ana Blin.",
        "« Chacun son choix », a dit Zoé Petit.",
    )
    text = "\n\n".join(said)
    found = quotes_of(text)
    assert [quote.speaker for quote in found] == ["Luc Roy", "Ana Blin", "Zoé Petit"]
    assert [quote.text for quote in found] == ["Il faut partir", "Il faut rester", "Chacun son choix"]
    assert [quote.closed for quote in found] == [False, False, True]
    assert {quote.continued_from for quote in found} == {None}


def test_one_speech_of_several_paragraphs_stays_one() -> None:
    found = quotes_of("« Mes amis, merci.\n\n« Je vous quitte demain », a dit Ana Blin.")
    assert [quote.speaker for quote in found] == ["Ana Blin", "Ana Blin"]
    assert found[1].continued_from == 0


def test_each_speaker_has_a_confidence() -> None:
    sure, by_pronoun = quotes_of("« Oui », a dit Marie Blin. Puis elle a ajouté : « Nous verrons bien. »")
    assert 0.5 <= by_pronoun.speaker_confidence < sure.speaker_confidence < 1
    assert quotes_of(UNTOLD["thing"])[0].speaker_confidence == 0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("La loi sur « Les ports de demain » passe.", "title"),
        ("La note passe de « A3 » à « B2 ».", "scare"),
        ("Ana Blin parle d'un « recul ».", "direct"),
        ("Ana Blin se dit « rassurée ».", "direct"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert quotes_of(text)[0].kind == kind
