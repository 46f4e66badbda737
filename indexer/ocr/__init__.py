"""Text of scanned and broken pages, recognised from their pictures."""
