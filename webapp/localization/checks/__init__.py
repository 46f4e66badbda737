"""What must hold for a translation, and what should: 28 checks, one function each.

`blocking` has the eight errors: such a translation is neither saved nor shown. `wording` and `typography` have the
warnings: a person may know better. `table` puts them in order and runs them; the editor, `putokaz i18n check` and the
site all call it. What a check says to people stands in `desk.words`, for here is no reader and no locale.

Modelled on what translation platforms check by default; written anew, for those are GPL.
"""
