"""French: nouns that can speak, and nouns that never do."""

from __future__ import annotations

from aligner.languages.base import words


def with_plurals(text: str) -> frozenset[str]:
    """Return the words of data and their regular plurals ("panneau", "panneaux").

    >>> sorted(with_plurals("phrase journal voix"))
    ['journal', 'journaux', 'phrase', 'phrases', 'voix']
    """
    found = set(words(text))
    for word in words(text):
        if word.endswith("al"):
            found.add(word[:-1] + "ux")
        elif word.endswith(("au", "eu")):
            found.add(word + "x")
        elif word[-1] not in "sxz":
            found.add(word + "s")
    return frozenset(found)


PEOPLE = words(
    """
    homme femme hommes femmes enfant enfants garçon fille garçons filles jeune jeunes vieillard vieux vieille ami amie
    amis voisin voisine voisins témoin témoins victime victimes proche proches parent parents père mère frère sœur
    soeur fils oncle tante cousin cousine grand-père grand-mère mari épouse époux veuve personne personnes gens
    habitant habitante habitants riverain riverains citoyen citoyens citoyenne manifestant manifestante manifestants
    militant militante militants opposant opposants opposante rebelle rebelles insurgés islamistes étudiant étudiante
    étudiants élève élèves lycéen lycéenne lycéens ouvrier ouvriers salarié salariée salariés employé employée
    employés agent agents policier policiers gendarme gendarmes pompier pompiers soldat soldats officier officiers
    colonel général capitaine lieutenant commandant sergent amiral marin marins pilote pêcheur patron pêcheurs médecin
    médecins docteur infirmier infirmière chirurgien psychologue psychiatre avocat avocate avocats juge juges
    magistrat magistrats procureur procureure bâtonnier notaire huissier élu élue élus député députée députés sénateur
    sénatrice sénateurs maire maires mairesse ministre ministres président présidente vice-président vice-présidente
    secrétaire chancelier chancelière gouverneur préfet préfète sous-préfet ambassadeur ambassadrice diplomate
    diplomates commissaire chef cheffe chefs leader leaders dirigeant dirigeante dirigeants responsable responsables
    directeur directrice directeurs pdg patronne patrons fondateur fondatrice cofondateur cofondatrice porte-parole
    conseiller conseillère conseillers représentant représentante représentants délégué déléguée délégués syndicaliste
    syndicalistes candidat candidate candidats expert experte experts spécialiste spécialistes analyste analystes
    observateur observateurs économiste économistes chercheur chercheuse chercheurs scientifique scientifiques
    professeur professeure professeurs enseignant enseignante enseignants historien historienne sociologue politologue
    philosophe auteur autrice auteurs écrivain écrivaine romancier romancière poète journaliste journalistes reporter
    rédacteur rédactrice chroniqueur animateur animatrice présentateur réalisateur réalisatrice cinéaste acteur
    actrice comédien comédienne chanteur chanteuse musicien artiste artistes photographe joueur joueuse joueurs
    entraîneur entraîneuse sélectionneur coach arbitre champion championne athlète coureur nageur gardien attaquant
    défenseur capitaine roi reine prince princesse duc duchesse comte comtesse marquis marquise baron baronne empereur
    pape évêque archevêque cardinal prêtre imam rabbin curé abbé pasteur moine religieuse client cliente clients
    consommateur utilisateur utilisateurs internaute internautes investisseur investisseurs entrepreneur agriculteur
    agriculteurs éleveur paysan paysanne fermier fermière commerçant boulanger hôtelier aubergiste concierge
    domestique servante valet cuisinier cocher brigand bandit voleur prisonnier prisonniers suspect prévenu accusé
    détenu organisateur organisateurs organisatrice créateur créatrice inventeur responsable intéressé intéressée
    interlocuteur orateur conférencier tribun milliardaire homme-orchestre successeur prédécesseur adversaire rival
    collègue collègues camarade camarades compagnon compagne membre membres partisan partisans source sources critique
    critiques négociateur médiateur émissaire envoyé envoyée locataire usager usagers passager passagers survivant
    survivants rescapé blessé migrant migrants réfugié réfugiés touriste touristes visiteur visiteurs guide narrateur
    héros héroïne monsieur madame demoiselle inconnu inconnue étranger étrangère français française américain
    américaine
    """
)
BODIES = words(
    """
    gouvernement ministère ministères présidence élysée matignon préfecture mairie municipalité ville région
    département état parlement assemblée sénat chambre congrès conseil commission comité cour tribunal parquet justice
    police gendarmerie armée marine otan onu ong union organisation organisations association associations fondation
    fédération confédération ligue syndicat syndicats parti partis mouvement front coalition opposition majorité
    délégation collectif groupe groupes entreprise entreprises société compagnie firme constructeur éditeur opérateur
    banque banques agence agences bureau institut office autorité autorités administration administrations direction
    service services université école laboratoire hôpital clinique équipe équipes club clubs église vatican diocèse
    communauté famille familles rédaction journal journaux quotidien quotidiens hebdomadaire magazine revue média
    médias presse chaîne radio télévision site sites blog portail plateforme rapport étude enquête sondage communiqué
    texte lettre tribune article dépêche éditorial édito document note mémo mémorandum avis arrêt jugement loi
    constitution charte pétition manifeste gens public foule peuple population camp clan bruxelles moscou washington
    pékin paris londres berlin patronat fisc douane cabinet entourage état-major ambassade consulat représentation
    secrétariat secours fabricant producteur distributeur start-up startup multinationale géant filiale holding mairie
    métropole collectivité collectivités agglo reportage documentaire film livre roman scénario chanson slogan
    message tweet courriel courrier proverbe dicton
    adage bible coran évangile
    """
)
OFFICES = words(
    """
    ministre président présidente vice-président vice-présidente secrétaire chancelier chancelière gouverneur
    préfet préfète sous-préfet ambassadeur ambassadrice commissaire maire mairesse député députée sénateur sénatrice
    juge magistrat procureur procureure avocat avocate roi reine pape évêque archevêque cardinal directeur directrice
    pdg capitaine général colonel entraîneur entraîneuse sélectionneur arbitre porte-parole professeur professeure
    médecin journaliste témoin victime père mère frère sœur fils fille épouse mari veuve suspect accusé
    gendarme policier agent
    """
)
HOUSES = words(
    """
    organisation ong association fondation fédération confédération ligue syndicat parti mouvement front coalition
    collectif groupe groupuscule entreprise société compagnie firme constructeur éditeur opérateur banque agence
    institut université école club équipe journal quotidien hebdomadaire magazine revue chaîne radio télévision site
    blog start-up multinationale géant filiale holding fabricant distributeur organisme institution formation milice
    """
)
THINGS = with_plurals(
    """
    pancarte banderole affiche inscription panneau regard yeux œil phrase mot mots voix ton geste main mains bras tête
    visage sourire larmes lèvres bouche cœur âme silence bruit cri cris rire porte fenêtre maison rue route pont port
    mer ciel soleil lune nuit jour jours coeur oeil heure heures minute minutes matin soir année années mois semaine
    moment temps époque siècle date décision mesure mesures responsabilité possibilité nécessité situation crise
    question problème chose choses affaire fait faits idée projet plan programme résultat résultats chiffre chiffres
    nombre taux prix coût dette budget usage cas exemple raison cause effet conséquence suite reste plupart partie fin
    début milieu côté point ligne place lieu endroit pays terre monde guerre paix mort vie amour haine peur colère
    joie tristesse douleur espoir rêve pensée pensées souvenir mémoire histoire passé avenir présent droit loi règle
    ordre système processus méthode moyen façon manière sorte type forme taille couleur nom prénom photo image vidéo
    musique son langue travail emploi match but score victoire défaite saison course tour étape phénomène incident
    lendemain veille avant-veille surlendemain semestre trimestre
    économie industrie commerce croissance inflation
    accident attentat attaque explosion incendie tempête séisme virus maladie traitement vaccin produit appareil
    machine voiture avion train bateau navire capsule satellite fusée logiciel version fonction évolution révolution
    élection élections vote scrutin campagne débat réforme accord traité contrat convention conférence réunion sommet
    visite rencontre discussion discussions négociation négociations occasion cadre contexte sens valeur prix
    différence lien rapport transfert actes acte destruction crime violences agression manifestation grève démission
    nomination mariage naissance
    """
)
