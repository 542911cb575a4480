"""What leaves the journal, and what comes back into it."""
