"""What comes back: intentions, periods, reviews. Values in, values out."""
