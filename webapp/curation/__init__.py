"""A record after publication: its history, and what is taken back, withdrawn, joined or merged."""
