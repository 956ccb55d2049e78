"""What messages do to the next release."""
