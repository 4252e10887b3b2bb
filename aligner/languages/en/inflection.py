"""Irregular forms of English that simplemma's one lemma for each form leaves out."""

from __future__ import annotations

from aligner.languages.base import bases_by_form

# Forms that are also another word's, or that simplemma leaves as they are.
IRREGULAR = bases_by_form(
    {
        "leave": "left leaves", "find": "found", "see": "saw seen", "feel": "felt", "fall": "fell fallen",
        "lay": "laid",
        "lie": "lay lain", "bear": "bore born borne", "rise": "rose risen", "grind": "ground", "wind": "wound",
        "bind": "bound", "build": "built", "buy": "bought", "bring": "brought", "sell": "sold", "tell": "told",
        "hold": "held", "keep": "kept", "lead": "led", "mean": "meant", "meet": "met", "pay": "paid", "make": "made",
        "send": "sent", "spend": "spent", "lend": "lent", "stand": "stood", "understand": "understood", "win": "won",
        "wear": "wore worn", "tear": "tore torn", "speak": "spoke spoken", "break": "broke broken",
        "bite": "bit bitten",
        "choose": "chose chosen", "freeze": "froze frozen", "steal": "stole stolen", "drive": "drove driven",
        "write": "wrote written", "ride": "rode ridden", "strike": "struck stricken", "stick": "stuck",
        "sink": "sank sunk",
        "swim": "swam swum", "ring": "rang rung", "sing": "sang sung", "shrink": "shrank shrunk",
        "drink": "drank drunk",
        "begin": "began begun", "run": "ran", "come": "came", "become": "became", "overcome": "overcame",
        "give": "gave given",
        "forgive": "forgave forgiven", "take": "took taken", "shake": "shook shaken", "mistake": "mistook mistaken",
        "undertake": "undertook undertaken", "know": "knew known", "grow": "grew grown", "throw": "threw thrown",
        "blow": "blew blown", "draw": "drew drawn", "withdraw": "withdrew withdrawn", "fly": "flew flown",
        "show": "shown",
        "hide": "hid hidden", "eat": "ate eaten", "get": "got gotten", "forget": "forgot forgotten", "sit": "sat",
        "shoot": "shot", "shut": "shut", "light": "lit", "lose": "lost", "catch": "caught", "teach": "taught",
        "think": "thought", "seek": "sought", "fight": "fought", "hear": "heard", "sleep": "slept", "sweep": "swept",
        "weep": "wept", "dig": "dug", "hang": "hung", "swing": "swung", "feed": "fed", "bleed": "bled",
        "breed": "bred",
        "speed": "sped", "deal": "dealt", "dream": "dreamt", "learn": "learnt", "burn": "burnt",
        "swear": "swore sworn",
        "wake": "woke woken", "weave": "wove woven", "go": "went gone", "do": "did done does",
        "be": "was were been am is are",
        "have": "had has", "say": "said", "person": "people", "man": "men", "woman": "women", "child": "children",
        "datum": "data", "medium": "media", "criterion": "criteria", "phenomenon": "phenomena", "stratum": "strata",
        "good": "better best", "bad": "worse worst", "oversee": "oversaw overseen", "foresee": "foresaw foreseen",
        "rebuild": "rebuilt", "resell": "resold", "uphold": "upheld", "mislead": "misled", "repay": "repaid",
        "withhold": "withheld", "withstand": "withstood", "outgrow": "outgrew outgrown",
        "rewrite": "rewrote rewritten",
        "bid": "bade bidden", "flee": "fled", "cling": "clung", "spring": "sprang sprung", "spin": "spun",
        "bend": "bent",
        "crisis": "crises", "analysis": "analyses", "thesis": "theses", "basis": "bases", "axis": "axes",
        }
)  # fmt: skip

BASES = frozenset(base for bases in IRREGULAR.values() for base in bases)
