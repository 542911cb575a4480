"""`reflectie` and `python -m reflectie_cli`: both start here."""


def main() -> None:
    """Run the program; leave with the exit code the contract names."""
    try:
        from reflectie_cli.cli.app import app

        app(prog_name="reflectie")
    except KeyboardInterrupt:  # pressed while Python was still loading
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
