"""A whole set of results to take along: tables, files for reference managers, a brief of quotations, and a feed."""
