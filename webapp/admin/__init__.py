"""For administrators: people, state of the installation, and what was done."""
