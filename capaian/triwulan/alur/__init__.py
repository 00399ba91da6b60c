"""The official acts on a quarter as pages: read it, send it, decide on it."""
