"""Pictures of what a search finds: bars, the world, objectives by regions. Every mark is a link into the results, every
picture has its table, and both go out as CSV and SVG. Geometry is worked out here; a template only prints it."""
