"""The judge that every door calls, and the composition of the rulebook that it judges by."""
