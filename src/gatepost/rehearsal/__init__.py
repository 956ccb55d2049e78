"""What a release has to come through before it is real. Pure: what was tried comes in as facts."""
