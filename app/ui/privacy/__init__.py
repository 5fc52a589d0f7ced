"""Getting in and out of the binder: moving it, a helper's own data, and erasing what need not be kept."""
