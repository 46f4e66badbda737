"""What a publication says of itself: title, year, agency, creators."""
