"""What a publication means, passage by passage, beside the words in which it says so."""
