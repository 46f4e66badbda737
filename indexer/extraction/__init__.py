"""From the bytes of a file to the text of its pages: the port `TextExtractor`, one module per library, and the
processes with limits in which hostile files are read."""
