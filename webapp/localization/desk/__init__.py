"""The translator's desk: who may change a text, editor and list, the page changed in place, files out and in."""
