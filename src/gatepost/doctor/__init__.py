"""Why is there no release? Facts about a repository, and checks that are pure over them."""
