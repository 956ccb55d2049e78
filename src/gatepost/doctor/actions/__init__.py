"""What jobs and steps of workflows do to each other."""
