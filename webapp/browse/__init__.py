"""The collection as plain lists: topics, countries, agencies, languages and whatever else it is tagged by."""
