"""Whether the hyphen at a line's end belongs to the word ('long-term') or to the line ('govern-ment')."""

from __future__ import annotations

import re

_FIRST_PARTS = frozenset(
    "all anti back best bi by co counter cross deep dual east eight ex far first five four free front full half hard "
    "heavy high home ill in-house intra ion large last laser little long low lower machine "
    "medium mid military mini missile moon most much multi near new next nine non north nuclear off old on one open "
    "over own part peer per post pre pro public quasi radio rapid real rear right rocket satellite second self semi "
    "seven short side single six small so soft solar solid south space state sub sun super ten then third three top "
    "trans two ultra under upper user vice war well west wide world would year".split()
)
_LAST_PARTS = frozenset(
    "armed based backed bound borne built called capable class crewed day dependent driven earth edge east end energy "
    "engine five fold four free friendly funded grade hand held high hour known language large led less level life like "
    "long looking made making managed march member mile minded minute mission month off old only orbit orbiting out "
    "owned party person phase piece point powered profile proof quality range ready related resolution road round run "
    "safe scale sea sector sharing sized size south speaking stage standing stop strong style target term thinking "
    "third three time tonne to track two type up use virus wave way week west wide wing wise world year years".split()
)
_ENDINGS = frozenset(
    "able al ally ance ate ed ence ent er ers est ful ible ic ing ings ion ions ish ism ist ity ive ize "
    "less ly ment ments ness ous sion sions tial tic tion tional tions tive ture ty wards".split()
)


def belongs_to_word(left: str, right: str, text: str) -> bool:
    """Whether `left`-`right`, broken over two lines, is a compound; `text` is the whole article.

    A form that the article has elsewhere decides; else the parts do, for few words open or close compounds.
    """
    for form, compound in ((f"{left}-{right}", True), (left + right, False)):
        if re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text, re.IGNORECASE):
            return compound
    if right in _ENDINGS:
        return False
    return left.lower() in _FIRST_PARTS or right.lower() in _LAST_PARTS or len(left) == 1
