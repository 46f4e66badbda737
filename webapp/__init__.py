"""HTTP, HTML and words. No rule about records lives here, and nothing below imports this package.

`application.create_app` makes the site out of a `site.Site`; `wiring` opens one from the environment; `server` serves
it. The folders are features: `search`, `records`, `api`, `localization`. The root stays empty of imports, so that the
command line starts without a web framework.
"""
