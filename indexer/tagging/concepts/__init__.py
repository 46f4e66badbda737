"""Which concepts of the other facets a publication is about, by its words: names and hints, and what they are worth."""
