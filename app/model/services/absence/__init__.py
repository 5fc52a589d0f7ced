"""Parts of the services about absence: sickness, vacation, parental leave and the citizen's stays."""
