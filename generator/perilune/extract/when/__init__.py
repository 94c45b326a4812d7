"""The temporal tagger: rules that read time expressions, by topic, and the calendar that resolves them.

`words` holds the vocabulary, `periods` the arithmetic; `absolute`, `deictic`, `narrative`, `lengths`, `clock`
and `vague` hold the rules; `scan` finds what they match in one pass; `tense` and `namesakes` look at the
parse around a match; `edtf_values`, `timeline` and `events` make of the result what a briefing wants.
"""
