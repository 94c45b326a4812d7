"""The parts of the answer first: topics, sentences, open questions."""
