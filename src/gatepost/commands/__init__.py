"""One file a command: read, call the domain, show."""
