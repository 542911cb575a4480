"""What people do, one file for each activity: parse, call one thing, show it."""
