"""The guided commit: what is asked, what was answered, and the message that follows."""
