"""What people and machines run: commands, tools, builds, hooks."""
