"""One text model, what is built in it, and a writer for each format."""
