"""Text formats, read and written as the libraries that Release Please uses do it."""
