"""What comes in from a file: ours, of jrnl or of Day One."""
