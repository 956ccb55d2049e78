"""What Release Please makes of a repository: its files, tags, commits and pull requests."""
