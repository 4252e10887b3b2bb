"""The commonest words of some languages, by which a text's language is told.

Articles, pronouns, prepositions, conjunctions, auxiliaries: closed classes, of which every running text is full. The
languages besides French and English are there to be told from them. An elided word keeps its apostrophe: "l'".
"""

from __future__ import annotations

from aligner.languages.base import words

PROFILES: dict[str, frozenset[str]] = {
    "fr": words(
        "le la les l' un une des du de d' au aux et ou où que qu' qui quoi dont ce cet cette ces c' ça cela il elle ils"
        " elles je j' tu nous vous on me m' te t' se s' lui leur leurs y en ne n' pas plus jamais rien mon ma mes ton"
        " ta tes son sa ses notre nos votre vos est sont était étaient être été sera serait suis es sommes êtes a ai as"
        " ont avait avaient avoir eu aura aurait fut furent fit dans par pour sur avec sans sous chez vers entre depuis"
        " pendant contre après avant mais donc or ni car si comme quand lorsque puis alors aussi ainsi encore déjà très"
        " trop peu beaucoup tout tous toute toutes même autre autres quel quelle fait faire dit deux trois moins selon"
        " jusqu' puisqu' lorsqu' quelqu' aujourd' cependant pourtant voici voilà peut bien ici là"
    ),
    "en": words(
        "the a an and or but nor of to in on at by for with from into upon about over under after before between"
        " through during against without within is are was were be been being am has have had having do does did will"
        " would shall should can could may might must not no never i you he she it we they me him her us them my your"
        " his its our their mine this that these those who whom whose which what where when why how if then than as so"
        " because while though although there here all any some such only other more most very too also just said says"
        " up out off down again every each one two don't it's i'm he's didn't"
    ),
    "de": words(
        "der die das den dem des ein eine einen einem einer eines und oder aber nicht ist sind war waren sein hat haben"
        " hatte wird werden wurde ich du er sie es wir ihr sich mich mir ihm ihn uns von zu mit auf für im in an aus"
        " bei nach über durch um als wie auch nur noch schon so dass wenn kein keine zum zur vom am"
    ),
    "es": words(
        "el la los las un una unos unas y o pero de del al que en por para con sin sobre entre desde hasta es son era"
        " fue ser ha han había está están se su sus lo le les me te nos yo él ella no más muy como cuando si porque"
        " este esta estos estas ese esa qué también ya todo todos"
    ),
    "it": words(
        "il lo la i gli le un uno una l' e o ma di del della dei delle dell' al alla dal dalla nel nella che chi in per"
        " con su tra fra è sono era erano essere ha hanno aveva si non più come quando se perché questo questa questi"
        " suo sua suoi anche io lui lei noi mi ti ci gli un' c' d'"
    ),
    "pt": words(
        "o a os as um uma uns umas e ou mas de do da dos das ao à aos em no na nos nas que por para com sem sobre entre"
        " é são era foi ser está estão há tem se seu sua seus suas não mais muito como quando eu ele ela nós este esta"
        " isso também já pelo pela"
    ),
    "nl": words(
        "de het een en of maar van in op te aan met voor door uit bij naar over om als dat die dit deze is zijn was"
        " waren wordt werd worden heeft hebben had ik jij hij zij ze wij we u hun haar niet geen ook nog wel er dan zo"
        " kan zal moet"
    ),
}

NAMES: dict[str, str] = {
    "fr": "French",
    "en": "English",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
}
