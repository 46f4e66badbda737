"""How good the search is, on judged questions: figures, two runs compared, and the trial after each rebuild."""
