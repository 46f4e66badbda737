"""Letters to the people who work here: the port, and who delivers them."""
