"""Home and results: `params` reads an address, the indexer answers, `presenter` and its parts shape what is printed."""
