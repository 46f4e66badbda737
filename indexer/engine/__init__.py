"""The search engine behind one port: neutral queries in, hits and counts out; one adapter a technology."""
