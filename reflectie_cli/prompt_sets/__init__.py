"""What a prompt set is: values, how they are read from a file, and where the files stand."""
