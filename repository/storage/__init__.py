"""Bytes by their SHA-256: the port `BlobStore` and its adapters."""
