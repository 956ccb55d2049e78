"""How distributions get to an index."""
