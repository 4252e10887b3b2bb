"""French nouns of people and of things, told from WordNet by `training/tagging/3_nouns.py`."""

from __future__ import annotations

from aligner.languages.base import words

HUMANS = words(
    """
    abonnés accusés acheteur acheteurs acquéreur acquéreurs acteur acteurs actionnaire actionnaires activistes actrice
    actrices actuaire adaptateur adaptateurs administrateur administrateurs administratrice admirateur adolescente
    adolescents adulte adultes adversaire adversaires agresseur agresseurs agriculteur agriculteurs alarmistes
    alcoolisées amateur amateurs amazone ambassadeur ambassadeurs ambassadrice ami amie amies amis amérindiens analyste
    analystes ancêtre ancêtres ange anges annonceurs antiquités apiculteurs apprenti apprentis arbitre arbitres
    archevêque architecte architectes archiviste archéologue armateur armateurs arpenteur arrivants artisan artiste
    artistes assaillant assassin assistant assistante assistants associated astronaute astronautes athlètes attaquant
    attaquants auditeur auditeurs auteure auteurs autocars automobiliste automobilistes autrichiens avatars avocat
    avocate avocats baby bailleur baleine baleines bandit bandits banques banquier banquiers barman baron baronne
    batteur bavardages bergers biberon bidouillage birmans bisexuelles blonde blonds bloqueur bloqueurs boeufs bouc
    bouddhistes bourgeois bourgeoise bourreau bourreaux boys brave brigadier bru bureaucrates bébé bébés bénéficiaire
    bénéficiaires bénévolat bénévole bénévoles bête calculatrice camarade camarades candidat candidate candidates
    candidats capitaine capitaines cardinal cardinaux cavalière cessionnaire chalutiers chambrée champion championne
    champions champs chancelier chancelière chanteur chanteurs chanteuse chargeur chargeurs chasseur chauffeur
    chauffeurs chercheur chercheurs chirurgien chirurgiens christ chrétien chéri citoyen citoyens civils client clients
    clientèle climatologues clochard clone clown coiffeur collecteur collimateur collègue collègues colombiens colonel
    colons combattant combattantes combattants commandants commerçants commissaire commissaires communistes compagne
    compagnon compagnons compatriote compatriotes compilateur compilateurs complices compositeur compositeurs comte
    comédien concepteur concepteurs concitoyens concurrents conducteur conducteurs confrères conseiller conseillers
    conseillère consommateur consommateurs constructeur consul consultants contrevenant contribuable contribuables
    contributeur contributeurs contrôleur contrôleurs coordinateur coordinateurs coordinatrice coordonnateur copain
    copains copine cosignataire cotisant coucou coureur courier courtage courtier courtiers cousin cousine cousines
    cousins criminels croates créancier créanciers créateur créateurs créditeur cueilleurs cultivateur cultivateurs
    cycliste da dame damoclès danseur danseuse demanderesse demandeur demandeurs dentiste dentistes destinataire
    destinataires dictateur dictateurs dieux dignitaires diplomate diplomates diplômés directeur directeurs directoire
    dirigeant dissidents distributeur distributeurs docteur domestiques donateur donateurs donneur donneurs dragon
    drivers duc débiteur débiteurs débutants décideurs décodeur défendeur défenseur défenseurs délinquant délinquants
    délégué délégués démagogues démocrates démon démons dénonciateurs déposants détaillants détective détectives
    détracteurs développeur développeurs empereur employeur employeurs employé employés emprunteur emprunteurs enfant
    enfants enquêteur enquêteurs enregistreur enseignants enseigne entraîneur entrepreneur entrepreneurs envahisseurs
    environnementalistes erasmus esclave esclaves escorte escrocs espion espions ethnies examinateur exil exilé exilés
    expert experte experts exportateur exportateurs exportatrice expéditeur expéditeurs extraterrestres exécutifs
    facilitateur fanatiques fascistes femme femmes fermier fermiers fervente fiduciaire filiale filiales filiation fille
    filles fillette fillettes fils flic flics fonctionnaire fonctionnaires footballeurs fournisseur fournisseurs frère
    frères fugitif gagnants gamin gamins gangsters gardes gardien gardienne gardiennes gardiens gars garçon garçons
    gazole gendarme gestionnaires gluck gosse gouverneur greffier grossiste grue grues guerrier guest guide guides gul
    guérilla guérisseur hackers herald hermes historien historiens homosexuels huissier héritier héritiers héritière
    héros hétérosexuels hôte hôtes hôtesse idiot idiote idéologues illettrés imbécile imbéciles immigrantes immigrants
    immigrés impatience importateur importateurs imprimante imprimantes imprésario incarnation incendiaire indexeur
    indiens infamie infanticide infernale infirmier infirmière infirmières ingénieur ingénieurs innocents inspecteur
    inspecteurs instituteur instituteurs institutrice instructeurs insurgés interlocuteur interlocuteurs interprète
    interprètes intervenants intimé intimés intrus inventeur inventeurs investisseur investisseurs italiens ivrogne
    jardinier jardiniers joueur joueurs journaliste journalistes juge juifs jumelage juristes jurés lama lauréats leader
    lecteur lecteurs lesbiennes libéraux lieutenant lieutenants liquidateur lobbyiste lobbyistes localisateur locataire
    locataires locuteur locuteurs logos lug législateur législateurs mach madame magicien magistrat mailman mainteneur
    mainteneurs maire maires malencontreux maman manager managers manifestants marchand marchands mari marine marins
    maris marraine maître maîtres mec mecs meneuse menteur menteurs menteuse mentorat mentors menuisier mercenaires
    mesdames messager messieurs meurtrier meurtriers migrantes migrants militant militante militants milliardaires
    millionnaire mineur ministre ministres mod mohammed mongols moniteur moniteurs monstre monstres motocyclistes
    mousquetaires muhammad musicien musiciens mère mères mécanicien médecin médecins médiateur médiateurs nageurs
    nageuse nain nana nationalistes navigateur navigateurs neveu notaire notaires nourrisson nourrissons nox négociant
    négociateurs obscurantistes observateur observateurs occupants officier officiers ogre oligarques oliveraies oncle
    oncles opposants oppresseur orateur orateurs organisateur organisateurs orion orphelin orpheline orphelins otage
    otages outsiders ouvriers pairs palmer papa pape parcs parent parente parents parenté parquet parquets parrain
    parrains partenaire partenaires participants partisans passager passagers pasteur patient patiente patientes
    patients patriote patron patronat patronne patrons paysan paysans pdg peintre peintres penseurs pensionnés perdante
    perdants perfectionnistes pharaon pharmacien pharmaciens philosophe photographe pickpockets pilote pilotes pionnier
    pionniers pionnière pirates piéton piétons plaignant plaignants platon pli plombier politiciens pollueur polo ponts
    pop porteur portier possesseur pourvoyeur poète poètes praticien praticiens pratiquants preneurs prestataire
    prestataires prince princes princesse prisonnier prisonniers prisonnière procuration procureur procureurs producteur
    producteurs prof professeur professeurs programmeur programmeurs promoteur promoteurs propriétaire propriétaires
    prostituées protagonistes protecteurs protestants proxy prédateur prédécesseur prédécesseurs présentateur président
    présidente présidentes présidents prêteurs prêtre prêtres pseudo pseudopaquet pseudopaquets psychiatre psychologue
    père pères pêcheur pêcheurs rapporteur rapporteure rapporteures rapporteurs ravisseurs rebelles receveurs recteur
    registraire remorque représentant représentante représentants requérant ressortissants restaurateurs retraité
    retraités revendeurs revendicateur rhin rival rivaux roi rois romancier roms routeurs récipiendaire réclamants
    rédacteurs réformateurs réfugié réfugiés répondants républicaine républicains réservistes résident résidents rêveur
    saint saisine salarié salariés scanners scanneur scrutateurs secouriste secrétaire secrétaires seigneur seigneurs
    servante servers serveur serveurs serveuse serviteur sessions signataire signataires sirènes sis slovaques
    socialistes sociologue soeur soeurs soldat soldats sorcier sorciers sorcière sorcières sourdine souscripteurs
    spectateur spectateurs sphinx sponsors spécialiste spécialistes spéculateurs stagiaire stagiaires successeur
    successeurs suiveur supervisor suppléants supporteurs surfeurs survivant survivants suspect suspecte suspectes
    suspects syndic syndicalistes synthétiseur synthétiseurs sécha sélectionneur sénateur sénateurs sœur sœurs tailleur
    tante tchèques technicien techniciens technocrates technologues terriens testeurs thaï tigre timorais tireurs tombes
    toubib touristes traducteur traducteurs traductrice trafiquants transporteurs traqueurs travailleur travailleurs
    traître traîtres trésorier tsar tuteur tyran tyrans témoin témoins usagers utilisateur utilisateurs vainqueur
    vainqueurs vega vendeur vendeurs veuve veuves victime victimes villa villageois violeurs visionnaire visiteur
    visiteurs visualisateur visualiseur voisine voisins voleur voleuse volontaires volontariat votants voyageurs voyou
    voyous vérificateur vérificateurs vétéran vétérans welcome ébriété écoliers écologistes économiste économistes
    écrivain écrivains éditeur électeur électricien éleveurs élèves émigrants émissaires émulateur épargnants épouse
    époux étudiants évêque évêques
    """
)
MATTERS = words(
    """
    aaa abaissement abandon abattage abattement abattoir abattoirs aberrations abolition abondance abonnement
    abonnements aboutissement aboya abrogation abréviation abréviations absence absences absorption abstention abstienne
    abstinence abstraction absurdité absurdités abus abîme accent accents acceptabilité acceptation accessibilité
    accession accident accidentel accidents accise accises accord accords accouchement accroissement accréditation
    accusation accusations accès accélérateur accélération achat achats achoppement achèvement acide acides
    acidification acier acme acquisition acquisitions acquittement acte actes actifs action actions activation activisme
    activité activités actualités acuité adaptabilité adaptation adaptations additifs addition additions adhérence
    adhérent adhésions adjonction adjudications admiration admissibilité admission adn adoption adoptions adoucissement
    adpic adresse adresses adultère adversité adéquation affaiblissement affaire affectation affectations affection
    affections affichage affidavit affiliation affinités affirmation affirmations affirmative affluence afflux affres
    affrontement affrontements agencement agenda agendas aggravation agitation agonie agrafeuse agrandissement agression
    agressions agrumes agrément aide aides aigle aiguille aiguilles ail ailes ailles aimables air airs aisance
    ajournement ajout ajouts ajustement ajustements alarm alarme album albums alcool alcoolisme alcoolémie alerte
    alertes algorithme algorithmes algues algèbre algérie alibi aliment alimentation aliments alinéa alinéas alité
    aliénation allergies allergènes allocation allocations allocution allumage allumette allumettes allures allègement
    allée allégation allégations allégeance allégement allégements alpes alphabet alphabétisation alpinisme alternative
    alternatives altitude altération altérations aluminium aléas amabilité ambiance ambiguïté ambition ambitions
    ambivalence ambulance ambulances amende amendement amendements amendes amertume ameublement amiante amidon amitié
    amnistie amnisties amortissement amorçage ampleur ampoules amère améliorations aménagement an analog analogie
    analphabétisme analyse analyses analyseur analyseurs anarchie ancrage andes andorre anecdote anecdotes angle
    angoisse angoisses animal animation animations animaux anna annales anneau annexe annexer annexes annexion annexé
    anniversaire annonce annonces annuaire annuaires annulation année années anonymat ans antagonisme antagonismes
    antenne antennes antiaméricanisme antibiotique antibiotiques anticipation anticorps antidote antidrogue antidumping
    antipathie antipollution antivirus antécédents anxiété anéantissement anémie août apaisement apanage apartheid
    aperçu apiculture aplomb apogée apostrophes appareil appareils apparence apparences apparitions appartement
    appartements appauvrissement appel appellation appellations appels appendice applaudissements applicabilité
    application applications appliquette apport apports apprentissage apprentissages approbation approbations approche
    approches approfondie approfondissement appropriation approvisionnement approvisionnements appréciation
    appréciations appréhension appui appât appétit aptitude aptitudes aquaculture aquarium araignée araignées arbitrage
    arc arcade archipel archipels architecture architectures archivage archive archives archéologie ardeur argent
    argument argumentation arguments arme armement armements armes armoire arrachage arrestation arrestations arrière
    arriérés arrogance arrondissement arrosage arrosoir arrêt arrêts arsenal art article articles articulations artifice
    artifices arts artère arène arêtes arôme ascenseur ascenseurs ascension ascii asile aspartame aspect aspects
    asperges asphalte asphyxie aspiration aspirations aspirine assainissement assassinat assassinats assauts assemblage
    assembleur assentiment assertion assertions asservissement assiette assignation assimilation assises assistanat
    assistance assouplissement assujettissement assurance assurances assèchement asterisk astuce astuces asymétrie
    atelier ateliers atmosphère atmosphères atome atomes atout atouts atrocité atrocités ats attachement attaque
    attaques attelage attentat attentats attente attentes attention attentions atterrissage attestation attique attitude
    attitudes attraction attractions attrait attribut attribution attributions attributs atténuation aubaine audace
    audience audiences audiovisuel audit audition auditions auditorium audits augmentation augmentations auspices
    austérité autel authentication authenticité authentification autobus autocensure autocollants autodestruction
    autodétermination autoliquidation automatisation automne autonomie autorisation autorisations autoroute autoroutes
    autosuffisance avalanche avalanches avance avancement avances avancées avantage avantages avarie avenir aventure
    aventures avenue averse aversion avertissement avertissements aveu aveuglement aveux avidité avion avis avoine
    avoirs avortement avortements avril avènement axiome azimut azote azur açores aérodrome aéroglisseur aéronefs
    aéroport aéroports aîné b bac bactéries bagatelle bague bagues baguette baguettes baie baignade baignoire bail bain
    bains baiser baisers baisses balai balance balances balançoire balcon balisage balise balises balle balles ballet
    ballon ballons banalité banane bananes bananier banderoles banlieue bannissement banqueroute baptême baquet bar
    barbarie barbecue barcelone baril barils baromètre barque barrage barrages barre barreau barreaux barres barricades
    barrière barrières bars base baseball bases bash basilique basket bassin bassins bataille batailles bateau bateaux
    bazar bec beer benzène berceau berge besogne besoin besoins bestiaux beta bible bicyclette bidonvilles bienfaits
    biens bienveillance bienvenue bienvenues bifteck bijoux bilan bilans billet billets billetterie billions bin binding
    biodiversité biographie biomasse biométrie biosphère biotechnologie biotechnologies bisou bit bits bitume bière
    bières blague blagues blanchiment blasphème blends blessure blessures blocage blocus blog blogs blouse blé bocal
    boeuf bogues boisson boissons boite boites bol bombardement bombardements bombe bombes bond bonds bonheur bonhomme
    bonjour bonnet bonsoir bonté bonus bords bordé bottes bouche boucherie bouches bouchon bouchons bouchée bouchées
    boucle boucles bouclier boucliers boue boues bougie bougies bouilloire bouillon boulangerie boulet boulets boulevard
    bouleversement boulot bouquet bourbier bourrage bourse bourses bout bouteille bouteilles boutique boutiques bouton
    boutons bouts bovins boycott boîte boîtes bracelet braconnage braguette bras brasseries break bretelles brevet
    brevetage breveter brevets bricoler bridge brin briquet brise brièveté brochure bronze brouhaha brouillard brouillon
    bruit bruits brume brutalité brutalités brûlage budget budgets budgétisation bug bugs bulle bulletin bulletins
    bureautique burundi bus but butane butin butoir buts bâtiment bâtiments bâton bâtons bénédiction bénéfice bénéfices
    béquilles bétail bévue bêta bêtes bûche bûcher bœuf c cabane cabillaud cabillauds cabine cabines cacao cachemire
    cachets cacophonie cacti cadastre cadeau cadeaux cadence cadmium cadran cadre cadres cafard cafards café cafés
    cageot cahier cahiers caillou caisse caisses calamité calamités calcul calculs cale calebasse calendrier calendriers
    cales calomnies calories calottes camion camions camisole campagne campagnes caméra caméras canal canalisations
    canapé canards canaux candidature canevas cannabis canne cannibalisme canonnière canoë cantine cantines canton
    cantons caoutchouc cap capacité capacités capital capitale capitales capitalisation capitaux capitole capitulation
    caprice caprices captage capteur capteurs capture caractéristiques carbone carburant carburants carcan carcasse
    carcasses carence carences caresse cargaison cargaisons caricature caricatures carnet carotte carottes carreau
    carrière carrure cartable carte cartes cartographie cartons cartouches cas case cases casiers casino casque casques
    casquette casquettes casserole casseroles cassette casting cataclysme catalog catalogue catalogues catastrophe
    catastrophes cathédrale cauchemar cauchemars cause causes caution cave caverne cc ccs cd ceinture ceintures
    cellulaire cellule cellules cendre cendres censure centaine centaines centenaires centime centimes centimètres
    centralisation centralisme centre centres cents cercueil cerf cerise cerises cerisier cerisiers certificat
    certification certificats certitude certitudes cerveau cerveaux cervelle cessation cesse cessions chacal chagrin
    chahut chaine chair chaleur chameau champ championnat championnats chance chances chandelle chandelles change
    changement changements changions chanson chansons chant chantage chantages chantiers chants chanvre chapeau chapeaux
    chapelle chapelles charabia charbon charge chargement chargements charges chariot charme charpente charrue chars
    charte charters chasse chatons chaudière chauffage chaussettes chaussure chaussures chaussée chaînon check chemin
    cheminement cheminots chemins chemise chemises chenal chenilles chevauchement chevauchements chevelure cheveu
    cheveux chi chicorée chiffre chiffrement chiffres chimie chimères chirurgie chlore choc chocolat chocolats chocs
    choix cholestérol choléra choque choses chou chouettes choux chromium chronomètre chute chutes châssis château
    châteaux châtiment chèque chêne chômage cicatrice cicatrices cidre ciel cierges cigare cigares cigarette cigarettes
    cime ciment cimenteries cimetière cinquièmes cinéma circonférence circonspection circonstance circonstances circuit
    circuits circulation cire cisaillement ciseaux citation citations citoyenneté citrons citrouille citrouilles cité
    civilité civisme clameur clarification clarifications clarté clause clauses clavier clef clefs clic clics climat
    climatisation climats clin cloche cloches cloison cloisons clonage clou clous cloître clé cm cocktail cod codage
    code codes codex codification coentreprise coeur coexistence coffre coffres cohabitation cohérence cohésion coiffure
    coin coins coke collaboration collaborations collations collet collier collision collisions collé colonialisme
    coloration cols colza combat combats comblé combustible combustibles combustion comestibles commandements
    commencement commentaire commentaires commerce commerces commercialisation commissariats commodités communicants
    communication communications commutateur commémoration comores comparabilité comparaison comparaisons comparatif
    compartiments comparution compas compassion compatibilité compensation compensations compilation complaisance
    complexité complication complications complicité compliments complot complots complément complémentarité compléments
    components comportement comportements composant composante composantes composants composition compostage composés
    compresse compresseur compression compressions comprimé compromis compromission compréhension compréhensive
    comptabilité comptage compte compteur comptoir compétence compétences compétition compétitions compétitivité comté
    comtés comédie concentration concentrations concept conception conceptions concepts concert concertation
    concertations concerts concession concessions conciliation concision conclusion conclusions concombres concours
    concret concurrence condamnation condamnations condensat condensé condition conditionnalité conditionnalités
    conditionnement conditions condoléances conduite confession confessions confiance confidentialité configuration
    configurations confins confirmation confiscation confiserie conflit conflits conformité confort confrontation
    confrontations confusion congestion congé congés conjectures conjonction connaissance connaissances connexion
    connexions connivence connotation conquête conquêtes conscience conscription consensus consentement consentements
    conservation considérants considération considérations consignes consolation console consoles consolidation
    consonance consternation constitution constitutions construction constructions consultation consultations
    conséquence conséquences contact contacts contagion contaminants contamination conte contenance contenants conteneur
    contentieux contestations contexte contextes continent continents contingents continuation continuité contournement
    contours contraception contraction contradiction contradictions contrainte contraintes contraire contraste contrat
    contrats contravention contraventions contrebande contrepartie contrepoids contrevérités contribution contributions
    controverse controverses contrées contrôle contrôles convenance convergence convergences conversation conversations
    convertibles convertisseur convertisseurs conviction convictions convocation convoitise coopération coopérations
    coordination coordonnée coordonnées copeaux copie copies copiez copiée coproductions copyright coq coqs coquillages
    coquille coquilles corail coran corbeau corde cordons corne cornes corollaire correcteur correctif correctifs
    correction correspondance correspondances corridor corridors corrosion corruption corrélation corvées cos
    cosmétiques cote cotisation cotisations coton cottage cou couchage couche couches coudes couleur couleurs coulisse
    coulisses couloirs coulée coupe coupes coupez coupure courage courbe courbes couronne couronnement courriel
    courriels courrier courriers courses courtoisie couteau couteaux coutumes coutures couvercle couvert couverture
    couvertures coïncidence coïncidences coût coûts crainte craintes cran crash cravate cravates crayon crayons creuset
    cri crime crimes criminalisation criminalité cris crise crises cristal critiques critère critères crocodile croisade
    croissance croquis croyance croyances croûte cruauté crucifix crustacés crypt crâne crèche créance créances création
    créations créativité crédibilité crédit crédits créneau créneaux crépuscule crêpes crête cs cuillère cuir cuisine
    cuisson culotte culpabilité cupidité cure curiosité curriculum custom cuve cv cyanure cybercriminalité cyberespace
    cylindre cylindrée cynisme câblage câble câbles célébration célérité céréales cérémonie cérémonies côte cœurs dab
    danger dangers dauphins db dd dec default degré degrés delta demande demandes demi demie deniers denrée denrées
    densité densités dent dents dependencies descente descripteur descripteurs description descriptions dessert dessin
    dessins destination destinations destruction destructions dette dettes deuil devants devise devises devoir devoirs
    diabète diagnostic diagnostics dialectes dialogue dialogues diamant diamants diamètre diapositives dichlorométhane
    dictionnaire dictionnaires didacticiel diffamation difficulté difficultés différence différences différenciation
    différend différends digestion dignité dilemme dilemmes diligence dilution dimension dimensions diminution dinde
    dindon dinosaure dinosaures dioxine dioxyde diplomatie diplômes direction directive directives directrice dirigeable
    discipline disciplines discordance discorde discothèque discours discrimination discriminations discrédit discrétion
    discussion discussions disparition disparitions disparité disparités dispense dispersion disponibilité dispositif
    dispositifs disposition dispositions disproportion disputes disque disques disquette disquettes dissertation
    dissimulation dissolution dissuasion dissémination disséminations distance distances distillation distinction
    distorsion distorsions distraction distractions distribution distributions district districts divergence divergences
    diversification diversion diversité divertissement dividendes divorce divulgation dizaine dizaines dl doctrine
    document documentation documents dogme dogmes doha doigt doigts dollar dollars domaine domicile domination dommages
    don dons dortoir dosage dose doses dossier dossiers dotations douane douanes douche douches douleur douleurs doute
    doutes doutons douves douzaine douzaines drame drames drap drapeau drapeaux draps drogue drogues droits drôle duel
    dumping duplication durabilité durcissement durée dynamisme dynamite débarquement débarquements débat débats
    débogueur débordement débordements débouchés débris début débâcle décadence décalage décembre décence décennie
    décennies décentralisation déception déceptions décharge déchargement décharges déchet déchets déchirage déchéance
    décimales décision décisions déclaration déclarations déclenchement déclin déclinaisons décombres décomposition
    décor décoration découpage découverte décret décrets décroissance décès dédain dédommagement déduction défaillance
    défaillances défaillants défaite défaites défaut défauts défectuosité déferlante défi défiance déficience
    déficiences déficit déficitaire déficits définition définitions défis déforestation déformation dégel dégoût
    dégoûtante dégradation dégâts dégénérescence déjeuner déjeuné délai délais délation délibération délibérations
    délicatesse déliement délimitation délinquance délire délivrance délocalisation délocalisations déluge démantèlement
    démarchage démarche démarches démarrage démence démission démobilisation démocratisation démographie démolition
    démonstration démonstrations déni dénis dénominateur dénonciation dénouement dénuement dénégations déontologie
    départ dépassement dépassements dépendance dépendances dépens dépense dépenses dépeuplement dépistage dépit
    déplacement déplacements déploiement déportation dépression dépénalisation dépôts dérapage dérision dérive dérives
    dérogation dérogations déréglementation dérégulation désaccord désaccords désagréments désapprobation désarmement
    désarroi désastre désastres désavantage désavantager désavantages désenclavement désert déserte désertification
    désertion déserts désespoir déshabille déshonneur désignation désillusion désinfection désinformation désir désirs
    désobéissance désolation désordre désordres déstabilisation désunion déséquilibre déséquilibres détachement détail
    détails détecteur détecteurs détection détention détentions détermination détonateur détonation détonations détour
    détournement détournements détours détresse détriment détritus détroits détérioration dévaluation dévaluations
    développement développements déversement déversements dévolution dévotion dévouement e eagle eau ecstasy effacement
    effervescence effet effets efficacité efficience effluent effluents effondrement effort efforts effroi effusion
    effusions eldorado em email emballages embarcation embarcations embargo embarquement embarras emblème emblée
    embouteillages embryon embryons empaquetage empiètement emplacement emplacements emplettes emploi emplois
    empoisonnement empreinte empreintes empressement emprisonnement emprunt emprunts encaissement enchères enclave
    encodage encombrement encombrements encouragement encouragements encre encyclopédie encéphalite endettement
    endiguement endossement endroit endroits endurance enfance enfer enfouissement engagement engagements engins
    engouement engrais enjeu enjeux enlisement enlèvement enlèvements ennui ennuis enquête enquêtes enregistrements
    enrichissement enrobage enseignement enseignements entente enterrement enthousiasme entité entités entraves
    entraînement entreposage entrepôt entrepôts entretien entrevue entrevues entropie entrée entrées entêtement
    enveloppe enveloppes envie envier environnement environnements envoi envolée envolées equity errata erreur erreurs
    esb escalade escalader escale escalier escaliers escargot escargots esclavage espace espacement espaces espadon
    espionnage esprits espérance espérances esquif esquisse essai essais essence essieux estce estimatif estimation
    estimations estomac euphorie euthanasie eutrophisation evolution exactitude exagération exagérations exaltation
    examen examens exaspération excavation exception exceptions excitation exclamation exclusion exclusions excursion
    excuse excès excédent excédents exemplaires exemple exemples exemption exemptions exercices exergue exigence
    exigences existence exode exonération exonérations expansion expertise expiration explication explications exploit
    exploitation exploitations exploits exploration explorations explosifs explosion explosions explosives exportation
    exportations expression expressions expulsion expulsions expédients expédition expérience expériences
    expérimentation expérimentations expérimentés extension extensions extermination extincteurs extinction extorsion
    extraction extradition extraditions extrait extraits extrapolation extrayez extrémisme extrémités extérieur
    exécution exécutions f fable fabrication fabrications fabriques facette facettes facilitation facilité facilités
    facteur facteurs facturation facture factures faiblesse faiblesses faille failles faillites faisabilité faits
    falsification familiarité famine famines fanatisme fantaisie faq farce fardeau fardeaux farine farines fascination
    fascisme fastes fatalité fatigue faute fautes fauteuil fauteuils fautif faveur favoritisme fax façade façades façon
    façons fenêtrage fenêtre fenêtres fer fermeture fermetures ferraille ferry fesses festival festivités feu feuilles
    feux fiabilité fiasco fibres ficelle fiche fiction fiducie fiducies fidélité fierté figures fil filet filets film
    films filtrage filtration filtre filtres fin finalisation finalité finance financement financements finances finesse
    finnois fins fioul fiouls fiscalisation fiscalité fissure fissures fixation fixions fièvre flagellation flags
    flambeau flambée flamme flammes flatterie fleur fleuron fleurs fleuve fleuves flexibilité flottaison fluctuations
    flèche flèches flétan flûte foins folie folies fonction fonctionnalité fonctionnalités fonctionnement fonctions
    fondamentalisme fondement fonds fonte foot football forage force forge formalité formalités format formatage
    formation formats forme formes formulaire formulaires formulation formulations formule formules forteresse fortune
    fortunes fosse fossé fossés foudre fougue fouilles fouillée four fourchette fourmi fourmis fourniture fournitures
    fourrure fourrures fours foyer fr fraction fracture fragilité fragment fragmentation fragments frais fraises
    frameworks franchise franchises franchissement frappes fraîcheur frein freinage freins frelons fret fric friches
    friction frigo frisson frites fromage fromages front frontalière frontière frontières fronts fruit fruits
    frustration frustrations frénésie fréquence fréquences fuite fuites fumes fumier fumigation fumisterie fumée fun
    funds funérailles fureur fuseaux fusil fusils fusion fusions fusée fèves fécule fédéralisation fédéralisme
    félicitations félicités février fûts fœtus g gabarits gagnantes gain gains gamme gant gants garage garantie
    garanties gare gares garniture gaspillage gaspillages gaspille gaufres gaz gazette gazoduc gazoducs gd gel gels
    gelée gelées gendarmerie genou genoux genre genres gentillesse genèse germe germes gestation geste gestes gibier
    gifle gigaoctets gilets gin girafe girafes gisements glace glaces glaciers glacé glas globalisation globe gloire
    gluten golf gomme gorge gorgée gouffre goulot goulots gourde goutte gouttes goût goûter goûts graduation gradé grain
    grains graisse graisses grammaire grandissante grange graphes graphisme gratification gratitude graver gravier
    gravité gravure greffe greffes grenades grenier grief griefs griffes grille grippe grossesse grossesses grossièreté
    grotte groupage groupe groupement groupements groupes grâce grâces grève grèves grêle guerre guerres guichet
    guichets guitare guérison gymnase gâchette gâchis gâteau gâteaux gène gènes gémissements génocide génocides
    généralités générosité géographie géométrie h habileté habillement habitat habitation habitats habits habitudes
    hachage hache haine hall hamburgers hameçon hameçons handicap handicaps harcèlement hareng harengs haricots harmonie
    harmonisation hasard hausse hausses hauteur hauteurs hectare hectares herbes herbicides heur heure heures heurt
    heurts hic highlands hindi histoire histoires hiver hivers hobby hockey holdings homard homards homicide homicides
    hommage hommages homogénéité homologation homologue homologues homosexualité homéopathie honneur honneurs honnêteté
    honoraires honte hooliganisme hoquet horizon horizons horloge hormones horreur horreurs horticulture hospitalité
    hostilité hostilités hotel huile huiles huis humanité humeur humidité humiliation humilité humour hutte huîtres
    hydrocarbures hydrogène hygiène hymne hymnes hypertexte hypertextes hypocrisie hypothermie hypothèque hypothèques
    hypothèse hypothèses hystérie hyène hyènes hécatombe hélicoptère hélicoptères hémisphère héritage héroïne hésitation
    hésitations hôtel hôtels iceberg icône icônes identifiants identificateur identification identité identités
    idéalisme idée idées idéologie idéologies ignames ignorance illettrisme illusion illusions illustration
    illustrations illégalité image imagerie images imagination imaginions imitation immersion immeuble immeubles
    immobilisation immobilisme immoralité immunité immunités immutabilité impact impacts impartialité impasse
    imperfections implants implication implications implémentation importance imposition impossibilité impression
    impressions imprimer imprimerie improvisation impuissance impulsion impunité imputation impératifs impérialisme
    impôt impôts inaction inadéquation inauguration incantations incapacité incarcération incendie incendies incertitude
    incertitudes inceste incidence incidences incident incidents incinérateur incinération incitants incitation
    incitations inclinaison inclination inclusion incohérences incompatibilité incompatibilités incompréhension
    inconduite incongruité inconvénient inconvénients incorporation incrimination incrustation incubation inculpation
    incurie incursion incursions indemnisation indemnisations indemnité indemnités index indexé indicateur indicateurs
    indicatifs indication indications indicative indice indices indifférence indigence indignation indiscrétion
    indonésie indulgence industrialisation indécision inefficacité infection infections infiltration infini infirmité
    infirmités inflammation inflation inflexion inflexions influence influences info information informations infos
    infrastructure infrastructures ingrédient ingrédients ingénierie ingéniosité ingérence ingérences inhalateur
    inhalation inimitiés initiative initiatives injection injonction injure injustice injustices innovation innovations
    inobservation inondation inondations inquiétude inquiétudes insatisfaction insecticides insertion insinuation
    insinuations insistance insolvabilité inspection inspections inspiration instabilité installation installations
    instance instances instant instants instar instigation instinct instincts instruction instructions insuffisance
    insuffisances insularité insulte insultes insurrection insécurité intelligibilité intempéries intendance
    intensification intensité intentions interaction interactions interblocage interception interconnexion interdiction
    interdictions interdépendance interface interfaces interférence internalisation internationalisation internet
    interopérabilité interpellation interposition interprétation interprétations interrogations interrogatoires
    interrupteur interruption interruptions intersection intersite intervalle intervalles intervention interventions
    interview interviews intimidation intimidations intimité intitulés intolérance intransigeance intrigue intrigues
    introduction intrusion intuition intégralité intégration intégrisme intégrité intérêt intérêts invalidité invasion
    invasions inventaire invention inventions inverse inversion inversions investigation investigations investissant
    investissement investissements invitation invitations inégalité inégalités inéligibilité ionisation iota ironie
    irresponsabilité irrigation irritation irruption irrégularités isolation isolement issue itinéraire itinéraires
    jachère jachères jalon jalons jalousie jambe jambes janvier jardinage jargon jauge java jeans jet jetons jets jeu
    jeudi jeux jeûne jihad joie joues jouet jouets joug jouissance jour journalier journalisation journalisme journée
    journées jours jugement jugements juges juillet juin jupe jupes juridiction jus justification justifications
    juxtaposition kazakhstan kernel ketchup kg kilogramme kilogrammes kilomètre kilomètres kilos kilowatts kiosque kit
    km l label laboratoire laboratoires labyrinthe lac lacet lacs lacune lacunes laine lait lambeaux lampe lampes
    lancement langage langages langue langues lapidation lapidations lapin lapins largeur larmes lassitude latence
    latitude latéral launchpad lauriers lecture lectures length lentilles lessive lettres levier levée leçon leçons
    liaison liaisons libellé liberté libertés librairie libéralisation libéralisations libéralisme libéralité
    libérations licence licences licenciement licenciements license lien liens lieu lieux lifr limitation limitations
    limite limites linge liqueur liquidation liquide liquides liquidité liquidités lises lisibilité lisier list liste
    listes lit litige litiges litre litres lits littoral littératie littérature livraison livraisons livre livres livret
    lièvre ll localisation localité localités location locomotive locomotives logement logements logiciel logiciels
    logistique logo lois loisir loisirs longitude longueur longueurs longévité loque loterie loto louanges lourdeurs
    loyauté loyer loyers lubrifiants lueur luminosité lumière lumières lundi lundis lune lunettes lustre lustres lutte
    luttes lux luxe lâcheté lèvres légalisation légalité légende légendes législation législations légitimité légumes
    légumineuses léopard lésion lésions léthargie m macrofinancière magasin magasins magie mai maillage mailles maillot
    mails mainframes mainmise mainstreaming maintenance maj majesté majorations majorité majorités majuscule majuscules
    maladie maladies maladresse malaise malaria malchance malentendu malentendus malheur malhonnêteté malins mallette
    malnutrition malte maltraitance maltraitances malveillance malédiction mammifère mammifères manche manches mandat
    mandats manganèse manguier manie manifestation manifestations manipulation manipulations manière manières manne
    manoeuvre manque manquements mansuétude manteau manteaux manuels manufacture manufacturés manuscrit manutention
    manœuvre manœuvres maquillage maquis marathon marbre marchandages marchandisation marchandise marchandises marches
    marchons mardi mare margarine marge marges marginalisation marihuana marijuana marketing markup marquage marqueurs
    marrante mars marteau marxisme marécages marée marées massacre massacres massage mat match matches matchs matelas
    maternité mathématiques matin matins matinée matières maturité matériau matériaux matériel matériels maux maximum
    maîtrise maîtrises maïs mb meetings melon menace menaces menottes mentalité mentalités mention menton menu menus mer
    mercredi merlu mers merveilles message messagerie messages mesurage mesure mesures meuble meubles meurtre meurtres
    meurtrie mexico mg microbes microcode microcodes micrologiciel micrologiciels microphones microprocesseur
    microprogramme microprogrammes midi mien mienne miennes miens miles milieu millepatte milles milliard milliards
    millier milliers millimètres million millions millénaire mine minerais mines mini miniature miniconférence minimum
    minuit minutage minute minutes minéral minéraux miracle miracles mirage miroir miroirs missile missiles misère
    mixité ml mme mo mobilier mobilisateur mobilisation mobilité modalités mode modernisation modes modestie
    modification modifications modulation module modules modélisation modération moeurs mois moisson moitié mollesse
    mollusques molécules moment moments mondialisation monitoring monnaie monnaies monoculture monologue monopole
    monopoles monopolisation monsieur montage montagne montagnes montant montants monument monuments moquette
    moralisateurs moralité moratoire morceau mortalité mosaïque mosquée mosquées mot moteur moteurs motif motifs motion
    motivation motivations moto motocycles motocyclette motos mots mouche mouches mouchoir moule moules moulin mousse
    mousses moustique moustiques mouvement mouvements moyen moyenne moyens mozambique mss mucoviscidose mule
    multiculturalisme multiplication munitions mur muraille murs musical musique musée musées mutilation mutilations
    mutisme myopie mystère mystères mythes mâchoire mèche mètre mètres méandres mécanisme mécanismes méchante
    méconnaissance mécontentement médaille médailles médecine média médias médiation médiatisée médicament médicaments
    méditation méfaits méfiance mégaoctets mégaphone mélange mélanges mélodie mémoire mémorandum méninges mépris
    méridien mérites mésinformation métal métaphore métaux méthane méthode méthodes méthodologie méthodologies métrique
    métropole météo nad nageoires naissance naissances nanotechnologie nanotechnologies nappe natalité natation
    nationalisation nationalisme natte natures naufrage naufrages navette navigation navire navires naïveté nectarines
    nerfs nervosité nettoyage newsletter nez niche nickel nicotine nid nids nitrate nitrates niveau niveaux nivellement
    nom nombre nombres nomenclature nominative noms normalisation norme normes notation notations note notice
    notification notifications notion notions notoriété nourriture nouveautés nov novembre noyaux nuage nuages nuance
    nuances nuit nuits null nullité numérisation numéro numéros numérotation nutritif nutrition nécessité nécessités
    négation négligence négociation négociations néolibéralisme népotisme névrose nœud nœuds o oasis objectif objectifs
    objection objections objectivité objet objets obligataires obligation obligations obscurantisme obscurité
    observation observations observatoire obsession obstacle obstacles obstination obstruction obtenez obus obésité
    occasion occasions occupation occupations occurrence octet octets octobre océan océans odeur odorat oeuf oeufs
    offensants offenses offensive offensives oligopoles olive olives oliviers oléoduc omission omissions omnibus
    omnipotence omniprésence oméga ondes ongle ongles onglet onglets opacité opinion opinions opium opportunisme
    opportunité opportunités opposition oppositions oppression optimisation optimisme option options opéra opération
    opérations orage orages orange oranges ordonnance ordonnances ordre ordres ordures oregon oreille oreillers oreilles
    organic orge orgueil orientation orientations orifices originalité origine origines ornière orteils orthodoxie
    orthographe os oscar osions ossature oubli ouest ouragan ouragans outillage outrage ouverture ouvertures ouvrage
    ouvrages ouïe ovni ovules oxydes oxygène ozone p pacification pacte pactes pagaille paiement paiements paille pain
    pains paix palette palme palmiers paludisme pancarte pandas pandémie panier panique panorama pans pansement pantalon
    pantalons paon paperasserie papeterie papier papiers papillons para paradigme paradis paradoxe paragraphe
    paragraphes parallèle parallélisme paralysie parameter paramètre paramètres paramétrages paraphraser parapluie
    parapluies paravent parc parcelle parcelles pardon parenthèse paresse parfum parfums pari parité parois parole
    paroles paroxysme parted parthénon partialité participation participations particularité particularités particules
    particuliers partie partition partitionnement partitions parts passage passages passation passeport passeports
    passerelle passerelles passif passion passions passivité pastèque pat patates patch patchs patchwork pathologies
    patience patinage patins patrie patrimoine patriotisme paupérisation pause pauvreté pavillon pavillons pavot pavots
    pavé paysage paysages paysbas peau peaux peigne peines peinture peintures pellicule pendaison pendule penses pension
    pensions pensée pensées pente perche percée perfection performance performances perles permission permissions
    perpétuation perruque persistance perspective perspectives perspicacité persécution persécutions persévérance perte
    pertes pertinence perturbateurs perturbation perturbations perversité pessimisme peste pesticides peurs phares
    pharmacie phase phases philippines philosophie philosophies phonèmes phoque phoques photo photographie photographies
    photos phrase phrases physionomie phénomène phénomènes piano pib pic pics pidgin pieds pierre pierres pillage pilori
    pilotage pin ping pipe pipeline pipelines pipes piqûres piraterie pistage piste pistolets pitié pixel pixels pizza
    pièce pièces piège pièges piédestal piégeage placard placement placements places plafond plafonds plafonnement plage
    plages plaidoyer plaie plaies plaine plaines plainte plaintes plaisanterie plaisanteries plaisir plaisirs plan
    plancher planches planification planning plans plantage plantages plante plaque plat plateforme plateformes plats
    pleures pleurs pliage plomb plongée pluie pluies plume plumes plébiscite pléthore pnb pneu pneumatiques pneus poche
    poches poids poigne poignet poignée poing poings point pointeur points poire poires pois poison poisons poitrine
    poivre poker polar politesse politique pollen polluants pollution pollutions polonium polymères pomme pommes pommier
    pommiers pompe pompes poneys pont popularité populisme popup porridge port portabilité portage portages portail
    porte portefeuille portes portion portions portos portrait ports portugal portée poses position positions possession
    possibilité possibilités poste postes postfix postulat postulats posture pot potentialités potentiel pots poubelle
    poubelles pouce pouces poudre poudres pouilles poules pouls poumon poumons pourboire pourcent pourcentage
    pourcentages pourcents pourparlers pourriels poursuite poussière poussières poutre pouvoirs poème poèmes poésie ppp
    pragmatisme prairies pratique pratiques prep prescription prescriptions presse pressentiment pression pressions
    prestation prestations prestige preuve preuves prima primauté prime primes principauté principe principes printemps
    priorité priorités prison prisons privacy privation privations privatisation privatisations privilège privilèges
    prix prière prières probabilité probité problème problèmes problématique procession processus proclamation
    proclamations procès procédure procédures procédés production productions productivité productrices produit produits
    profanation profil profilage profils profit profits profondeur profondeurs profusion programmation programmations
    programme programmes progression progrès projectiles projection projet projets prolifération prolongation
    prolongement promenade promenades promesse promesses promotion promotions promulgation pronoms prononciation
    pronostics propagande propagation propension prophéties proportion proportionnalité proportions proposition
    propositions propreté propriété propriétés propulsion prorogation prose prospectus prospérité prostate prostitution
    protection protectionnisme protections protectorat protectorats protestation protestations protocol protocole
    protocoles protéagineux protéine protéines proverbe providence province provinces provision provisions provocation
    proximité prudence prune prunes préambule précarité précautions préceptes précipitation précipitations précision
    précisions prédiction prédictions préférence préférences préjudice préjudices préjugé préjugés prélèvement
    prélèvements prémisse prémisses prénoms préoccupation préoccupations préparatifs préparation préparations
    prépondérance prérequis prérogative prérogatives prés présage présent présentation présentations préservation
    présidence présidences présomption présomptions préséance prétention prétentions prétexte prétextes prévention
    prévisibilité prévision prévisions psychologie pt pub publication publications publicité publicités pubs puce puces
    puissance puissances punition punitions pupitre pureté purge purification push putsch puzzle pvc pyramide pâtes
    pâtisserie pâturages pâtés péage péages péché péchés pédagogie pédopornographie pénalité pénalités péninsule
    pénitencier pénitentiaire pénurie pénuries pénétration pérennité péril périls périmètre période périodes périphérie
    périphérique périphériques pétition pétitions pétrin pétrole pêche pêcherie pêcheries pêches q quadrature quagga
    quai quais qualification qualifications qualifions qualité qualités quantité quantités quarantaine quart quartiers
    quarts querelle querelles question questionnaire questionnaires questions quinzaine quittance quota quotas quotidien
    quête r rabais rabat raccourci raccourcis rachat rachats racine racines racisme radars radio radioactivité
    radiodiffusion radiofréquences radioprotection raffinage raffinerie raffineries rage rail railleries rails raisin
    raisins raison raisonnement raisonnements raisons ralentissement ralliement rame rames rampe rampes rancune
    randonnée rançon rapatriement rapidité rappel rappels rapport rapports rapt raquette rareté raréfaction rasoir
    ratification ratifications ratio rationalité rationnement rattrapage ravageurs rayon rayonnement rayonnements rayons
    rb reach realpolitik reboisement rebours recensement recentrage recette recettes recevabilité rechange recherche
    recherches reclassement recommandation recommandations reconnaissance reconnaissances reconstitution reconstruction
    reconversion reconversions record records recours recouvrement recyclage reddition redevance rediffusion
    redistribution redoublement redressement redéfinition redéploiement referendums reflet reformulation refroidit
    refuges refus regardais registre registres regret regrets regroupement reins rejet rejets relance relation relations
    relecture relectures reliquats remaniement remarque remarques remboursement remboursements remerciement
    remerciements remise remords remorqué rempart remplissage remède rendement rendements renforcement rennes
    renonciation renonciations renouveau renouvellement renseignements rentabilité rente rentes renversement repas repli
    report repos reprise reprises reproche reproches reproduction représailles représentation représentations repère
    repères requête requêtes respect respects respiration responsabilité responsabilités ressemblance ressemblances
    ressentiment ressource ressources restaurant restaurants restauration restes restitution restitutions restriction
    restrictions retards retentissement retenue retour retournement retours retrait retraite retraites retraits
    retransmissions revendication revendications revente revenu revenus revers revitalisation revue revues revêtement
    revêtements rhinocéros rhum rhume rhétorique richesse richesses rideau rideaux rigidité rigidités rigueur rire rires
    risque risques ristourne ristournes rites rivage rivalité rivalités rive rives rivière rivières ro robe robes robot
    robustesse rolling romains roman romans romantisme root roquettes rosa roses rotation roue roues rougeole rouille
    rouleaux roulettes routage route routes routine rpm ruban rue rues rugby ruine ruines rumeur rumeurs run rupture
    ruptures ruse rustine ruée rythme rythmes râle règle règlement règlementation règlementations règlements règles
    réacteur réacteurs réaction réactions réactivité réadaptation réadmission réaffectation réaffirmation réalisation
    réalisations réalisme réalité réalités réarmement rébellion réchauffement récifs réciprocité récit récits
    réclamation réclamations récolte récoltes récompense récompenses réconciliation réconfort récriminations
    récupération récupérations récépissé rédaction réduction réductions réexamen réflexe réflexion réflexions réforme
    réformes réfrigérateur réfrigération réfutation référence références référendum référendums région régions réglage
    réglages réglementation réglementations régression régressions régularisation régularisations régularité régulation
    régénération réhabilitation réinstallation réintroduction rémunération rémunérations rénovation réordonnancement
    réorganisation réparation réparations répercussions répertoire répertoires répit réplique réponse réponses
    répression réputation répétition répétitions réquisition réservation réserve réservoir réservoirs résidence résidu
    résidus résiliation résine résistances résistante résolution résolutions résultante résultat résultats résumé
    résurrection rétablissement réticence réticences rétractation rétrocession rétrécissement réunification réussite
    réussites réveil révision révisions révocation révolte révoltes révolution révolutions révélation révélations
    réécriture rééducation rênes rêve rêves rôle rôles sables sabords sabot sabotage sabots sac sacrifice sacrifices
    sacrifiés sacs saga sagesse saignée saisie saison saisons salade salaire salaires salive salle salles salmonelles
    salon salutations samedi samedis sanction sanctions sandwich sanglots santé sapin sardine satisfaction saturation
    sauce saumon saumons saut sauvagerie sauvegarde sauvetage saveur savon scandale scandales scannez sceau scepticisme
    schiste schéma science sciences sclérose score scoreboard screening script scripts scrutin sculpture sculptures
    scène scènes scénario scénarios seau seaux secondes secours secousses secret secrets sections segment segments seins
    sel selle sels semailles semaine semaines semestre semestriel semi semis senne sensation sensibilisant
    sensibilisation sensibilité sensibilités sentence sentences sentier sentiers sentiment sentiments septembre
    septièmes series seringue serment serre serres serrure service services serviette serviettes servitude session seuil
    seuils sexualité seychelles shadow shell shopping show shutdown sicav sida sidérurgie sierra sieste sigle signal
    signalement signature signatures signaux signe signes signification silence silhouette sillage sillons silo silos
    similarités similitude similitudes simplicité simplification simplifications simulacres simulateur simulation
    sincérité sinistres site sites situation situations siècle siècles siège sièges ski skier slogan slogans smog
    snapshot sockets sofa soie soin soins soir soirs soirées soja sol solde soldes sole solennité solidarité solidarités
    solidité solitude sollicitation sollicitude sols solution solutions solvabilité solvants sommation somme sommeil
    sonar sondage sondages sons sorte sortes sortie sorties sottise sottises souche souches souci soucis souffle
    souffrance souffrances soufre souhait souhaits souillure soulagement souliers soulèvement soulèvements soumission
    soupe soupir souplesse soupçon soupçons source sources sourcils sourire sourires soutien souvenirs souveraineté
    souverainetés sox spectacle spectacles sperme sphère spirale spirituel spiritueux spoliation spool spots sprint
    spécialisation spécialité spécialités spécifications spécificité spécificités spécimen spéculation spéculations
    squelette stabilisateurs stabilisation stabilité stade stades stages stagnation standards station stationnement
    stationner stations statistiques statue statues status statut statuts steak stigmatisation stimulation stock
    stockage stocks store stratagèmes stratégie stratégies streaming stress structuration structure structures studio
    stupeur stupéfiants style stylet stylo stylos stérilité stéréotypes submersion subordination subsides subsidiarité
    subsistance substance substances substitution subterfuges subtilité subtilités subvention subventions subversion
    succès sucrage sucre sucres sueur suffisance suffrage suffrages suggestion suggestions suie sujet sujets supermarché
    supermarchés superstructures superutilisateur supervision supplice support supports supposition suppositions
    suppression suppressions suprématie surabondance surcharge surchargeant surcouche surcoût surf surface surfaces
    surnom surplus surpoids surprise surprises surproduction surreprésentation sursaut sursis surtaxe surveillance
    survie survivance suspense suspension suspensions suspicion suspicions swap syllabes sylviculture symbole symboles
    sympathie sympathies symptôme symptômes synchronisation synchrotron syndicat syndrome synergie synergies synthèse
    synthétise sève sécheresse sécheresses sécurité séisme séismes séjour séparation sépulture séquenceur séquestration
    sérénité sévérité sûreté tabac tabagisme tablette tablettes tablier tache tachygraphe tactique taille tailles talion
    talons tamise tampon tampons tandem tapage tapis tare tarif tarification tarifs tarte tartes tasse tasses tatouage
    taux taxation taxe taxes taxi tchernobyl tcp technicité technologie technologies teint teinte template temple temps
    température températures tempête tempêtes tenaille tendance tendances tennis tension tensions tentation tentative
    tentatives tentes tenue tergiversations terme termes terminaux terminologie terrain terrains terre terreau terres
    territoire territoires terrorisme test testament testing tests text texte textes textile thermomètre thermomètres
    thermostat thon thonidés thoniers threads thème thèmes thèse thé théologie théorie théories théorème thérapie
    thérapies théâtre théâtres ticket tickets tierces tiges timidité timing tir tiret tiroirs tissu tissus titres toile
    toilette toilettes toit toits tollé tolérance tomates tome tondeuse tonnage tonne tonneau tonnerre tonnes tons
    topographie torche tornade torrent torrents torse tort torts tortue tortues torture tortures torturés totalité
    touches toupet tour tourbe tourbillon tourisme tournage tournesol tournoi tournure tournée tours toux toxicomanie
    toxicomanies tracasseries trace traces tracteurs tracé tracés tradition traditions traduction traductions tragédie
    tragédies trahison traitement traitements traits traité traités trajectoire trajet trajets tram trame tranche
    tranches transaction transactions transbordeurs transcription transcriptions transformation transformations
    transfrontalier transfrontières transit transition transitions transmission transmissions transparence
    transplantation transplantations transport transports transposition trappe traumatisme traumatismes travaux
    traverses traversiers traversée traîne tremblement tremblements trentaine triangle triche tricherie tricot trimestre
    trimestres triomphe tristesse tromperie trompette tronc tronçons trophées trottoir trottoirs trou troubles trous
    trousse truc trucage trucs truite truites trêve trône tsunami tube tuberculose tubes tueries tuiles tulipes tumeur
    tumeurs tumulte tunnel tunnels turbulences tutelle tutoriel tuyaux tva twain typhon tâche tâches télescope téloche
    télé télécommande télécommunication télécommunications télécoms télécopie télécopies télécopieur télédétection
    télégramme téléphone téléphoner téléphones téléphonie téléphoné téléviseurs télévision télévisuelle témoignage
    témoignages ténacité tête têtes ultimatum ultraviolet unification uniformes uniformisation uniformité unilatéralisme
    unisson unité univers universalité update ur uranium urbanisation urgence urgences urine url urnes usage usages
    usine usines ustensiles usurpation utilisation utilité vacance vacances vacarme vaccin vaccination vaccinations
    vaccins vaches vague vaisseau vaisseaux valeur valeurs validation validité valise valises vallée valorisation valse
    valve vanité vapeur vapeurs var variabilité variables variation variations vase veau veine velléité velours vendredi
    vendredis vengeance vent vente ventes ventilation ventre vents verbe verdict verger verre verres verrou verrouille
    verrous versement versements version versions vertus vessie veste vestiges veto viabilité viande viandes vice vices
    vicissitudes victimisation victoire victoires vidéo vidéos vie vieillesse vieillissement vierge vigilance vigne
    vignes vignette vignoble vih vim vin vinaigre vingtaine vins viol violation violations violence violences violet
    violon viols virage virgules virus visa visage visages visas visibilité vision visions visualisation vitalité
    vitamine vitamines vitesse vitesses viticulture vitrage vitre vitres vitrine vivacité vivres vocabulaire vodka voie
    voies voile voiles voiture voitures voix volaille volailles volant volatilité volcan volcans volets volonté volontés
    volume volumes volée volées votant vote votes votions voyage voyages voyagiste voûte vraisemblance vue vues
    vulnérabilité vulnérabilités végétaux véhicule véhicules vélo vélos véracité vérification vérifications vérité
    vérités vêtement vêtements vœu vœux wagons whisky widget widgets wifi x xénophobie yen yens yes yeux z zinc zip
    zonage zone zones zoo zoos zèle âge âges âne ère ébauche écart écartement écarts échafaudages échange échanges
    échantillon échantillonnage échantillons échappatoire échappatoires échappement écharpe échec échecs échelle
    échelles échelon échelonnement échine échiquier échoppe échos échéance échéances échéancier éclair éclairage
    éclaircissements éclairs éclatement écluse écluses écologie écologisation écorce écoutes écran écrans écrit écueil
    écueils écureuil écureuils édiction édification édifice éditions éducation édulcorants égalitarisme égard égards
    égide égoïsme égoïsmes élaboration élan élargissement élargissements élastique élection élections électricité
    élevage élevages éligibilité élimination éloge éloges éloignement élément éléments éléphant éléphants élévation
    émancipation émergence émeutes émigration émission émissions émoluments émotion émotions émulation énergie énergies
    énigme épaisseur épargne épaule épaules épave épicentre épicerie épices épidémie épidémies épinards épine épisode
    épisodes épizootie épizooties époque épreuve épreuves épuisement épuration épurations épée équateur équation
    équations équilibrage équilibre équilibres équipement équipements équité équivalence équivalences éradication
    érosion éruption étable étage étagère étain étalage étalons étang étape étapes étau étendard étincelle étincelles
    étiquette étiquettes étoffe étonnement étouffement étranglement étude études étés évacuation évaluation évaluations
    évangile évasion éventail éventualité éventualités évier évolution évolutions évènement évènements événement
    événements êtres îles îlots œil œuf œufs œuvre œuvres
    """
)
