"""English: the words that attribute quotations."""

from __future__ import annotations

from aligner.languages.base import Quotation, words

_PAST = words(
    """
    said told wrote added asked replied answered explained argued claimed stated noted observed insisted continued
    tweeted posted announced declared reported remarked admitted acknowledged agreed conceded concluded confirmed
    warned cautioned predicted promised recalled revealed suggested testified urged vowed whispered shouted cried
    exclaimed muttered murmured yelled screamed snapped joked quipped laughed sighed responded retorted countered
    complained boasted bragged commented described called dubbed denied demanded declared emphasised emphasized
    stressed estimated hinted implied maintained mentioned mused opined pleaded pledged pointed proclaimed quoted
    recounted reiterated related remembered repeated resumed returned rejoined ventured went asserted contended
    alleged advised believed thought wondered wrote read tweeted blogged chimed interjected interrupted lamented
    cheered chanted accused hailed praised criticised criticized denounced summed put texted emailed e-mailed
    messaged sang joined began begged ejaculated
    """
)
_PRESENT = words(
    """
    says tells writes adds asks replies answers explains argues claims states notes observes insists continues
    tweets posts announces declares reports remarks admits acknowledges agrees concedes concludes confirms warns
    cautions predicts promises recalls reveals suggests testifies urges jokes quips responds counters complains
    comments describes calls denies stresses emphasises emphasizes estimates maintains mentions muses quotes
    recounts reiterates remembers repeats asserts contends alleges believes thinks wonders reads say tell write add
    argue claim insist report note explain warn
    """
)
_GERUNDS = words(
    """
    saying telling chanting shouting writing adding asking replying answering explaining arguing claiming stating
    noting observing insisting continuing tweeting posting announcing declaring reporting remarking admitting
    acknowledging conceding concluding confirming warning cautioning predicting promising recalling revealing
    suggesting urging joking quipping responding complaining commenting describing calling citing quoting stressing
    emphasising emphasizing maintaining reiterating
    """
)
_INFINITIVES = words(
    """
    say tell write add ask reply answer explain argue claim state note insist tweet post announce declare report
    admit warn predict promise recall suggest respond comment describe call stress quote reiterate think
    """
)
_MONTHS = "january february march april june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"

