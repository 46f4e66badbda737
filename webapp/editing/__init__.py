"""The form of a record, for drafts and published ones alike: what was typed, what the machine proposes, saving."""
