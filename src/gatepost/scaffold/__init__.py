"""What a repository is set up with: what is there → the answers → the files that it should have. Pure."""
