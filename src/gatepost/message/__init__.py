"""The one grammar: text → message → the commits that Release Please reads in it; and git's clean-up before it."""
