"""Places below countries: towns and first-level subdivisions, each of which stands for its country."""
