"""The vocabularies: browse them, edit a term in all languages, take them away as SKOS."""
