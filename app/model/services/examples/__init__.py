"""Parts of the example scheme."""
