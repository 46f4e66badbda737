"""Adjectives, inhabitants and further names of countries, a table a language.

LANGUAGE.txt   one line a country: key | adjectives | inhabitants | further names, in the dictionary form
inflection.py  dictionary form -> its forms, by rules of the language
table.py       the tables read, and word -> country
"""
