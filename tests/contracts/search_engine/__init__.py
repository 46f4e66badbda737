"""What every search engine promises, run on each adapter."""
