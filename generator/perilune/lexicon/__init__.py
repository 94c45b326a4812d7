"""Names we know and words we listen for: data files and their loaders, no rules.

`load_lexicon` reads `data/names/*.yml` (states, bodies, companies, people, ... and things that only
look like actors) and, on top of them, a workspace's own file of the same form. `load_vocabulary`
reads `data/vocabulary.yml`, the lists of common words by which unknown names are told.
"""

from perilune.lexicon.entries import Entry, Lexicon
from perilune.lexicon.loading import load_lexicon
from perilune.lexicon.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Entry", "Lexicon", "Vocabulary", "load_lexicon", "load_vocabulary"]
