"""The temporal tagger: rules that read time expressions, by topic, and the calendar that resolves them.

`words` holds the vocabulary, `periods` the arithmetic of the calendar, `rule` what a rule is; the rules stand in
`absolute` (they carry their own year or month), `deictic` (counted from publication), `narrative` (counted from
what was told before), `clock`, `lengths` and `vague`. `scan` finds what they match, in one pass; `tense` and
`namesakes` look at the parse around a match. `edtf_values`, `timeline`, `events` and `evidence` make of the
expressions the dates that a briefing wants.
"""
