"""Who an article speaks of: known names, unknown names, shortened names, unnamed holders, and their weight."""
