"""From files to drafts, many at once: reports a file, jobs, reading on, reading anew, and what a new file is like."""
