"""Evaluation meetings of a quarter: minutes, decisions, what came of them."""
