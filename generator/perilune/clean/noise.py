"""Which lines of an article's file are no prose: a table of named patterns, tried on one line at a time."""

from __future__ import annotations

import re

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = (
    rf"(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?,? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}}|{MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}"
    rf"|\d{{4}}-\d\d-\d\d)"
)

_LABELS = (
    r"(?:advert(?:isement|ising)?|sponsored(?: by [\w .&]{1,40}| content)?)\W*$|advertisement\b.{0,40}$|brought to you by|a word from our sponsor",
    r"skip (?:advertisement|to (?:main )?content)|related(?: articles?| stor(?:y|ies)| topics?| links?| coverage)?:",
    r"related (?:articles?|stor(?:y|ies)|topics?)$|also (?:read|in this issue)\b|read (?:more|also|next|this release)\b",
    r"see also\b|more (?:on this story|from|stories)\b|more:|most read\b|have your say\b|watch ?[:|]|listen(?: live)?\b ?[:|•]?",
    r"à lire aussi|lire aussi|lesen sie auch|further reading\b|recommended\b ?:|in pictures\b ?:",
    r"share(?: this)?(?: (?:with|on|story|article))?\b ?[:|]|share this|condividi\b|follow us\b|follow .{2,40} on (?:facebook|x|twitter|telegram|instagram|linkedin)\b|join us on\b|like us on\b",
    r"sign up (?:for|to)\b|subscribe\b|never miss\b|get the\b.{0,40}\b(?:app|newsletter|brief(?:ing)?|e-?paper)\b|unsubscribe\b",
    r"forward(?:ed)? this\b|you(?: a|')re (?:receiv|read)ing\b|you (?:get|receive) this\b|you have \d+ free\b|view in browser",
    r"by continuing to (?:browse|use)\b|(?:we|this (?:site|website)) uses? cookies\b|manage cookies\b|cookie settings\b",
    r"(?:photo|image|picture|pic|video|graphic|graphics|illustration|map|file photo)s?(?: (?:credit|source|caption|copyright))?\b ?[:,©]",
    r"image (?:source|caption|copyright|credit)\b|photo(?:graph)? by\b|pictured?:|caption:|credit:|courtesy of\b",
    r"(?:additional )?(?:reporting|writing|editing) by\b|(?:edited|written|reported|compiled) by\b|editor ?:|with (?:files|inputs|reporting) from\b",
    r"our (?:standards|special correspondent)\b|from our (?:own )?correspondent\b|press contact\b|media contact\b",
    r"posted(?: on)? ?:|(?:last )?updated? ?:? ?\d|updated\b.{0,30}\d{4}|published(?: on)? ?:|published \w+ \d|publié le\b|filed under\b",
    r"(?:\w+ )?(?:photo|foto|image|picture) ?/ |buy this (?:image|photo)|\W*pro subscribers?\b|subscribers?(?: only)? ?:",
    r"tags? ?:|topics? ?:|keywords? ?:|category ?:|source ?:(?! )|(?:the )?(?:writer|author) is an?\b.{0,60}(?:own|columnist)",
    r"(?:the )?views expressed\b|this alert is not legal advice|corrections and clarifications|submit a news tip|have a question\b",
    r"\w+ is supported by (?:readers|listeners|viewers)\b|become a (?:member|sustaining|subscriber)\b|page \d+(?: of \d+)?\b|continued (?:from|on)\b|for (?:information media|free publication)\b|reproduction (?:by|and)\b",
    r"download(?: the)? pdf\b|print this\b|email this\b|comments? \(\d+\)|\d+ comments?\b|\d+ min(?:ute)?s? (?:read|listen)\b",
    r"pull quote:|end(?:item|s)?\W*$|visitor counter\b|please recycle\b|distributed to\b|(?:home|accueil) ?(?:[|/>»]| {2,})",
)  # fmt: skip
_LABEL = re.compile(rf"^[\W_]*(?:{'|'.join(_LABELS)})", re.IGNORECASE)

_ANYWHERE = re.compile(
    r"©|ⓒ|\(c\) ?(?:19|20)\d\d|\(c\) [A-Z]|all rights reserved|terms of (?:use|service)|privacy policy"
    r"|do not sell my|view in browser|riproduzione riservata|not an official record|log in$|sign in$",
    re.IGNORECASE,
)
_ADDRESS_ONLY = re.compile(r"^\W*(?:(?:https?://|www\.)\S+[\s,;]*)+(?:page \d+(?:/\d+)?|\d+/\d+)?\W*$", re.IGNORECASE)
_NO_WORDS = re.compile(r"^(?!\d[\d,.]*[.!?]$)[\W\d_]*$")
_SEPARATED = re.compile(r"(?:\s[|•·»▶►→☰▸➤]|[|»▶►→☰▸➤]\s)")
_COLUMNS = re.compile(r"\S {3,}\S")
_BRACKETED = re.compile(
    r"^[\[(](?:[^\])]*\b(?:photo|image|picture|pic|file|credit|courtesy|reporting|writing|editing|end|pool|reuters|afp|ap|tass)\b"
    r"[^\])]*|[A-Z]{2,12})[\])]$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^(?:\w+ \| )?(?:by|words by|from our correspondent)\s+[A-ZÀ-Þ][^.!?:;]{2,90}$", re.IGNORECASE)
