"""What was probably meant: loaded only when a message is refused."""
