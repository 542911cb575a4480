"""What happens when somebody uses the program: no Typer, no SQL, no drawing."""
