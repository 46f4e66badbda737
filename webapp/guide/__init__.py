"""The librarian's guide on the site: the pages of `docs`, in the language of the reader where it is written."""
