"""PURE. What a shell says of a line → the words on it; what may stand there → what that shell understands."""
