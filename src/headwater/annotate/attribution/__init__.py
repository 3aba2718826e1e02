"""Who says what: quotations, cues, contents and speakers, composed into sayings."""
