"""Whether addresses of terms in other vocabularies still lead to something: looked at on request, never by a page."""
