"""Files that come and go: exports, imports, sealed summaries, an agenda."""
