"""French nouns of people and of things, told from WordNet by `training/tagging/3_nouns.py`."""

from __future__ import annotations

from aligner.languages.base import words

HUMANS = words(
    """
    abonnés accusés acheteur acheteurs acquéreur acquéreurs acteur acteurs actionnaire actionnaires activistes actrice
    actrices actuaire adaptateur adaptateurs administrateur administrateurs administratrice admirateur adolescent
    adolescente adolescents adulte adultes adversaire adversaires agresseur agresseurs agriculteur agriculteurs
    alarmistes alcoolisées amateur amateurs amazone ambassadeur ambassadeurs ambassadrice ami amie amies amis
    amérindiens analyste analystes ancêtre ancêtres ange anges annonceur annonceurs antiquité antiquités apiculteurs
    apprenti apprentis arbitre arbitres archevêque architecte architectes archiviste archéologue armateur armateurs
    arpenteur arrivants artisan artisans artiste artistes assaillant assassin assistant assistante assistantes
    assistants associated astronaute astronautes athlètes attaquant attaquants auditeur auditeurs auteur auteure auteurs
    autocar autocars automobiliste automobilistes autrichiens avatars avocat avocate avocates avocats baby bailleur
    baleine baleines bandit bandits banque banques banquier banquiers barman baron baronne batteur bavardages berger
    bergers biberon bidouillage birmans bisexuelles blonde blondes blonds bloqueur bloqueurs boeufs bouc bouddhistes
    bourgeois bourgeoise bourreau bourreaux boys brave brigadier bru bureaucrate bureaucrates bébé bébés bénéficiaire
    bénéficiaires bénévolat bénévole bénévoles bête calculatrice calculatrices camarade camarades candidat candidate
    candidates candidats capitaine capitaines cardinal cardinaux cavalière cessionnaire chalutiers chambrée champion
    championne champions champs chancelier chancelière chanteur chanteurs chanteuse chargeur chargeurs chasseur
    chauffeur chauffeurs chercheur chercheurs chirurgien chirurgiens christ chrétien chéri citoyen citoyens civil civils
    client clients clientèle climatologues clochard clone clown coiffeur collecteur collecteurs collimateur collègue
    collègues colombiens colonel colonels colons combattant combattantes combattants commandant commandants commerçants
    commissaire commissaires communistes compagne compagnes compagnon compagnons compatriote compatriotes compilateur
    compilateurs complice complices compositeur compositeurs comte comédien concepteur concepteurs concitoyens
    concurrent concurrents conducteur conducteurs confrère confrères conseiller conseillers conseillère consommateur
    consommateurs constructeur consul consultants contrevenant contribuable contribuables contributeur contributeurs
    contrôleur contrôleurs coordinateur coordinateurs coordinatrice coordonnateur copain copains copine cosignataire
    cotisant coucou coureur courier courtage courtages courtier courtiers cousin cousine cousines cousins criminels
    croates créancier créanciers créateur créateurs créditeur cueilleurs cultivateur cultivateurs cycliste da dame dames
    damoclès danseur danseurs danseuse danseuses demanderesse demandeur demandeurs dentiste dentistes destinataire
    destinataires dictateur dictateurs dieux dignitaires diplomate diplomates diplômés directeur directeurs directoire
    dirigeant dissidents distributeur distributeurs docteur domestiques donateur donateurs donneur donneurs dragon
    drivers duc ducs débiteur débiteurs débutants décideurs décodeur défendeur défendeurs défenseur défenseurs
    délinquant délinquants délégué délégués démagogues démocrates démon démons dénonciateurs déposants détaillants
    détective détectives détracteurs développeur développeurs empereur empereurs employeur employeurs employé employés
    emprunteur emprunteurs enfant enfants enquêteur enquêteurs enregistreur enseignants enseigne enseignes entraîneur
    entrepreneur entrepreneurs envahisseurs environnementalistes erasmus esclave esclaves escorte escroc escrocs espion
    espions ethnies examinateur exil exilé exilés expert experte experts exportateur exportateurs exportatrice
    expéditeur expéditeurs extraterrestres exécutifs facilitateur fanatiques fascistes femme femmes fermier fermiers
    fervente fiduciaire filiale filiales filiation fille filles fillette fillettes fils flic flics fonctionnaire
    fonctionnaires footballeurs fournisseur fournisseurs frère frères fugitif gagnants gamin gamins gangsters garde
    gardes gardien gardienne gardiennes gardiens gars garçon garçons gazole gazoles gendarme gendarmes gestionnaires
    gluck gosse gouverneur gouverneurs greffier grossiste grue grues guerrier guerriers guest guide guides gul guérilla
    guérisseur hackers herald hermes historien historiens homosexuels huissier héritier héritiers héritière héritières
    héros hétérosexuels hôte hôtes hôtesse idiot idiote idéologues illettrés imbécile imbéciles immigrantes immigrants
    immigrés impatience impatiences importateur importateurs imprimante imprimantes imprésario incarnation incendiaire
    indexeur indiens infamie infamies infanticide infernale infirmier infirmière infirmières ingénieur ingénieurs
    innocents inspecteur inspecteurs instituteur instituteurs institutrice instructeurs insurgés interlocuteur
    interlocuteurs interprète interprètes intervenants intimé intimés intrus inventeur inventeurs investisseur
    investisseurs italiens ivrogne ivrognes jardinier jardiniers joueur joueurs journaliste journalistes juge juifs
    jumelage juristes jurés lama lauréats leader lecteur lecteurs lesbiennes libéraux lieutenant lieutenants liquidateur
    lobbyiste lobbyistes localisateur locataire locataires locuteur locuteurs logos lug législateur législateurs mach
    madame magicien magistrat magistrats mailman mainteneur mainteneurs maire maires malencontreux maman mamans manager
    managers manifestants marchand marchands mari marine marins maris marraine maître maîtres mec mecs meneuse menteur
    menteurs menteuse mentorat mentors menuisier menuisiers mercenaires mesdames messager messieurs meurtrier meurtriers
    migrantes migrants militant militante militants milliardaires millionnaire millionnaires mineur ministre ministres
    mod mohammed mongols moniteur moniteurs monstre monstres motocyclistes mousquetaires muhammad musicien musiciens
    mère mères mécanicien médecin médecins médiateur médiateurs nageurs nageuse nain nana nationalistes navigateur
    navigateurs neveu neveux notaire notaires nourrisson nourrissons nox négociant négociateur négociateurs
    obscurantistes observateur observateurs occupants officier officiers ogre oligarques oliveraies oncle oncles
    opposants oppresseur orateur orateurs organisateur organisateurs orion orphelin orpheline orphelins otage otages
    outsiders ouvriers pair pairs palmer papa pape parcs parent parente parentes parents parenté parquet parquets
    parrain parrains partenaire partenaires participants partisans passager passagers pasteur patient patiente patientes
    patients patriote patron patronat patronne patrons paysan paysans pdg peintre peintres penseur penseurs pensionnés
    perdante perdants perfectionnistes pharaon pharmacien pharmaciens philosophe photographe pickpockets pilote pilotes
    pionnier pionniers pionnière pirate pirates piéton piétons plaignant plaignants platon pli plis plombier plombiers
    politiciens pollueur polo ponts pop porteur porteurs portier portiers possesseur pourvoyeur poète poètes praticien
    praticiens pratiquants preneurs prestataire prestataires prince princes princesse princesses prisonnier prisonniers
    prisonnière procuration procureur procureurs producteur producteurs prof professeur professeurs programmeur
    programmeurs promoteur promoteurs propriétaire propriétaires prostituées protagonistes protecteur protecteurs
    protestants proxy prédateur prédécesseur prédécesseurs présentateur président présidente présidentes présidents
    prêteurs prêtre prêtres pseudo pseudopaquet pseudopaquets psychiatre psychologue père pères pêcheur pêcheurs
    rapporteur rapporteure rapporteures rapporteurs ravisseurs rebelles receveur receveurs recteur registraire remorque
    représentant représentante représentants requérant ressortissant ressortissants restaurateurs retraité retraités
    revendeurs revendicateur rhin rival rivaux roi rois romancier romanciers roms routeurs récipiendaire réclamants
    rédacteurs réformateurs réfugié réfugiés répondants républicaine républicains réservistes résident résidents rêveur
    saint saisine salarié salariés scanners scanneur scanneurs scrutateurs secouriste secrétaire secrétaires seigneur
    seigneurs servante servers serveur serveurs serveuse serviteur serviteurs sessions signataire signataires sirènes
    sis slovaques socialistes sociologue soeur soeurs soldat soldats sorcier sorciers sorcière sorcières sourdine
    souscripteurs spectateur spectateurs sphinx sponsors spécialiste spécialistes spéculateurs stagiaire stagiaires
    successeur successeurs suiveur supervisor suppléants supporteurs surfeurs survivant survivants suspect suspecte
    suspectes suspects syndic syndicalistes synthétiseur synthétiseurs sécha sélectionneur sénateur sénateurs sœur sœurs
    tailleur tailleurs tante tantes tchèques technicien techniciens technocrates technologues terriens testeurs thaï
    tigre timorais tireur tireurs tombes toubib touristes traducteur traducteurs traductrice trafiquant trafiquants
    transporteur transporteurs traqueurs travailleur travailleurs traître traîtres trésorier tsar tuteur tuteurs tyran
    tyrans témoin témoins usagers utilisateur utilisateurs vainqueur vainqueurs vega vendeur vendeurs veuve veuves
    victime victimes villa villageois violeurs visionnaire visiteur visiteurs visualisateur visualiseur voisine voisins
    voleur voleurs voleuse volontaires volontariat votants voyageurs voyou voyous vérificateur vérificateurs vétéran
    vétérans welcome ébriété écoliers écologistes économiste économistes écrivain écrivains éditeur électeur électeurs
    électricien électriciens éleveurs élèves émigrants émissaires émulateur émulateurs épargnants épouse épouses époux
    étudiants évêque évêques
    """
)
MATTERS = words(
    """
    aaa abaissement abandon abandons abattage abattement abattoir abattoirs aberrations abolition abondance abonnement
    abonnements aboutissement aboya abrogation abréviation abréviations absence absences absorption abstention abstienne
    abstinence abstraction absurdité absurdités abus abîme accent accents acceptabilité acceptation accessibilité
    accession accident accidentel accidents accise accises accord accords accouchement accroissement accréditation
    accusation accusations accès accélérateur accélération achat achats achoppement achèvement acide acides
    acidification acier acme acquisition acquisitions acquittement acte actes actifs action actions activation activisme
    activité activités actualité actualités acuité adaptabilité adaptation adaptations additifs addition additions
    adhérence adhérent adhésion adhésions adjonction adjudication adjudications admiration admissibilité admission adn
    adoption adoptions adoucissement adpic adresse adresses adultère adversité adéquation affaiblissement affaire
    affaires affectation affectations affection affections affichage affidavit affiliation affinités affirmation
    affirmations affirmative affluence afflux affres affrontement affrontements agencement agenda agendas aggravation
    agitation agonie agonies agrafeuse agrandissement agression agressions agrumes agrément agréments aide aides aigle
    aiguille aiguilles ail aile ailes ailles aimables air airs aisance ajournement ajout ajouts ajustement ajustements
    alarm alarme album albums alcool alcoolisme alcoolémie alerte alertes algorithme algorithmes algues algèbre algérie
    alibi aliment alimentation aliments alinéa alinéas alité aliénation allergies allergènes allocation allocations
    allocution allumage allumette allumettes allure allures allègement allée allégation allégations allégeance
    allégement allégements alpes alphabet alphabétisation alpinisme alternative alternatives altitude altération
    altérations aluminium aléas amabilité ambiance ambiguïté ambition ambitions ambivalence ambulance ambulances amende
    amendement amendements amendes amertume ameublement amiante amidon amidons amitié amnistie amnisties amortissement
    amorçage ampleur ampoules amère amélioration améliorations aménagement aménagements an analog analogie
    analphabétisme analyse analyses analyseur analyseurs anarchie ancrage andes andorre anecdote anecdotes angle angles
    angoisse angoisses animal animation animations animaux anna annales anneau anneaux annexe annexer annexes annexion
    annexé anniversaire annonce annonces annuaire annuaires annulation année années anonymat ans antagonisme
    antagonismes antenne antennes antiaméricanisme antibiotique antibiotiques anticipation anticorps antidote antidrogue
    antidumping antipathie antipathies antipollution antivirus antécédents anxiété anéantissement anémie août apaisement
    apanage apartheid aperçu apiculture aplomb apogée apostrophes appareil appareils apparence apparences apparition
    apparitions appartement appartements appauvrissement appel appellation appellations appels appendice
    applaudissements applicabilité application applications appliquette apport apports apprentissage apprentissages
    approbation approbations approche approches approfondie approfondissement appropriation approvisionnement
    approvisionnements appréciation appréciations appréhension appui appuis appât appétit aptitude aptitudes aquaculture
    aquarium araignée araignées arbitrage arc arcade arcades archipel archipels architecture architectures archivage
    archive archives archéologie ardeur ardeurs argent argument argumentation argumentations arguments arme armement
    armements armes armoire armoires arrachage arrestation arrestations arrière arrières arriérés arrogance
    arrondissement arrondissements arrosage arrosoir arrêt arrêts arsenal art article articles articulation
    articulations artifice artifices arts artère arène arêtes arôme ascenseur ascenseurs ascension ascii asile aspartame
    aspect aspects asperges asphalte asphaltes asphyxie aspiration aspirations aspirine assainissement assassinat
    assassinats assaut assauts assemblage assembleur assentiment assertion assertions asservissement assiette assiettes
    assignation assimilation assises assistanat assistance assouplissement assujettissement assurance assurances
    assèchement asterisk astuce astuces asymétrie atelier ateliers atmosphère atmosphères atome atomes atout atouts
    atrocité atrocités ats attachement attachements attaque attaques attelage attelages attentat attentats attente
    attentes attention attentions atterrissage attestation attique attitude attitudes attraction attractions attrait
    attribut attribution attributions attributs atténuation aubaine audace audaces audience audiences audiovisuel audit
    audition auditions auditorium audits augmentation augmentations auspices austérité autel authentication authenticité
    authentification autobus autocensure autocollants autodestruction autodétermination autoliquidation automatisation
    automatisations automne autonomie autorisation autorisations autoroute autoroutes autosuffisance avalanche
    avalanches avance avancement avances avancée avancées avantage avantages avarie avenir aventure aventures avenue
    avenues averse aversion avertissement avertissements aveu aveuglement aveux avidité avion avis avoine avoines avoirs
    avortement avortements avril avènement axiome azimut azimuts azote azur açores aérodrome aéroglisseur aéronefs
    aéroport aéroports aîné aînés b bac bactéries bagatelle bague bagues baguette baguettes baie baies baignade
    baignoire bail bain bains baiser baisers baisse baisses balai balance balances balançoire balcon balcons balisage
    balise balises balle balles ballet ballon ballons banalité banalités banane bananes bananier banderoles banlieue
    bannissement banqueroute baptême baquet bar barbarie barbecue barcelone baril barils baromètre barque barrage
    barrages barre barreau barreaux barres barricade barricades barrière barrières bars base baseball bases bash
    basilique basket bassin bassins bataille batailles bateau bateaux bazar bec becs beer beers benzène berceau berge
    besogne besoin besoins bestiaux beta bible bicyclette bicyclettes bidonvilles bienfait bienfaits biens bienveillance
    bienvenue bienvenues bifteck biftecks bijou bijoux bilan bilans billet billets billetterie billions bin binding
    biodiversité biographie biomasse biométrie biosphère biotechnologie biotechnologies bisou bit bits bitume bière
    bières blague blagues blanchiment blasphème blends blessure blessures blocage blocages blocus blog blogs blouse
    blouses blé blés bocal boeuf bogues boisson boissons boite boites bol bombardement bombardements bombe bombes bond
    bonds bonheur bonheurs bonhomme bonjour bonnet bonnets bonsoir bonté bontés bonus bord bords bordé botte bottes
    bouche boucherie bouches bouchon bouchons bouchée bouchées boucle boucles bouclier boucliers boue boues bougie
    bougies bouilloire bouillon boulangerie boulet boulets boulevard boulevards bouleversement boulot bouquet bouquets
    bourbier bourrage bourse bourses bout bouteille bouteilles boutique boutiques bouton boutons bouts bovins boycott
    boîte boîtes bracelet bracelets braconnage braguette bras brasseries break bretelle bretelles brevet brevetage
    breveter brevets bricoler bridge brin brins briquet brise brièveté brochure bronze bronzes brouhaha brouillard
    brouillon bruit bruits brume brumes brutalité brutalités brûlage budget budgets budgétisation bug bugs bulle
    bulletin bulletins bureautique burundi bus but butane butin butoir buts bâtiment bâtiments bâton bâtons bénédiction
    bénédictions bénéfice bénéfices béquilles bétail bévue bêta bêtes bûche bûcher bûches bœuf bœufs c cabane cabillaud
    cabillauds cabine cabines cacao cachemire cachet cachets cacophonie cacti cadastre cadeau cadeaux cadence cadmium
    cadran cadre cadres cafard cafards café cafés cageot cahier cahiers caillou cailloux caisse caisses calamité
    calamités calcul calculs cale calebasse calendrier calendriers cales calomnies calories calottes camion camions
    camisole campagne campagnes caméra caméras canal canalisations canapé canapés canards canaux candidature
    candidatures canevas cannabis canne cannibalisme canonnière canoë cantine cantines canton cantons caoutchouc cap
    capacité capacités capital capitale capitales capitalisation capitaux capitole capitulation capitulations caprice
    caprices captage capteur capteurs capture captures caractéristiques carbone carburant carburants carcan carcasse
    carcasses carence carences caresse caresses cargaison cargaisons caricature caricatures carnet carnets carotte
    carottes carreau carreaux carrière carrières carrure cartable carte cartes cartographie cartons cartouches cas case
    cases casier casiers casino casque casques casquette casquettes casserole casseroles cassette casting cataclysme
    catalog catalogue catalogues catastrophe catastrophes cathédrale cauchemar cauchemars cause causes caution cave
    caverne cavernes cc ccs cd cds ceinture ceintures cellulaire cellule cellules cendre cendres censure centaine
    centaines centenaires centime centimes centimètres centralisation centralisme centre centres cents cercueil
    cercueils cerf cerise cerises cerisier cerisiers certificat certification certificats certitude certitudes cerveau
    cerveaux cervelle cessation cesse cession cessions chacal chagrin chagrins chahut chaine chaines chair chairs
    chaleur chaleurs chameau champ championnat championnats chance chances chandelle chandelles change changement
    changements changes changions chanson chansons chant chantage chantages chantier chantiers chants chanvre chapeau
    chapeaux chapelle chapelles char charabia charbon charbons charge chargement chargements charges chariot chariots
    charme charmes charpente charpentes charrue charrues chars charte charters chasse chasses chatons chaudière
    chauffage chaussettes chaussure chaussures chaussée chaînon check chemin cheminement cheminots chemins chemise
    chemises chenal chenilles chevauchement chevauchements chevelure chevet cheveu cheveux chi chicorée chicorées
    chiffre chiffrement chiffres chimie chimère chimères chirurgie chirurgies chlore choc chocolat chocolats chocs choix
    cholestérol choléra choque chose choses chou chouettes chous choux chromium chronomètre chute chutes châssis château
    châteaux châtiment châtiments chèque chèques chêne chênes chômage cicatrice cicatrices cidre ciel cierges cigare
    cigares cigarette cigarettes cime ciment cimenteries cimes cimetière cinquièmes cinéma circonférence circonspection
    circonstance circonstances circuit circuits circulation cire cisaillement ciseau ciseaux citation citations
    citoyenneté citrons citrouille citrouilles cité civilité civilités civisme clameur clameurs clarification
    clarifications clarté clartés clause clauses clavier clef clefs clic clics climat climatisation climats clin cloche
    cloches cloison cloisons clonage clou clous cloître cloîtres clé cm cocktail cod codage code codes codex
    codification coentreprise coentreprises coeur coeurs coexistence coffre coffres cohabitation cohérence cohérences
    cohésion coiffure coiffures coin coins coke col collaboration collaborations collations collet collier collision
    collisions collé colonialisme coloration cols colza combat combats comblé combustible combustibles combustion
    comestibles commandement commandements commencement commencements commentaire commentaires commerce commerces
    commercialisation commissariat commissariats commodités communicants communication communications commutateur
    commémoration comores comparabilité comparaison comparaisons comparatif compartiments comparution compas compassion
    compatibilité compensation compensations compilation complaisance complaisances complexité complication
    complications complicité complicités compliments complot complots complément complémentarité complémentarités
    compléments components comportement comportements composant composante composantes composants composition compostage
    composés compresse compresses compresseur compression compressions comprimé compromis compromission compréhension
    compréhensive comptabilité comptage compte comptes compteur comptoir comptoirs compétence compétences compétition
    compétitions compétitivité comté comtés comédie concentration concentrations concept conception conceptions concepts
    concert concertation concertations concerts concession concessions conciliation concision conclusion conclusions
    concombres concours concret concurrence condamnation condamnations condensat condensé condition conditionnalité
    conditionnalités conditionnement conditions condoléances conduite conduites confession confessions confiance
    confidentialité configuration configurations confins confirmation confiscation confiserie conflit conflits
    conformité confort confrontation confrontations confusion congestion congé congés conjectures conjonction
    connaissance connaissances connexion connexions connivence connotation conquête conquêtes conscience conscription
    consensus consentement consentements conservation considérants considération considérations consignes consolation
    consolations console consoles consolidation consonance consternation constitution constitutions construction
    constructions consultation consultations conséquence conséquences contact contacts contagion contaminants
    contamination conte contenance contenants conteneur contentieux contes contestation contestations contexte contextes
    continent continents contingent contingents continuation continuité contournement contours contraception
    contraceptions contraction contractions contradiction contradictions contrainte contraintes contraire contraste
    contrat contrats contravention contraventions contrebande contrepartie contrepoids contrevérités contribution
    contributions controverse controverses contrées contrôle contrôles convenance convenances convergence convergences
    conversation conversations convertibles convertisseur convertisseurs conviction convictions convocation convoitise
    convoitises coopération coopérations coordination coordonnée coordonnées copeaux copie copies copiez copiée
    coproductions copyright copyrights coq coqs coquillage coquillages coquille coquilles corail coran corbeau corbeaux
    corde cordes cordon cordons corne cornes corollaire correcteur correctif correctifs correction correspondance
    correspondances corridor corridors corrosion corruption corrélation corvée corvées cos cosmétiques cote cotisation
    cotisations coton cottage cou couchage couche couches coude coudes couleur couleurs coulisse coulisses couloir
    couloirs coulée coupe coupes coupez coupure courage courages courbe courbes couronne couronnement couronnes courriel
    courriels courrier courriers course courses courtoisie couteau couteaux coutumes couture coutures couvercle couvert
    couverture couvertures coïncidence coïncidences coût coûts crainte craintes cran crash cravate cravates crayon
    crayons creuset cri crime crimes criminalisation criminalité cris crise crises cristal cristaux critiques critère
    critères crocodile crocodiles croisade croissance croissances croquis croyance croyances croûte croûtes cruauté
    crucifix crustacés crypt crâne crèche crèches créance créances création créations créativité crédibilité crédit
    crédits créneau créneaux crépuscule crêpes crête cs cuillère cuir cuisine cuisson culotte culottes culpabilité
    cupidité cure curiosité curiosités curriculum custom cuve cv cyanure cybercriminalité cyberespace cylindre cylindres
    cylindrée cylindrées cynisme câblage câble câbles célébration célérité céréale céréales cérémonie cérémonies côte
    côtes cœur cœurs dab danger dangers dauphin dauphins db dd dec default degré degrés delta deltas demande demandes
    demi demie deniers denrée denrées densité densités dent dents dependencies descente descripteur descripteurs
    description descriptions dessert dessin dessins destination destinations destruction destructions dette dettes deuil
    deuils devants devise devises devoir devoirs diabète diagnostic diagnostics dialectes dialogue dialogues diamant
    diamants diamètre diapositives dichlorométhane dictionnaire dictionnaires didacticiel didacticiels diffamation
    difficulté difficultés différence différences différenciation différend différends digestion dignité dilemme
    dilemmes diligence dilution dimension dimensions diminution dinde dindes dindon dinosaure dinosaures dioxine dioxyde
    diplomatie diplômes direction directions directive directives directrice dirigeable discipline disciplines
    discordance discorde discothèque discours discrimination discriminations discrédit discrétion discussion discussions
    disparition disparitions disparité disparités dispense dispersion disponibilité dispositif dispositifs disposition
    dispositions disproportion disputes disque disques disquette disquettes dissertation dissimulation dissolution
    dissuasion dissémination disséminations distance distances distillation distinction distorsion distorsions
    distraction distractions distribution distributions district districts divergence divergences diversification
    diversion diversité divertissement dividendes divorce divulgation dizaine dizaines dl doctrine document
    documentation documentations documents dogme dogmes doha doigt doigts dollar dollars domaine domaines domicile
    domination dommage dommages don dons dortoir dosage dose doses dossier dossiers dotation dotations douane douanes
    douche douches douleur douleurs doute doutes doutons douves douzaine douzaines drame drames drap drapeau drapeaux
    draps drogue drogues droit droits drôle duel duels dumping duplication durabilité durcissement durée durées
    dynamisme dynamite débarquement débarquements débat débats débogueur débordement débordements débouchés débris début
    débuts débâcle décadence décalage décembre décence décennie décennies décentralisation déception déceptions décharge
    déchargement décharges déchet déchets déchirage déchéance décimales décision décisions déclaration déclarations
    déclenchement déclin déclinaisons décombres décomposition décor décoration décorations décors découpage découverte
    décret décrets décroissance décès dédain dédommagement dédommagements déduction défaillance défaillances défaillants
    défaite défaites défaut défauts défectuosité déferlante défi défiance déficience déficiences déficit déficitaire
    déficits définition définitions défis déforestation déformation déformations dégel dégoût dégoûtante dégoûts
    dégradation dégradations dégât dégâts dégénérescence déjeuner déjeuné délai délais délation délibération
    délibérations délicatesse délicatesses déliement délimitation délinquance délire délires délivrance délocalisation
    délocalisations déluge démantèlement démarchage démarche démarches démarrage démence démission démobilisation
    démocratisation démographie démolition démonstration démonstrations déni dénis dénominateur dénonciation dénouement
    dénuement dénégations déontologie départ dépassement dépassements dépendance dépendances dépens dépense dépenses
    dépeuplement dépistage dépit déplacement déplacements déploiement déportation dépression dépénalisation dépôt dépôts
    dérapage dérapages dérision dérive dérives dérogation dérogations déréglementation dérégulation désaccord désaccords
    désagréments désapprobation désarmement désarroi désastre désastres désavantage désavantager désavantages
    désenclavement désert déserte désertification désertion déserts désespoir désespoirs déshabille déshonneur
    désignation désillusion désinfection désinformation désir désirs désobéissance désolation désordre désordres
    déstabilisation désunion déséquilibre déséquilibres détachement détail détails détecteur détecteurs détection
    détections détention détentions détermination détonateur détonation détonations détour détournement détournements
    détours détresse détriment détritus détroits détérioration dévaluation dévaluations développement développements
    déversement déversements dévolution dévotion dévouement e eagle eau eaux ecstasy effacement effervescence effet
    effets efficacité efficience effluent effluents effondrement effort efforts effroi effusion effusions eldorado em
    email emballage emballages embarcation embarcations embargo embarquement embarras emblème emblée embouteillages
    embryon embryons empaquetage empiètement emplacement emplacements emplettes emploi emplois empoisonnement empreinte
    empreintes empressement emprisonnement emprisonnements emprunt emprunts encaissement enchères enclave encodage
    encombrement encombrements encouragement encouragements encre encyclopédie encéphalite endettement endiguement
    endossement endroit endroits endurance enfance enfer enfouissement engagement engagements engins engouement engrais
    enjeu enjeux enlisement enlèvement enlèvements ennui ennuis enquête enquêtes enregistrement enregistrements
    enrichissement enrobage enseignement enseignements entente ententes enterrement enthousiasme entité entités entraves
    entraînement entreposage entrepôt entrepôts entretien entretiens entrevue entrevues entropie entrée entrées
    entêtement entêtements enveloppe enveloppes envie envier envies environnement environnements envoi envois envolée
    envolées equity errata erreur erreurs esb escalade escalader escale escalier escaliers escargot escargots esclavage
    espace espacement espaces espadon espionnage esprit esprits espérance espérances esquif esquisse essai essais
    essence essences essieu essieux estce estimatif estimation estimations estomac estomacs euphorie euthanasie
    eutrophisation evolution exactitude exagération exagérations exaltation exaltations examen examens exaspération
    excavation exception exceptions excitation exclamation exclamations exclusion exclusions excursion excuse excuses
    excès excédent excédents exemplaire exemplaires exemple exemples exemption exemptions exercice exercices exergue
    exigence exigences existence existences exode exonération exonérations expansion expertise expertises expiration
    explication explications exploit exploitation exploitations exploits exploration explorations explosifs explosion
    explosions explosives exportation exportations expression expressions expulsion expulsions expédients expédition
    expéditions expérience expériences expérimentation expérimentations expérimentés extension extensions extermination
    extincteurs extinction extorsion extraction extradition extraditions extrait extraits extrapolation extrayez
    extrémisme extrémité extrémités extérieur exécution exécutions f fable fables fabrication fabrications fabriques
    facette facettes facilitation facilité facilités facteur facteurs facturation facture factures faiblesse faiblesses
    faille failles faillite faillites faisabilité faits falsification familiarité familiarités famine famines fanatisme
    fantaisie fantaisies faq farce farces fardeau fardeaux farine farines fascination fascisme faste fastes fatalité
    fatigue fatigues faute fautes fauteuil fauteuils fautif faveur favoritisme fax façade façades façon façons fenêtrage
    fenêtre fenêtres fer fermeture fermetures ferraille ferrailles ferry fers fesses festival festivités feu feuille
    feuilles feux fiabilité fiasco fibres ficelle fiche fiction fictions fiducie fiducies fidélité fierté figure figures
    fil filet filets film films filtrage filtration filtre filtres fin finalisation finalité finance financement
    financements finances finesse finnois fins fioul fiouls fiscalisation fiscalité fiscalités fissure fissures fixation
    fixions fièvre fièvres flagellation flags flambeau flambeaux flambée flamme flammes flatterie flatteries fleur
    fleuron fleurs fleuve fleuves flexibilité flottaison fluctuations flèche flèches flétan flûte foin foins folie
    folies fonction fonctionnalité fonctionnalités fonctionnement fonctions fond fondamentalisme fondement fondements
    fonds fonte foot football forage force forces forge formalité formalités format formatage formation formations
    formats forme formes formulaire formulaires formulation formulations formule formules forteresse fortune fortunes
    fosse fossé fossés foudre fougue fouilles fouillée four fourchette fourchettes fourmi fourmis fourniture fournitures
    fourrure fourrures fours foyer foyers fr fraction fracture fragilité fragment fragmentation fragments frais fraises
    frameworks franchise franchises franchissement franchissements frappes fraîcheur frein freinage freins frelons fret
    fric friches friction frigo frisson frissons frites fromage fromages front frontalière frontière frontières fronts
    fruit fruits frustration frustrations frénésie fréquence fréquences fuite fuites fumes fumier fumiers fumigation
    fumisterie fumée fun funds funérailles fureur fureurs fuseau fuseaux fusil fusils fusion fusions fusée fèves fécule
    fédéralisation fédéralisme félicitations félicités février fûts fœtus g gabarits gagnantes gain gains gamme gant
    gants garage garantie garanties gare gares garniture gaspillage gaspillages gaspille gaufres gaz gazette gazoduc
    gazoducs gd gel gels gelée gelées gendarmerie genou genoux genre genres gentillesse genèse germe germes gestation
    geste gestes gibier gifle gigaoctets gilet gilets gin girafe girafes gisements glace glaces glaciers glacé glas
    globalisation globe gloire gloires gluten golf gomme gorge gorgée gouffre gouffres goulot goulots gourde goutte
    gouttes goût goûter goûts graduation gradé grain grains graisse graisses grammaire grandissante grange granges
    graphes graphisme gratification gratifications gratitude graver gravier gravité gravure gravures greffe greffes
    grenades grenier greniers grief griefs griffe griffes grille grilles grippe grossesse grossesses grossièreté
    grossièretés grotte grottes groupage groupe groupement groupements groupes grâce grâces grève grèves grêle grêles
    guerre guerres guichet guichets guitare guérison guérisons gymnase gâchette gâchis gâteau gâteaux gène gènes
    gémissement gémissements génocide génocides généralités générosité géographie géométrie h habileté habillement habit
    habitat habitation habitations habitats habits habitude habitudes hachage hache haine hall hamburgers hameçon
    hameçons handicap handicaps harcèlement hareng harengs haricots harmonie harmonisation hasard hasards hausse hausses
    hauteur hauteurs hectare hectares herbe herbes herbicide herbicides heur heure heures heurt heurts hic highlands
    hindi histoire histoires hiver hivers hobby hockey holdings homard homards homicide homicides hommage hommages
    homogénéité homologation homologue homologues homosexualité homéopathie honneur honneurs honnêteté honoraire
    honoraires honte hooliganisme hoquet horizon horizons horloge hormones horreur horreurs horticulture hospitalité
    hostilité hostilités hotel huile huiles huis humanité humanités humeur humeurs humidité humiliation humilité
    humilités humour hutte huîtres hydrocarbure hydrocarbures hydrogène hygiène hymne hymnes hypertexte hypertextes
    hypocrisie hypothermie hypothèque hypothèques hypothèse hypothèses hystérie hyène hyènes hécatombe hélicoptère
    hélicoptères hémisphère héritage héroïne héroïnes hésitation hésitations hôtel hôtels iceberg icône icônes
    identifiants identificateur identification identité identités idéalisme idée idées idéologie idéologies ignames
    ignorance illettrisme illusion illusions illustration illustrations illégalité image imagerie images imagination
    imaginations imaginions imitation immersion immeuble immeubles immobilisation immobilisme immoralité immunité
    immunités immutabilité impact impacts impartialité impasse imperfections implants implication implications
    implémentation importance imposition impossibilité impression impressions imprimer imprimerie improvisation
    impuissance impulsion impunité imputation impératifs impérialisme impôt impôts inaction inadéquation inauguration
    incantations incapacité incarcération incendie incendies incertitude incertitudes inceste incidence incidences
    incident incidents incinérateur incinération incitants incitation incitations inclinaison inclination inclinations
    inclusion incohérences incompatibilité incompatibilités incompréhension inconduite incongruité inconvénient
    inconvénients incorporation incrimination incrustation incubation inculpation incurie incursion incursions
    indemnisation indemnisations indemnité indemnités index indexé indicateur indicateurs indicatifs indication
    indications indicative indice indices indifférence indigence indignation indiscrétion indonésie indulgence
    industrialisation indécision inefficacité infection infections infiltration infini infirmité infirmités inflammation
    inflation inflexion inflexions influence influences info information informations infos infrastructure
    infrastructures ingrédient ingrédients ingénierie ingéniosité ingérence ingérences inhalateur inhalation inimitiés
    initiative initiatives injection injonction injure injures injustice injustices innovation innovations inobservation
    inondation inondations inquiétude inquiétudes insatisfaction insecticides insertion insinuation insinuations
    insistance insolvabilité inspection inspections inspiration instabilité installation installations instance
    instances instant instants instar instigation instinct instincts instruction instructions insuffisance insuffisances
    insularité insulte insultes insurrection insécurité intelligibilité intempéries intendance intensification intensité
    intention intentions interaction interactions interblocage interception interconnexion interdiction interdictions
    interdépendance interdépendances interface interfaces interférence internalisation internationalisation internet
    interopérabilité interpellation interpellations interposition interprétation interprétations interrogation
    interrogations interrogatoires interrupteur interruption interruptions intersection intersite intervalle intervalles
    intervention interventions interview interviews intimidation intimidations intimité intitulés intolérance
    intransigeance intrigue intrigues introduction intrusion intuition intégralité intégration intégrisme intégrité
    intérêt intérêts invalidité invasion invasions inventaire invention inventions inverse inversion inversions
    investigation investigations investissant investissement investissements invitation invitations inégalité inégalités
    inéligibilité ionisation iota ironie irresponsabilité irrigation irritation irritations irruption irrégularités
    isolation isolement issue itinéraire itinéraires jachère jachères jalon jalons jalousie jalousies jambe jambes
    janvier jardinage jargon jargons jauge java jeans jet jetons jets jeu jeudi jeux jeûne jihad joie joies joues jouet
    jouets joug jouissance jouissances jour journalier journalisation journalisme journée journées jours jugement
    jugements juges juillet juin jupe jupes juridiction juridictions jus justification justifications juxtaposition
    kazakhstan kernel ketchup kg kilogramme kilogrammes kilomètre kilomètres kilos kilowatts kiosque kit km l label
    labels laboratoire laboratoires labyrinthe lac lacet lacs lacune lacunes laine lait lambeau lambeaux lampe lampes
    lancement langage langages langue langues lapidation lapidations lapin lapins largeur larme larmes lassitude latence
    latitude latéral launchpad laurier lauriers ld lecture lectures length lentilles lessive lettre lettres levier levée
    leçon leçons liaison liaisons libellé liberté libertés librairie librairies libéralisation libéralisations
    libéralisme libéralité libération libérations licence licences licenciement licenciements license lien liens lieu
    lieux lifr limitation limitations limite limites linge linges liqueur liqueurs liquidation liquide liquides
    liquidité liquidités lises lisibilité lisier list liste listes lit litige litiges litre litres lits littoral
    littoraux littératie littérature livraison livraisons livre livres livret lièvre lièvres ll localisation localité
    localités location locations locomotive locomotives logement logements logiciel logiciels logistique logo loi lois
    loisir loisirs longitude longueur longueurs longévité loque loterie loto louanges lourdeur lourdeurs loyauté loyer
    loyers lt lubrifiants lueur lueurs luminosité lumière lumières lundi lundis lune lunette lunettes lustre lustres
    lutte luttes lux luxe lâcheté lèvre lèvres légalisation légalité légende légendes législation législations
    légitimité légumes légumineuses léopard lésion lésions léthargie m macrofinancière magasin magasins magie mai
    maillage mailles maillot maillots mails mainframes mainmise mainstreaming maintenance maj majesté majoration
    majorations majorité majorités majuscule majuscules maladie maladies maladresse malaise malaises malaria malchance
    malentendu malentendus malheur malheurs malhonnêteté malins mallette malnutrition malte maltraitance maltraitances
    malveillance malédiction malédictions mammifère mammifères man manche manches mandat mandats manganèse manguier
    manie manies manifestation manifestations manipulation manipulations manière manières manne manoeuvre manque
    manquements mansuétude manteau manteaux manuels manufacture manufacturés manuscrit manutention manœuvre manœuvres
    maquillage maquis marathon marbre marbres marchandages marchandisation marchandise marchandises marche marches
    marchons mardi mare margarine marge marges marginalisation marihuana marijuana marketing markup marquage marqueurs
    marrante mars marteau marxisme marécages marée marées massacre massacres massage massages mat match matches matchs
    matelas maternité mathématiques matin matins matinée matinées matière matières maturité matériau matériaux matériel
    matériels maux maximum maîtrise maîtrises maïs mb meetings melon menace menaces menottes mentalité mentalités
    mention mentions menton menu menus mer mercredi mercredis merlu mers merveilles message messagerie messages mesurage
    mesurages mesure mesures meuble meubles meurtre meurtres meurtrie mexico mg microbes microcode microcodes
    micrologiciel micrologiciels microphones microprocesseur microprogramme microprogrammes midi mien mienne miennes
    miens miles milieu milieux millepatte millepattes milles milliard milliards millier milliers millimètres million
    millions millénaire mine minerais mines mini miniature miniconférence minimum minuit minutage minute minutes minéral
    minéraux miracle miracles mirage miroir miroirs missile missiles misère misères mixité ml mme mo mobilier
    mobilisateur mobilisation mobilité modalités mode modernisation modernisations modes modestie modification
    modifications modulation modulations module modules modélisation modération moeurs mois moisson moitié mollesse
    mollusques molécules moment moments mondialisation monitoring monnaie monnaies monoculture monologue monologues
    monopole monopoles monopolisation monsieur montage montagne montagnes montant montants monument monuments moquette
    moralisateurs moralité moralités moratoire morceau morceaux mortalité mos mosaïque mosquée mosquées mot moteur
    moteurs motif motifs motion motivation motivations moto motocycles motocyclette motos mots mouche mouches mouchoir
    mouchoirs moule moules moulin moulins mousse mousses moustique moustiques mouvement mouvements mox moyen moyenne
    moyens mozambique mss mucoviscidose mule mules multiculturalisme multiplication munitions mur muraille murailles
    murs musical musique musiques musée musées mutilation mutilations mutisme mx myopie mystère mystères mythes mâchoire
    mâchoires mèche mèches mètre mètres méandres mécanisme mécanismes méchante méconnaissance mécontentement médaille
    médailles médecine média médias médiation médiatisée médicament médicaments méditation méditations méfait méfaits
    méfiance méfiances mégaoctets mégaphone mélange mélanges mélodie mélodies mémoire mémoires mémorandum méninges
    mépris méridien mérite mérites mésinformation métal métaphore métaux méthane méthode méthodes méthodologie
    méthodologies métrique métropole métropoles météo nad nageoires naissance naissances nanotechnologie
    nanotechnologies nappe nappes natalité natation nationalisation nationalisations nationalisme natte nattes nature
    natures naufrage naufrages navette navigation navire navires naïveté nectarines nerfs nervosité nettoyage newsletter
    newsletters nez niche nickel nicotine nid nids nitrate nitrates niveau niveaux nivellement nom nombre nombres
    nomenclature nominative noms normalisation norme normes notation notations note notes notice notification
    notifications notion notions notoriété nourriture nourritures nouveauté nouveautés nov novembre noyau noyaux nuage
    nuages nuance nuances nuit nuits null nullité numérisation numéro numéros numérotation nutritif nutrition nécessité
    nécessités négation négligence négociation négociations néolibéralisme népotisme névrose nœud nœuds o oasis objectif
    objectifs objection objections objectivité objet objets obligataires obligation obligations obscurantisme obscurité
    observation observations observatoire obsession obstacle obstacles obstination obstruction obtenez obus obésité
    occasion occasions occupation occupations occurrence octet octets octobre océan océans odeur odeurs odorat oeuf
    oeufs offensants offense offenses offensive offensives oligopoles olive olives oliviers oléoduc omission omissions
    omnibus omnipotence omniprésence oméga onde ondes ongle ongles onglet onglets opacité opinion opinions opium
    opportunisme opportunité opportunités opposition oppositions oppression oppressions optimisation optimisme option
    options opéra opéras opération opérations orage orages orange oranges ordonnance ordonnances ordre ordres ordures
    oregon oreille oreillers oreilles organic orge orgueil orientation orientations orifices originalité originalités
    origine origines ornière ornières orteils orthodoxie orthographe os oscar osions ossature oubli oublis ouest ouragan
    ouragans outillage outrage ouverture ouvertures ouvrage ouvrages ouïe ovni ovules oxydes oxygène ozone p
    pacification pacte pactes pagaille paiement paiements paille pailles pain pains paix palette palme palmes palmiers
    paludisme pan pancarte panda pandas pandémie panier paniers panique panorama pans pansement pantalon pantalons paon
    paperasserie papeterie papier papiers papillons para paradigme paradis paradoxe paragraphe paragraphes parallèle
    parallélisme paralysie parameter paramètre paramètres paramétrage paramétrages paraphraser parapluie parapluies
    paravent parc parcelle parcelles pardon parenthèse paresse parfum parfums pari parité parois parole paroles
    paroxysme paroxysmes part parted parthénon partialité participation participations particularité particularités
    particules particuliers partie parties partition partitionnement partitions parts passage passages passation
    passeport passeports passerelle passerelles passif passion passions passivité pastèque pat patates patch patchs
    patchwork pathologies patience patinage patins patrie patrimoine patriotisme paupérisation pause pauvreté pavillon
    pavillons pavot pavots pavé paysage paysages paysbas peau peaux peigne peine peines peinture peintures pellicule
    pendaison pendule pendules penses pension pensions pensée pensées pente perche perches percée perfection perfections
    performance performances perles permission permissions perpétuation perruque perruques persistance perspective
    perspectives perspicacité persécution persécutions persévérance perte pertes pertinence perturbateurs perturbation
    perturbations perversité pessimisme peste pesticides peur peurs phare phares pharmacie phase phases philippines
    philosophie philosophies phonèmes phoque phoques photo photographie photographies photos phrase phrases physionomie
    physionomies phénomène phénomènes piano pib pic pics pidgin pied pieds pierre pierres pillage pilori pilotage pin
    ping pipe pipeline pipelines pipes piqûres piraterie pistage piste pistes pistolet pistolets pitié pixel pixels
    pizza pièce pièces piège pièges piédestal piégeage placard place placement placements places plafond plafonds
    plafonnement plage plages plaidoyer plaie plaies plaine plaines plainte plaintes plaisanterie plaisanteries plaisir
    plaisirs plan planche plancher planches planification planning plans plantage plantages plante plantes plaque
    plaques plat plateforme plateformes plats pleures pleurs pliage plomb plombs plongée pluie pluies plume plumes
    plébiscite pléthore pnb pneu pneumatiques pneus poche poches poids poigne poignet poignets poignée poing poings
    point pointeur points poire poires pois poison poisons poitrine poivre poker polar politesse politesses politique
    pollen polluants pollution pollutions polonium polymères pomme pommes pommier pommiers pompe pompes poneys pont
    popularité populisme popup porridge port portabilité portage portages portail porte portefeuille portefeuilles
    portes portion portions portos portrait portraits ports portugal portée poses position positions possession
    possessions possibilité possibilités poste postes postfix postulat postulats posture pot potentialités potentiel
    pots poubelle poubelles pouce pouces poudre poudres pouilles poule poules pouls poumon poumons pourboire pourboires
    pourcent pourcentage pourcentages pourcents pourparlers pourriels poursuite poursuites poussière poussières poutre
    pouvoirs poème poèmes poésie ppp pragmatisme prairie prairies pratique pratiques prep prescription prescriptions
    presse pressentiment pressentiments pression pressions prestation prestations prestige prestiges preuve preuves pri
    prima primauté prime primes principauté principe principes printemps priorité priorités prison prisons privacy
    privation privations privatisation privatisations privilège privilèges prix prière prières probabilité probabilités
    probité problème problèmes problématique problématiques procession processus proclamation proclamations procès
    procédure procédures procédé procédés production productions productivité productrices produit produits profanation
    profanations profil profilage profils profit profits profondeur profondeurs profusion programmation programmations
    programme programmes progression progrès projectiles projection projet projets prolifération prolongation
    prolongement promenade promenades promesse promesses promotion promotions promulgation pronoms prononciation
    pronostics propagande propagation propension prophéties proportion proportionnalité proportions proposition
    propositions propreté propriété propriétés propulsion prorogation prose prospectus prospérité prostate prostitution
    protection protectionnisme protections protectorat protectorats protestation protestations protocol protocole
    protocoles protéagineux protéine protéines proverbe providence province provinces provision provisions provocation
    proximité prudence prune prunes préambule précarité précaution précautions préceptes précipitation précipitations
    précision précisions prédiction prédictions préférence préférences préjudice préjudices préjugé préjugés prélèvement
    prélèvements prémisse prémisses prénom prénoms préoccupation préoccupations préparatifs préparation préparations
    prépondérance prérequis prérogative prérogatives prés présage présent présentation présentations préservation
    présidence présidences présomption présomptions préséance prétention prétentions prétexte prétextes prévention
    prévisibilité prévision prévisions psychologie pt pub publication publications publicité publicités pubs puce puces
    puissance puissances punition punitions pupitre pureté purge purification push putsch puzzle pvc pyramide pâte pâtes
    pâtisserie pâturages pâté pâtés péage péages péché péchés pédagogie pédopornographie pénalité pénalités péninsule
    pénitencier pénitentiaire pénurie pénuries pénétration pérennité péril périls périmètre période périodes périphérie
    périphérique périphériques pétition pétitions pétrin pétrole pêche pêcherie pêcheries pêches q quadrature quagga
    quai quais qualification qualifications qualifions qualité qualités quantité quantités quarantaine quart quartier
    quartiers quarts querelle querelles question questionnaire questionnaires questions quinzaine quittance quota quotas
    quotidien quête r rabais rabat raccourci raccourcis rachat rachats racine racines racisme radars radio radioactivité
    radiodiffusion radiofréquences radioprotection raffinage raffinerie raffineries rage rail raillerie railleries rails
    raisin raisins raison raisonnement raisonnements raisons ralentissement ralliement rame rames rampe rampes rancune
    randonnée rançon rapatriement rapidité rappel rappels rapport rapports rapt raquette rareté raréfaction rasoir
    ratification ratifications ratio rationalité rationnement rattrapage ravageurs rayon rayonnement rayonnements rayons
    rb reach realpolitik reboisement rebours recensement recentrage recette recettes recevabilité rechange recherche
    recherches reclassement recommandation recommandations reconnaissance reconnaissances reconstitution reconstruction
    reconversion reconversions record records recours recouvrement recyclage reddition redevance redevances rediffusion
    redistribution redoublement redoublements redressement redéfinition redéploiement referendums reflet reflets
    reformulation refroidit refuges refus regardais registre registres regret regrets regroupement reins rejet rejets
    relance relation relations relecture relectures reliquats remaniement remarque remarques remboursement
    remboursements remerciement remerciements remise remords remorqué rempart remplissage remède rendement rendements
    renforcement rennes renonciation renonciations renouveau renouvellement renseignement renseignements rentabilité
    rente rentes renversement repas repli replis report reports repos reprise reprises reproche reproches reproduction
    représailles représentation représentations repère repères requête requêtes respect respects respiration
    respirations responsabilité responsabilités ressemblance ressemblances ressentiment ressource ressources restaurant
    restaurants restauration restes restitution restitutions restriction restrictions retard retards retentissement
    retenue retour retournement retours retrait retraite retraites retraits retransmissions revendication revendications
    revente revenu revenus revers revitalisation revue revues revêtement revêtements rhinocéros rhum rhume rhétorique
    richesse richesses rideau rideaux rigidité rigidités rigueur rire rires risque risques ristourne ristournes rites
    rivage rivalité rivalités rive rives rivière rivières ro robe robes robot robots robustesse rolling romains roman
    romans romantisme root roquettes rosa roses rotation roue roues rougeole rouille rouleau rouleaux roulettes routage
    route routes routine rpm ruban rubans rue rues rugby ruine ruines rumeur rumeurs run rupture ruptures ruse ruses
    rustine ruée rythme rythmes râle râles règle règlement règlementation règlementations règlements règles réacteur
    réacteurs réaction réactions réactivité réadaptation réadmission réaffectation réaffirmation réalisation
    réalisations réalisme réalité réalités réarmement rébellion réchauffement récifs réciprocité récit récits
    réclamation réclamations récolte récoltes récompense récompenses réconciliation réconfort récriminations
    récupération récupérations récépissé rédaction réduction réductions réexamen réflexe réflexion réflexions réforme
    réformes réfrigérateur réfrigération réfutation référence références référendum référendums région régions réglage
    réglages réglementation réglementations régression régressions régularisation régularisations régularité régulation
    régulations régénération réhabilitation réinstallation réintroduction rémunération rémunérations rénovation
    réordonnancement réorganisation réparation réparations répercussions répertoire répertoires répit réplique réponse
    réponses répression réputation réputations répétition répétitions réquisition réquisitions réservation réserve
    réserves réservoir réservoirs résidence résidu résidus résiliation résine résistances résistante résolution
    résolutions résultante résultat résultats résumé résurrection rétablissement réticence réticences rétractation
    rétrocession rétrécissement réunification réussite réussites réveil réveils révision révisions révocation révolte
    révoltes révolution révolutions révélation révélations réécriture rééducation rênes rêve rêves rôle rôles sable
    sables sabords sabot sabotage sabots sac sacrifice sacrifices sacrifiés sacs saga sagesse saignée saignées saisie
    saison saisons salade salades salaire salaires salive salle salles salmonelles salon salons salutations samedi
    samedis sanction sanctions sandwich sanglot sanglots santé sapin sapins sardine satisfaction saturation sauce saumon
    saumons saut sauts sauvagerie sauvegarde sauvegardes sauvetage saveur savon scandale scandales scannez sceau
    scepticisme schiste schéma schémas science sciences sclérose score scoreboard scores screening script scripts
    scrutin sculpture sculptures scène scènes scénario scénarios seau seaux secondes secours secousse secousses secret
    secrets section sections segment segments sein seins sel selle selles sels semaille semailles semaine semaines
    semestre semestriel semi semis senne sensation sensations sensibilisant sensibilisation sensibilité sensibilités
    sentence sentences sentier sentiers sentiment sentiments septembre septièmes series seringue serment serre serres
    serrure serrures service services serviette serviettes servitude session seuil seuils sexualité seychelles shadow
    shell shopping show shows shutdown sicav sida sidérurgie sierra sieste sigle signal signalement signalements
    signature signatures signaux signe signes signification silence silences silhouette sillage sillon sillons silo
    silos similarités similitude similitudes simplicité simplification simplifications simulacre simulacres simulateur
    simulation sincérité sinistres site sites situation situations siècle siècles siège sièges ski skier slogan slogans
    smog snapshot sockets sofa soie soin soins soir soirs soirée soirées soja sol solde soldes sole solennité solidarité
    solidarités solidité solitude sollicitation sollicitude sols solution solutions solvabilité solvants sommation somme
    sommeil sommeils sonar sondage sondages sons sorte sortes sortie sorties sottise sottises souche souches souci
    soucis souffle souffles souffrance souffrances soufre souhait souhaits souillure soulagement soulier souliers
    soulèvement soulèvements soumission soupe soupes soupir soupirs souplesse soupçon soupçons source sources sourcils
    sourire sourires soutien souvenir souvenirs souveraineté souverainetés sox spectacle spectacles sperme sphère
    spirale spirituel spiritueux spoliation spool spots sprint spécialisation spécialité spécialités spécifications
    spécificité spécificités spécimen spéculation spéculations squelette stabilisateur stabilisateurs stabilisation
    stabilité stade stades stages stagnation standards station stationnement stationner stations statistique
    statistiques statu statue statues status statut statuts steak stigmatisation stimulation stock stockage stocks store
    stratagèmes stratégie stratégies streaming stress structuration structure structures studio stupeur stupéfiants
    style stylet stylo stylos stérilité stéréotype stéréotypes submersion subordination subsides subsidiarité
    subsistance substance substances substitution subterfuges subtilité subtilités subvention subventions subversion
    succès sucrage sucre sucres sueur suffisance suffrage suffrages suggestion suggestions suie sujet sujets supermarché
    supermarchés superstructures superutilisateur supervision supplice supplices support supports supposition
    suppositions suppression suppressions suprématie surabondance surcharge surchargeant surcouche surcoût surcoûts surf
    surface surfaces surnom surplus surpoids surprise surprises surproduction surproductions surreprésentation sursaut
    sursis surtaxe surveillance survie survivance suspense suspension suspensions suspicion suspicions swap syllabe
    syllabes sylviculture symbole symboles sympathie sympathies symptôme symptômes synchronisation synchrotron syndicat
    syndicats syndrome synergie synergies synthèse synthétise sève sèves sécheresse sécheresses sécurité sécurités
    séisme séismes séjour séjours séparation sépulture séquenceur séquestration séquestrations sérénité sévérité sûreté
    sûretés tabac tabagisme tablette tablettes tablier tabliers tac tache taches tachygraphe tactique taille tailles
    talion talon talons tamise tampon tampons tandem tapage tapis tare tarif tarification tarifs tarte tartes tasse
    tasses tatouage taux taxation taxe taxes taxi tchernobyl tcp technicité technologie technologies teint teinte
    teintes template temple temps température températures tempête tempêtes tenaille tenailles tendance tendances tennis
    tension tensions tentation tentative tentatives tentes tenue tergiversation tergiversations terme termes terminaux
    terminologie terrain terrains terre terreau terres territoire territoires terrorisme test testament testing tests
    text texte textes textile thermomètre thermomètres thermostat thon thonidés thoniers threads thème thèmes thèse thé
    théologie théorie théories théorème thérapie thérapies théâtre théâtres ticket tickets tierces tige tiges timidité
    timidités timing tir tiret tiroir tiroirs tirs tissu tissus titre titres toile toiles toilette toilettes toit toits
    tollé tolérance tomates tome tondeuse tonnage tonne tonneau tonnerre tonnerres tonnes tons topographie topographies
    torche tornade torrent torrents torse tort torts tortue tortues torture tortures torturés totalité touches toupet
    toupets tour tourbe tourbillon tourbillons tourisme tournage tournesol tournesols tournoi tournure tournée tours
    toux toxicomanie toxicomanies tracasseries trace traces tracteurs tracé tracés tradition traditions traduction
    traductions tragédie tragédies trahison traitement traitements traits traité traités trajectoire trajectoires trajet
    trajets tram trame tranche tranches transaction transactions transbordeurs transcription transcriptions
    transformation transformations transfrontalier transfrontières transit transition transitions transmission
    transmissions transparence transplantation transplantations transport transports transposition transpositions trappe
    traumatisme traumatismes travaux traverse traverses traversiers traversée traîne tremblement tremblements trentaine
    triangle triche tricherie tricot trimestre trimestres triomphe tristesse tromperie trompette tronc troncs tronçons
    trophées trottoir trottoirs trou trouble troubles trous trousse truc trucage trucs truite truites trêve trône
    tsunami tube tuberculose tubes tuerie tueries tuile tuiles tulipes tumeur tumeurs tumulte tunnel tunnels turbulences
    tutelle tutoriel tuyau tuyaux tva twain typhon tâche tâches télescope téloche télé télécommande télécommunication
    télécommunications télécoms télécopie télécopies télécopieur télédétection télégramme téléphone téléphoner
    téléphones téléphonie téléphoné téléviseurs télévision télévisions télévisuelle témoignage témoignages ténacité tête
    têtes ultimatum ultraviolet unification uniformes uniformisation uniformité unilatéralisme unisson unité unités
    univers universalité update ur uranium urbanisation urgence urgences urine url urnes usage usages usine usines
    ustensiles usurpation utilisation utilisations utilité vacance vacances vacarme vaccin vaccination vaccinations
    vaccins vache vaches vague vagues vaisseau vaisseaux valeur valeurs validation validité valise valises vallée
    valorisation valse valses valve valves vanité vanités vapeur vapeurs var variabilité variables variation variations
    vase vases veau veaux veine veines velléité velours vendredi vendredis vengeance vengeances vent vente ventes
    ventilation ventre ventres vents verbe verdict verger verre verres verrou verrouille verrous versement versements
    version versions vertu vertus vessie veste vestiges veto viabilité viande viandes vice vices vicissitudes
    victimisation victoire victoires vidéo vidéos vie vieillesse vieillissement vierge vierges vies vigilance vigne
    vignes vignette vignoble vih vim vin vinaigre vingtaine vins viol violation violations violence violences violet
    violets violon violons viols virage virages virgules virus visa visage visages visas visibilité vision visions
    visualisation vitalité vitamine vitamines vitesse vitesses viticulture vitrage vitre vitres vitrine vitrines
    vivacité vivacités vivres vocabulaire vodka voie voies voile voiles voiture voitures voix volaille volailles volant
    volatilité volcan volcans volet volets volonté volontés volume volumes volée volées votant vote votes votions voyage
    voyages voyagiste voûte voûtes vraisemblance vue vues vulnérabilité vulnérabilités végétaux véhicule véhicules vélo
    vélos véracité vérification vérifications vérité vérités vêtement vêtements vœu vœux wagon wagons whisky widget
    widgets wifi x xénophobie yen yens yes yeux z zinc zip zonage zone zones zoo zoos zèle âge âges âne ère ébauche
    écart écartement écarts échafaudage échafaudages échange échanges échantillon échantillonnage échantillons
    échappatoire échappatoires échappement écharpe écharpes échec échecs échelle échelles échelon échelonnement échine
    échiquier écho échoppe échoppes échos échéance échéances échéancier éclair éclairage éclaircissements éclairs
    éclatement éclatements écluse écluses écologie écologisation écorce écorces écoutes écran écrans écrit écueil
    écueils écureuil écureuils édiction édification édifice édition éditions éducation édulcorants égalitarisme égard
    égards égide égoïsme égoïsmes élaboration élan élargissement élargissements élastique élection élections électricité
    élevage élevages éligibilité élimination éloge éloges éloignement élément éléments éléphant éléphants élévation
    élévations émancipation émergence émeutes émigration émission émissions émoluments émotion émotions émulation
    énergie énergies énigme épaisseur épargne épaule épaules épave épicentre épicerie épices épidémie épidémies épinards
    épine épisode épisodes épizootie épizooties époque époques épreuve épreuves épuisement épuration épurations épée
    épées équateur équation équations équilibrage équilibre équilibres équipement équipements équité équivalence
    équivalences éradication érosion éruption étable étables étage étages étagère étain étalage étalon étalons étang
    étape étapes étau étendard étincelle étincelles étiquette étiquettes étoffe étoffes étonnement étonnements
    étouffement étouffements étranglement étude études étés évacuation évaluation évaluations évangile évasion éventail
    éventualité éventualités évier évolution évolutions évènement évènements événement événements êtres îles îlots œil
    œuf œufs œuvre œuvres
    """
)
