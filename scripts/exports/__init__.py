"""Invented exports: histories that follow a policy, and the faults that may be put into them."""
