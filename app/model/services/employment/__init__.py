"""Parts of the services about hiring, contracts and leaving."""
