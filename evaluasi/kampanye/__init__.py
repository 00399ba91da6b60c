"""Campaigns: teams, who evaluates whom, how far it is, what came of it."""
