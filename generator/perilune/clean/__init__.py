"""Raw body -> cleaned text: prose paragraphs, each on one line, with a blank line between them.

What is no prose (photo credits, bylines, datelines, share lines, page footers, 'Related article', menus,
mastheads, bare addresses) is left out; lines of a paragraph are joined, a sentence that a page break cut in
two is whole again. Every character keeps its place in the source, so that offsets can be given for both.
"""

from perilune.clean.cleaning import Cleaned, Stretch, clean

__all__ = ["Cleaned", "Stretch", "clean"]
