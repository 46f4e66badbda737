"""The people who work here: accounts, passwords, sign-ins, and who may do what."""
