"""French: words that begin sentences and headings with a capital and are no names (adverbs in -ment besides)."""

from __future__ import annotations

from aligner.languages.base import words

COMMON = words(
    """
    a-t-elle a-t-il accompagné accompagnée accoucher acheter acte actif actions adieu admis afin agir agé ai-je
    ailleurs aimant aimer alerte aller allez allez-vous allez-vous-en ami amie amis amour an analyse anciens animal
    annexe aperçu appartenant appelle apportez-moi apprendre apprends apprenez après-demain arrivé arrivée article
    as-tu assez assis assurance attablé attendez attendez-vous attendons attends attention attirés au-delà au-dessus
    auparavant auprès aurais-tu aussitôt autant autour avance avant-propos avançons avez-vous aviez-vous avis avoir
    avouer avouez axe ayant ayez ayons bah banc baron battre beaux belle bientôt bilan blanc blessés bois bon
    bonjour bonnes bonsoir bonté bravo bref bénéfice caché cachée capable capitaine capture carrefour causé celle-ci
    celle-là celles celles-ci cellule celui-ci celui-là cent certain certes ceux ceux-ci ceux-là chacun chacune
    champ changer chapitre chargé charmant chercher chirurgien chose ciel cinquante cité citée classé coiffé coiffée
    collègue combien combinaison commandant commencer commençons comte concernant conclusion condamné conditions
    conducteur conduis-moi conduit confidentialité connu conserver considérant considérez consolé conséquences
    contacté contactée contactés continue continuons contraction coquette coucher courage courageux courant courir
    couronnes cousine craignant crise croyant croyez croyez-moi croyez-vous créé créée culture célèbre côté dame
    danser debout demain demoiselle derrière destinée dettes devant devenue devez deviner diable dieu difficile dire
    direct dis disons-le dites dites-moi dix-huit docteur donneur donnez donnez-moi donnée dors dorénavant douce
    douze douée droite drôle décidé défiant défilé déjà démon dépistage dépêche-toi désir désirs désormais détecter
    eau eaux elle-même empêche enchanté encore enfant enfin enquête ensemble ensuite entendez-vous entouré
    entre-temps entrer envahi enveloppée environ es-tu essayez essayons essayé est-ce est-elle est-il estimant
    européennes eux excellent excepté excité exclusif existe-t-il expliquez-vous facile faire fais faisons fait
    faites faits fameuse fanatique fatale fatiguée faut faut-il faute figurez-vous finis fière flâner foi folie
    fondé fondée fondés football forcé fort forte fou fous frapper frappé fruit fuir fuite gardez gardien garçon
    gens gentilhomme glacé gloire goûté grand-père grande gredin grâce gueux gêner gênée habillez-vous hagard hein
    heureux hier histoire homme hommes honneur honnête honteuse hormis horreur hélas héros ici ignorant imbécile
    immobile impossible impression incapable indifférent indigné infâme inhabitée inquiète insensé installer
    interdite international interrogées interrogés intitulé introduction inutile invité invitée jadis jaloux jeunes
    joie joint jointe jolie jour journal journée jugeant jugez jusque-là juste justice laboratoire laissant
    laisse-moi laissez laissez-moi laquelle lenteur lequel lesquelles lesquels lettre levez-vous levée libre lieu
    lire livre logés loin longtemps longue longues louer lourde lu lui-même là-bas là-dessus là-haut législatives
    légitime maintenant malade malheureuse malheureux malédiction maman mangez manifestations manque maudit me
    messieurs mettez mettre mieux migration mille minuit mis mission misérable moi moi-même moitié monseigneur
    monstre monte monter montez mort morte mourir moyennant municipales mutilé mère mères méchant méchante ménagé
    naguère naissance navré nom nombre nombreux nommé nommée nonobstant notaire nuit nul nulle numéro néanmoins
    objets observez offerte oncle opinion opération ordonnance originaire orphelin oubliant oublié outre-mer ouvrier
    pacifiques papa parbleu parc parce pardon pardonne parle parler parlez parlons partant partie partir partons
    partout passe passer passons passé patience pauvres payer paysanne peine penché pensant pensez pensez-vous pensé
    permettez-moi permis personne petite peur peut-être photo photos pincé plein pleurer point politique polémique
    porter pourvu pouvez-vous prenant prends prenons presque pris prière prié problème professeur projet propriété
    prouver près précieuse préface préféré prépare présidentielle prévenir prêt prêté psychologue puis père quarante
    quelle quelqu quelquefois quelques-unes quelques-uns questionnée questions quiconque quinze quitter quoi quoiqu
    quoique rangé rappelez-vous rares rassuré ravie ravissante regarde regarder regardez regards regardé rejoindre
    relâche remarque remise rendez-vous rentre reste rester restons restée retournons revenu richesse ridicules rire
    rosé rougissant routes rugby rumeurs réactions réalité réfléchi réfléchir répercussions résultat réunis réveil
    révision sache sacrebleu sacs sain sale salut santé sauf sauver savez-vous savoir sciences scène se section
    seigneur seize selon semblable sentant serait-ce serait-il seules seuls silence silencieuse singulière sinistre
    sinon situé située situés sitôt société soins soir sois soit soixante solide sollicité sollicitée songe songeant
    songez sont-elles sortez sortons soudain soutien souvenez-vous soyez soyons spirituelle sport sports spéculation
    suis-je suite suivant surtout surveillance svelte sévères ta table taisez-vous tant tante tantôt tard te
    technologie tel telle tels tenez-vous tennis tensions terrible tes tiens tir tire titre titré toi tome ton
    tonnerre toujours tour tragique trahir travaillant travailleurs travaillez treize trente-cinq trente-deux trompé
    trouvons très-bien trêve tuer tuée typique tôt va vampire venait venez venez-vous venue vertueux veux-tu via
    victoire vidéo vieilles viens vingt vingt-trois violences vis-à-vis visiteurs vite vive vivre voilà-t-il voir
    voire vois-tu voiture vol voleur volontiers voulant voulez-vous vous-même voyagez voyant voyez-vous voyons vrai
    vu vue vus vêtu yen zone âgé âgée âgés çà échappé éclair économie écoute écoutez écouté écris éducation
    élections élu élue épisode épouses épouvantée était-ce étant étendu étonné étouffé étourdi étrange étrangers
    étude êtes-vous être
    """
)
