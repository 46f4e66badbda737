"""What people type: its syntax, its fields, and what can be offered beside the answer."""
