"""Which places a publication is about: names of regions and of what lies in them, and how much they are the subject."""
