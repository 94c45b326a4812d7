"""The parts of finding who is against whom: encounters, parties, wording."""