_DATE_ONLY = re.compile(
    rf"^[^\w]*(?:\w+(?: \w+)?[:,] )?{_DAY}(?:[ ,|at]+\d{{1,2}}[:.]\d\d.{{0,20}})?\W*$", re.IGNORECASE
)
_RULED = re.compile(r"^(?:-{2,}|\*{3,}|~|\+{3}|>>|--).*(?:-{2,}|\*{3,}|~|\+{3})?$")
_PAGE_MARK = re.compile(r"(?:^|\s)(?:p(?:age|\.)? ?\d+(?: ?(?:of|/) ?\d+)?|- ?\d+ ?-|\d+/\d+)\W*$", re.IGNORECASE)
_CREDIT_AT_END = re.compile(
    r"(?:\s{2,}|[.!?]\s+)(?:[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,3} ?/ ?[A-Z][\w ]{1,30}"
    r"|(?:Photo|Image|Credit|Picture)s?(?: by|:).{2,60}|(?:AP|AFP|EPA|TASS|Getty|Reuters)(?: Photo| Images)?(?:/[\w ]+)?)\s*$"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotation marks and brackets allowed."""
    return bool(_SENTENCE_END.search(text))


MAX_NOISE_CHARACTERS = 3_000
"""A longer line is prose; some of the patterns take quadratic time."""


def is_noise(line: str) -> bool:
    """Whether a line (without its line end) is no prose, whatever stands around it."""
    text = line.strip()
    if not 0 < len(text) <= MAX_NOISE_CHARACTERS:
        return False
    if any(p.search(text) for p in (_LABEL, _ADDRESS_ONLY, _NO_WORDS, _BRACKETED, _DATE_ONLY)):
        return True
    if len(text) < 160 and _ANYWHERE.search(text):
        return True
    if ends_sentence(text) and not text.startswith(("***", "--", "+++", "~", ">>")):
        return False
    is_short = len(text) < 120
    return is_short and any(p.search(text) for p in (_SEPARATED, _COLUMNS, _BYLINE, _RULED, _PAGE_MARK))


def is_date_line(line: str) -> bool:
    """Whether a line gives a day and nothing else ('Tuesday, 5 May 2020')."""
    return bool(_DATE_ONLY.search(line.strip()))


def is_caption(paragraph: str) -> bool:
    """Whether a paragraph is a picture's caption: it ends in a credit ('...into space.  A. Name / TASS')."""
    return bool(_CREDIT_AT_END.search(paragraph)) and len(paragraph) < 500


_AGENCY = r"(?:\([^()]{2,45}\)|/[^/]{2,45}/\.?)"
_PLACE = r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{2,}(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ.’'-]*){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?)"
_CITY = r"(?:[A-ZÀ-Þ][\w.’'À-ÿ-]+(?: [A-ZÀ-Þ][\w.’'À-ÿ-]+){0,2}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?)"
_WHEN = rf"(?:(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:, \d{{4}})?)"
_DASH = r"(?:—|–|--|-)"
_DATELINES = tuple(
    re.compile(rf"^{pattern}\s*(?=[\"'“‘«A-ZÀ-Þ\d])")
    for pattern in (
        rf"{_PLACE}(?:,? {_WHEN})?\.?(?: \({_WHEN}\))?(?: {_AGENCY})? ?(?:{_DASH}|:)\s",
        rf"{_CITY},? {_WHEN}\.?(?: {_AGENCY})? ?(?:{_DASH}|:)\s",
        rf"{_CITY}(?:,? {_WHEN})?\.? {_AGENCY} ?(?:{_DASH}|:)?\s",
        rf"{_WHEN}(?: {_AGENCY}) ?(?:{_DASH}|:)\s",
        rf"{_CITY}\. {_DASH}\s",
        r"[A-ZÀ-Þ]{4,}(?: [A-ZÀ-Þ]{2,}){0,2}\.\s",
    )
)


def dateline_length(paragraph: str) -> int:
    """How many characters at the paragraph's start are a dateline ('MOSCOW, July 25. /TASS/. '); 0 if none."""
    for pattern in _DATELINES:
        if found := pattern.match(paragraph):
            return found.end()
    return 0
