"""`/collections`: searches that librarians show at home, each under a title in several languages."""
