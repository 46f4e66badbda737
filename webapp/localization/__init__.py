"""The interface in many languages.

`catalogs`: the .po files and what they are made of. `checks`: what must hold for a translation. `desk`: where people
translate. Here: what the site serves of it, `live`, and how a locale counts, writes and is chosen.
"""
