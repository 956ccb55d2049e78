"""One kind of file each: its text in, its text with the new version out."""