QUOTATION = Quotation(
    finite=_PAST | _PRESENT,
    participles=_PAST | {"written", "spoken", "sung"},
    gerunds=_GERUNDS,
    infinitives=_INFINITIVES,
    weak=words(
        """
        called dubbed described read reads put went posted posts put believed believes thought thinks wondered
        wonders note notes report reports claim claims state states pointed returned related joined began say tell
        write add argue insist explain warn calls describes describing calling praised hailed criticised criticized
        accused denounced mentioned mentions estimated estimates quoted continued agreed agrees remembered promised
        promises related summed sang chanted cheered laughed sighed demanded predicted predicts
        """
    ),
    auxiliaries=words("has have had is was would could did having"),
    clitics=words(
        """
        also then later once never not even just only recently still always reportedly apparently simply now himself
        herself themselves famously already publicly repeatedly further thus therefore however quickly soon again
        subsequently often n't
        """
    ),
    adverbs=words(
        f"""
        {_MONTHS} {_DAYS} on in last late early this morning evening afternoon night week yesterday today recently
        also later then publicly him her them me us to quietly softly at
        """
    ),
    pronouns={"he": "m", "she": "f", "they": "p", "i": "je", "we": "nous", "it": ""},
    stressed={"him": "m", "her": "f", "them": "p"},
    relatives=frozenset({"who", "which"}),
    complementisers=frozenset({"that", "how", "why", "whether", "what"}),
    bare_clauses=True,
    calling=words("called calls calling dubbed described describes describing labelled labeled branded hailed"),
    sources=(("according", "to"), ("per",), ("in", "the", "words", "of"), ("quoting",)),
    determiners=words(
        """
        the a an this that these those his her its their our my some several two three four one many
        """
    ),
    indefinite=words("a an one some two three several"),
    phrase_ends=words("to in on at for when who during that as with after whose where while and before via citing"),
    links=words("as to him her of"),
    prepositions=words(
        """
        of to with for by at from against on under in into between among without after before since despite during
        about as over like around near through per via
        """
    ),
    conjunctions=words("that and but or because so if when while though although where since until as"),
    titles=words(
        """
        mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir lord lady sen sen. rep rep. gov gov. gen gen. rev rev.
        judge madame madam m. mme
        """
    ),
    feminine=words(
        """
        mrs mrs. ms ms. miss lady madame madam mme chairwoman spokeswoman actress mother sister daughter wife woman
        girl queen princess duchess congresswoman councilwoman businesswoman aunt grandmother widow mira sasha
        daniela helen tasha ashley marie anne sophie claire julie mary susan linda jennifer elizabeth barbara
        margaret lisa nancy karen betty sandra donna carol ruth sharon michelle kimberly deborah jessica angela
        melissa amy anna rebecca kathleen pamela martha debra amanda stephanie carolyn maeve deirdre aoife theresa
        ursula hillary kamala emily olivia sophia isabella grace hannah alice rose julia charlotte jane emma elin
        sarah laura victoria kate katie lucy ellen diana heather rachel nicole christine maria
        """
    ),
    masculine=words(
        """
        mr mr. sir lord chairman spokesman actor father brother son husband man boy king prince duke congressman
        councilman businessman uncle grandfather widower sam greg satya ilya emmett brad adam dario wojciech bob
        barret john paul michael robert daniel louis nicolas thomas david james william richard joseph charles
        christopher matthew anthony mark donald steven george kenneth andrew joshua kevin brian edward ronald
        timothy jason jeffrey ryan gary jacob bret larry guillermo wesley elon bill tim jeff jack mike peter tom
        padraig emmanuel vladimir barack joe ben chris jakub brett frank henry harry philip simon stephen patrick
        alan martin eric alexander nick luke ian
        """
    ),
    roles=words(
        """
        ceo cto coo cfo chief director president chairman chairwoman chair founder co-founder cofounder spokesman
        spokeswoman spokesperson rapper singer actor actress star prime minister senator congressman congresswoman
        mayor lawyer attorney analyst journalist reporter researcher head executive secretary professor captain
        councillor coach investor billionaire entrepreneur prosecutor judge doctor author economist expert
        vice-president candidate governor manager officer detective sheriff master nurse specialist opponent activist
        minister lawmaker scientist historian economist critic columnist
        """
    ),
    reports=words(
        """
        report newspaper article outlet site publication magazine agency paper document study blog newsletter
        channel letter note memo statement story company
        """
    ),
    texts=words(
        """
        statement message letter excerpt tweet tweets post posts note memo words email e-mail speech response
        reaction comment comments warning passage following announcement quote
        """
    ),
    terms=words(
        """
        name names nickname term terms word words expression concept notion slogan label so-called nicknamed known
        button phrase
        """
    ),
    works=words(
        """
        film novel book album song series play painting opera show article essay story poem documentary podcast
        episode column game single titled entitled movie musical sitcom exhibition called headlined named
        """
    ),
    organisations=words(
        """
        times post news insider bloomberg reuters information verge atlantic wired axios engadget guardian journal
        tribune ap afp bbc cnn cbs nbc abc fox inc corp ltd group ventures capital university ministry party council
        commission committee amazon google microsoft openai anthropic meta apple twitter facebook nvidia association
        foundation institute agency bank union press television radio magazine society services web court department
        office police bureau company co llc plc stratechery netflix ibm intel oracle
        """
    ),
    particles=words("de du d' von van der den la le ní mac mc o' bin ben al el di da dos del y of the and &"),
    not_names=words(_MONTHS)
    | words(_DAYS)
    | words(
        """
        f  the a an this that these those his her its their our my your he she they i we it you who what when
        where why how which and but or nor so if because while though although since until as after before with
        without for by from against on under in into between among at to of about over like around near through
        per via during despite according ceo cto coo cfo ai one two three four five six seven eight nine ten
        some several many most all no not yes there here now then later meanwhile however also even still yet
        just only once never always often sometimes perhaps maybe oh well ah eh first second third last next
        earlier asked is are was were be been do does did has have had can could would might must should let
        please thank thanks mr. mrs. ms. dr. speaking both each every other another such than too very soon
        today yesterday tomorrow i'm i've it's that's don't dear
        """
    ),
    aliases={
        "the new york times": "The New York Times",
        "new york times": "The New York Times",
        "times": "The Times",
        "wall street journal": "The Wall Street Journal",
        "washington post": "The Washington Post",
    },
    clipped=words("em tis twas til cause n bout round cos s neath ere twere twill tween kay sup"),
    switches=(
        "was like",
        "were like",
        "is like",
        "are like",
        "i'm like",
        "they're like",
        "he's like",
        "she's like",
        "they go",
        "he goes",
        "she goes",
        "they say",
        "i thought",
    ),
)
