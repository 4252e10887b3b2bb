"""French names of places and institutions whose English is spelt otherwise, lower case: key to keys."""

from __future__ import annotations

# Written "French=English"; several English names stand with "/".
_PAIRS = """
londres=london moscou=moscow pékin=beijing/peking varsovie=warsaw vienne=vienna bruxelles=brussels genève=geneva
lisbonne=lisbon athènes=athens prague=prague/praha copenhague=copenhagen francfort=frankfurt cologne=cologne
munich=munich milan=milan turin=turin venise=venice florence=florence gênes=genoa naples=naples rome=rome
barcelone=barcelona séville=seville saragosse=zaragoza édimbourg=edinburgh douvres=dover anvers=antwerp gand=ghent
bruges=bruges haye=hague bâle=basel berne=bern zurich=zurich strasbourg=strasbourg lyon=lyons/lyon
marseille=marseilles/marseille alger=algiers caire=cairo alexandrie=alexandria jérusalem=jerusalem damas=damascus
beyrouth=beirut bagdad=baghdad téhéran=tehran riyad=riyadh mecque=mecca kaboul=kabul delhi=delhi bombay=mumbai/bombay
calcutta=kolkata/calcutta singapour=singapore séoul=seoul tokyo=tokyo hanoï=hanoi mexico=mexico havane=havana
québec=quebec montréal=montreal philadelphie=philadelphia californie=california floride=florida virginie=virginia
caroline=carolina géorgie=georgia louisiane=louisiana pennsylvanie=pennsylvania nouvelle=new cap=cape
allemagne=germany/german angleterre=england/english/british écosse=scotland/scottish galles=wales/welsh
irlande=ireland/irish espagne=spain/spanish italie=italy grèce=greece/greek turquie=turkey/turkish
suisse=switzerland/swiss autriche=austria belgique=belgium/belgian bas=netherlands/holland
hollande=holland/netherlands/dutch france=france/french norvège=norway suède=sweden/swedish finlande=finland
danemark=denmark/danish islande=iceland pologne=poland/polish hongrie=hungary tchéquie=czechia/czech roumanie=romania
bulgarie=bulgaria serbie=serbia croatie=croatia slovénie=slovenia bosnie=bosnia albanie=albania macédoine=macedonia
russie=russia ukraine=ukraine biélorussie=belarus lettonie=latvia lituanie=lithuania estonie=estonia maroc=morocco
algérie=algeria tunisie=tunisia libye=libya égypte=egypt soudan=sudan éthiopie=ethiopia érythrée=eritrea
somalie=somalia tchad=chad cameroun=cameroon guinée=guinea côte=coast ivoire=ivory sénégal=senegal
mauritanie=mauritania ouganda=uganda tanzanie=tanzania zambie=zambia afrique=africa asie=asia europe=europe
amérique=america océanie=oceania océan=ocean méditerranée=mediterranean manche=channel tamise=thames danube=danube
rhin=rhine seine=seine nil=nile chine=china japon=japan corée=korea inde=india viêtnam=vietnam thaïlande=thailand
birmanie=burma/myanmar cambodge=cambodia indonésie=indonesia malaisie=malaysia philippines=philippines
australie=australia zélande=zealand syrie=syria liban=lebanon israël=israel jordanie=jordan irak=iraq arabie=arabia
koweït=kuwait yémen=yemen brésil=brazil argentine=argentina chili=chile pérou=peru colombie=colombia équateur=ecuador
bolivie=bolivia mexique=mexico
états=states/usa/us/american unis=united/usa/us/american royaume=kingdom uni=united onu=un/nations otan=nato
ue=eu/union fmi=imf oms=who pib=gdp sida=aids ovni=ufo adn=dna urss=ussr/soviet usa=usa/us/states bce=ecb omc=wto
cpi=icc unicef=unicef saint=st/saint sainte=st/saint jean=john/jean pierre=peter/pierre paul=paul
jacques=james/jacques marie=mary/marie françois=francis/françois benoît=benedict louis=lewis/louis guillaume=william
henri=henry charles=charles georges=george élisabeth=elizabeth catherine=catherine/katherine nicolas=nicholas/nicolas
michel=michael/michel étienne=stephen/steven philippe=philip alexandre=alexander grégoire=gregory léon=leo marc=mark
luc=luke matthieu=matthew joseph=joseph moïse=moses jésus=jesus noël=christmas pâques=easter dieu=god toussaint=saints
aristote=aristotle platon=plato homère=homer virgile=virgil napoléon=napoleon césar=caesar jules=julius/jules
antoine=anthony/antony auguste=augustus poutine=putin eltsine=yeltsin gorbatchev=gorbachev khrouchtchev=khrushchev
staline=stalin lénine=lenin trotski=trotsky tchernobyl=chernobyl kadhafi=gaddafi/qaddafi/gadhafi ben=bin
zelensky=zelenskyy/zelensky erdogan=erdoğan/erdogan kiev=kyiv/kiev kyiv=kyiv/kiev kharkov=kharkiv
kharkiv=kharkiv/kharkov odessa=odesa/odessa lvov=lviv tbilissi=tbilisi erevan=yerevan bakou=baku tachkent=tashkent
douchanbé=dushanbe katmandou=kathmandu dacca=dhaka djakarta=jakarta rangoun=yangon/rangoon saïgon=saigon
nankin=nanjing canton=guangzhou/canton cracovie=krakow bucarest=bucharest belgrade=belgrade sofia=sofia
kichinev=chisinau minsk=minsk tripoli=tripoli alep=aleppo mossoul=mosul bassorah=basra gaza=gaza cisjordanie=west
ramallah=ramallah tel-aviv=tel crimée=crimea donbass=donbas moldavie=moldova kirghizistan=kyrgyzstan
kirghizie=kyrgyzstan ouzbékistan=uzbekistan tadjikistan=tajikistan
"""
EXONYMS: dict[str, frozenset[str]] = {
    french: frozenset(english.split("/")) for french, _, english in (pair.partition("=") for pair in _PAIRS.split())
}
