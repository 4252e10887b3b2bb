"""French: what tells names of people and organisations: titles, roles, first names, and words that are no names."""

from __future__ import annotations

from aligner.languages.base import words

TITLES = words(
    """
    m. mm. mme mlle mmes révérend père sœur soeur cheikh me dr pr mgr monsieur madame mademoiselle sir lord lady
    maître m mr mrs
    """
)
FEMININE = words(
    """
    mme mlle mmes madame mademoiselle lady directrice présidente fondatrice cofondatrice co-fondatrice actrice
    chanteuse avocate sénatrice députée mairesse institutrice infirmière chercheuse étudiante chancelière
    conseillère enseignante autrice écrivaine romancière cheffe adjointe mère sœur soeur fille épouse femme veuve
    princesse reine duchesse professeure dirigeante ingénieure mira sasha daniela helen tasha ashley marie anne
    sophie claire julie nathalie isabelle catherine christine sylvie françoise martine nicole monique jeanne
    louise emma léa chloé manon sarah laura mary susan linda jennifer elizabeth barbara margaret lisa nancy
    karen betty sandra donna carol ruth sharon michelle kimberly deborah jessica angela melissa amy anna rebecca
    kathleen pamela martha debra amanda stephanie carolyn maeve deirdre aoife theresa angela ursula hillary
    kamala ségolène valérie élisabeth rachida marine emily olivia sophia isabella grace hannah alice rose julia
    charlotte jane elin alexandra alexia alix amandine amélie anaïs andrée angélique anita annabelle annie arlette
    audrey aurélie aurore barbara béatrice bénédicte bernadette brigitte camille carine carole caroline cécile céline
    chantal charlène clara clarisse claudine clémence clémentine colette coralie corinne danielle delphine denise diane
    dominique édith elena eliane élise elsa émilie estelle esther eugénie eva évelyne fabienne fanny fatima fatou
    florence françoise frédérique gabrielle geneviève georgette ghislaine gisèle hélène henriette huguette inès ingrid
    irène jacqueline janine jocelyne joëlle josette josiane judith juliette justine karima karine laetitia laure
    laurence leïla liliane lise louise lucie lucienne ludivine lydia lydie madeleine magali malika marguerite
    marie-claude marie-christine marie-claire marie-france marie-hélène marie-pierre marion marlène mathilde maud
    mélanie mélissa micheline michèle mireille muriel myriam nadège nadia nadine natacha noémie odette odile océane
    pascale patricia paule pauline perrine rachel raymonde régine renée roselyne roxane sabine sabrina salomé samia
    sandrine séverine simone solange sonia sophie stéphanie suzanne sylvia thérèse valentine vanessa vera véronique
    victoire victoria viviane yasmina yolande yvette yvonne zoé malala greta christiane marisol najat arlette delphine
    nathalie anne-marie anne-sophie annick clotilde condoleezza dilma cristina michaëlle
    """
)
MASCULINE = words(
    """
    m. mm. monsieur mgr sir lord directeur président fondateur cofondateur co-fondateur acteur chanteur avocat
    sénateur député maire instituteur infirmier chercheur étudiant chancelier conseiller enseignant auteur écrivain
    romancier père frère fils mari époux prince roi duc sam greg satya ilya emmett brad adam dario wojciech bob barret
    john jean pierre paul jacques michel andré philippe alain bernard robert daniel rené claude louis françois nicolas
    thomas david laurent éric julien james william richard joseph charles christopher matthew anthony mark donald
    steven george kenneth andrew joshua kevin brian edward ronald timothy jason jeffrey ryan gary jacob bret larry
    guillermo wesley elon bill tim jeff jack mike peter tom padraig emmanuel vladimir barack joe ben chris aleksander
    jakub brett abdel abdelaziz abdoulaye abdou achille adrien ahmed albert alexandre alexis alfred ali amadou ange
    antoine antonio antonis ari arié armand arnaud arthur aurélien bachar bastien baptiste benjamin benoît bernard
    bertrand boris bruno carlos cédric charles-henri christian christophe clément cyril damien denis didier dimitri
    dimitris dominique edgar edmond édouard edouard élie émile enrique eric ernest étienne eugène fabien fabrice félix
    ferdinand fernand fidel florian francis francisco franck frank frédéric gabriel gaël gaston georges gérald gérard
    gerhard germain gilbert gilles giorgio giovanni grégoire grégory guillaume gustave guy hamid harry hassan henri
    hervé hicham hubert hugo hugues ibrahim igor ismaël ivan jamel jean-baptiste jean-claude jean-christophe
    jean-françois jean-jacques jean-louis jean-luc jean-marc jean-marie jean-michel jean-paul jean-philippe
    jean-pierre jean-yves jérémie jérémy jérôme joachim joaquin joël jonathan jorge josé joschka juan jules justin
    karim karl khaled kofi lakhdar laurent léo léon léonard lionel loïc luc lucas lucien ludovic luis luiz malik
    manuel marc marcel mariano mario marius martin mathieu matteo matthieu maurice maxime médéric mehdi miguel mikhaïl
    mitt mohamed mohammed moussa mustapha nadim nelson nicolas noël norbert olivier omar oscar otto pablo pascal
    patrice patrick pedro philipp pierre-yves rachid ralph raphaël raymond régis rémi rémy renaud richard roberto
    roger roland romain romano said salim salman sébastien serge sergio silvio simon slimane stanislas stéphane
    sylvain tarek théo théodore théophile thierry tony tristan ulrich urbain valentin victor vincent walter werner
    wolfgang xavier yann yannick yasser yves yvan yvon zinédine nikola slobodan recep rajoy herman

    """
)
ROLES = words(
    """
    pdg dg ceo cto coo cfo directeur directrice président présidente fondateur fondatrice cofondateur
    co-fondateur cofondatrice co-fondatrice chef cheffe porte-parole ministre sénateur sénatrice député députée
    maire avocat avocate analyste journaliste chercheur chercheuse responsable dirigeant dirigeante secrétaire
    professeur professeure capitaine conseiller conseillère entraîneur entraîneuse investisseur milliardaire
    entrepreneur président-directeur procureur procureure juge coach patron patronne médecin écrivain auteur
    autrice économiste expert experte vice-président vice-présidente candidat candidate gouverneur reine roi
    """
)
ORGANISATIONS = words(
    """
    times post news insider bloomberg reuters information verge atlantic wired axios engadget guardian journal tribune
    monde figaro libération afp bbc cnn cbs nbc abc inc corp ltd group groupe ventures capital university université
    ministère parti conseil commission amazon google microsoft openai anthropic meta apple twitter facebook nvidia
    humane vercel twitch stripe tesla x association fondation institut agence banque comité syndicat fédération union
    press presse insider télévision radio magazine society services web combinator îles île arena stade aéroport gare
    mont lac golfe états-unis royaume-uni république rue avenue boulevard tour palais château musée théâtre hôtel cour
    haute forum festival coupe championnat combinator screenrant netflix ibm intel oracle uber airbnb youtube tiktok
    linkedin reddit parisien parisienne canadien

    """
)
PARTICLES = words(
    """
    de du des d' von van der den la le les ní mac mc o' bin ben al el di da dos del y of the and &
    """
)
NOT_NAMES = words(
    """
    ong pme cgt-fo aussitôt bientôt soudain heureusement malheureusement finalement naturellement évidemment autrefois
    là ah oh eh ainsi samedi/dimanche lui donc prenez voyez tenez allons pauvre cher chère saint sainte le la les l un
    une des ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos il elle ils elles on je nous vous tu
    qui que quoi dont où et mais ou donc or ni car si comme quand lorsque lorsqu puis puisque après avant avec sans
    pour par chez vers contre sur sous dans en selon entre parmi depuis malgré lors dès pendant durant plus moins
    aussi ainsi alors enfin ensuite aujourd hier demain lundi mardi mercredi jeudi vendredi samedi dimanche janvier
    février mars avril mai juin juillet août septembre octobre novembre décembre pdg dg ceo cto coo cfo ia ai rapport
    source sources correction extrait aucun aucune plusieurs certains certaines tout tous toute toutes rien quelques
    quelque chaque autre autres c d j m n s t qu à au aux du de cependant toutefois pourtant cela ça ceci celui celle
    ceux bien très trop peu beaucoup voici voilà oui non merci lire agrandir était est sont a ont avait peut doit
    quelle quel quelles quels pourquoi comment un deux trois quatre cinq six sept huit neuf dix deuxième premier
    première monsieur madame samedi/dimanche début fin jamais toujours souvent parfois même outre quant seul seule y
    ne pas puisqu jusqu lorsqu interrogé interrogée questionné interviewé né née ancien ancienne nouvel nouveau
    nouvelle jeune tandis

    """
)
# Names of papers as machines translate them, and short forms.
ALIASES = {
    "l'information": "The Information",
    "le bord": "The Verge",
    "l'atlantique": "The Atlantic",
    "trading insider": "Business Insider",
    "bi": "Business Insider",
    "le gardien": "The Guardian",
    "le new york times": "The New York Times",
    "new york times": "The New York Times",
    "nyt": "The New York Times",
    "le wall street journal": "The Wall Street Journal",
    "wall street journal": "The Wall Street Journal",
    "le washington post": "The Washington Post",
    "washington post": "The Washington Post",
    "initié des affaires": "Business Insider",
    "filaire": "Wired",
    "le guardian": "The Guardian",
    "le times": "The Times",
    "le télégraphe": "The Telegraph",
}
