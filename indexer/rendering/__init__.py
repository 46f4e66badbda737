"""Pages as pictures with words one can mark: PDFium in the processes with limits, and a folder that remembers."""
