"""Compares gatepost's reading of messages with the real release-please from npm; `make parity` runs it."""
