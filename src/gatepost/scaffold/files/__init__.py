"""One module for each kind of file that a repository is given: the set-up → the files as they should be."""
