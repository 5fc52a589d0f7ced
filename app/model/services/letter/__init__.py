"""Parts of the letters: which there are, what they are made from, and every field that a text can name."""
