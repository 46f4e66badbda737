"""From text to terms, by language and independent of any engine."""
