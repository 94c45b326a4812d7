"""The parts of reading who holds what: places, quotations, clauses, speakers, cues, stances, wording."""
