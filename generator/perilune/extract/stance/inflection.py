"""English verb forms for our own sentences: third person, gerund, past."""

from __future__ import annotations

import re

# Participles whose past tense is another word; all others are their own past tense.
_PAST = {
    "given": "gave", "chosen": "chose", "taken": "took", "written": "wrote", "drawn": "drew", "seen": "saw", "shown": "showed",
    "withdrawn": "withdrew", "known": "knew", "spoken": "spoke", "thrown": "threw", "begun": "began", "broken": "broke",
    "driven": "drove", "forbidden": "forbade", "undertaken": "undertook", "overthrown": "overthrew", "gone": "went",
    "done": "did", "forsworn": "forswore", "sworn": "swore", "flown": "flew", "forgotten": "forgot", "frozen": "froze",
    "shaken": "shook", "stolen": "stole", "risen": "rose", "grown": "grew", "become": "became", "come": "came", "run": "ran",
}  # fmt: skip
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote", "find": "found", "hold": "held", "put": "put", "seek": "sought", "give": "gave",
    "take": "took", "make": "made", "leave": "left", "see": "saw", "think": "thought", "bring": "brought", "send": "sent",
    "keep": "kept", "cut": "cut", "set": "set", "let": "let", "choose": "chose", "fly": "flew", "buy": "bought", "sell": "sold",
    "build": "built", "go": "went", "come": "came", "do": "did", "have": "had", "be": "was", "begin": "began", "withdraw": "withdrew",
    "read": "read", "quit": "quit", "hit": "hit", "shut": "shut", "strike": "struck", "stand": "stood", "speak": "spoke",
    "bid": "bid", "fight": "fought", "draw": "drew", "throw": "threw", "know": "knew", "feel": "felt", "mean": "meant", "lead": "led",
    "understand": "understood", "swear": "swore", "forbid": "forbade", "break": "broke", "pay": "paid", "win": "won", "get": "got", "cast": "cast",
    "spend": "spent", "lose": "lost", "meet": "met", "rise": "rose", "fall": "fell", "lay": "laid", "teach": "taught",
    "catch": "caught", "hear": "heard", "drive": "drove", "wear": "wore", "eat": "ate", "burst": "burst", "cost": "cost", "hurt": "hurt",
    "spread": "spread", "split": "split", "rid": "rid", "shed": "shed", "lend": "lent", "bend": "bent", "shoot": "shot",
    "deal": "dealt", "feed": "fed", "grow": "grew", "shake": "shook", "run": "ran", "become": "became",
    "overcome": "overcame", "undergo": "underwent", "undo": "undid", "offset": "offset", "broadcast": "broadcast", "forecast": "forecast",
}  # fmt: skip
_SINGULAR = {"have": "has", "are": "is", "were": "was", "do": "does", "'ve": "has", "’ve": "has"}
_DOUBLED = re.compile(
    r"[^aeiou]+[aeiou][bdgmnprt]|(?:ad|com|o|per|sub|trans)mit|(?:con|de|in|pre|re|trans)fer|begin|compel|control|deter"
    r"|equip|forbid|forget|incur|occur|propel|quit|rebut|regret|repel"
)
"""Verbs that double their last consonant: of one short syllable, or stressed on the last."""


def third_person(word: str) -> str:
    """'vote' as 'votes', 'have' as 'has', 'deny' as 'denies'."""
    if word.lower() in _SINGULAR:
        return _SINGULAR[word.lower()]
    if re.search(r"(?:s|x|z|ch|sh|o)$", word):
        return f"{word}es"
    return f"{word[:-1]}ies" if re.search(r"[^aeiou]y$", word) else f"{word}s"


def gerund(lemma: str) -> str:
    """'build' as 'building', 'take' as 'taking', 'ban' as 'banning', 'be' as 'being'."""
    if re.search(r"ie$", lemma):
        return f"{lemma[:-2]}ying"
    if re.search(r"[^eoy]e$", lemma) and lemma != "be":
        return f"{lemma[:-1]}ing"
    return f"{lemma}{lemma[-1]}ing" if _DOUBLED.fullmatch(lemma) else f"{lemma}ing"


def past_of(lemma: str) -> str:
    """'explain' as 'explained', 'seek' as 'sought'."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if re.search(r"[^aeiou]y$", lemma):
        return f"{lemma[:-1]}ied"
    return f"{lemma}{lemma[-1]}ed" if _DOUBLED.fullmatch(lemma) else f"{lemma}ed"


def past(participle: str) -> str:
    """'given' as 'gave', 'welcomed' as it is."""
    return _PAST.get(participle.lower(), participle)
