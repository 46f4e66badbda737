"""My list: publications and pages that a reader keeps, without an account and without a cookie.

The list is its address: `/hr/list?r=12&r=12-47` is record 12 and its page 47. So it can be shared, printed and kept
as a bookmark; a script keeps the reader's own list in the browser and nowhere else.
"""
