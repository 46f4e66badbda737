"""What is offered while somebody types, and when they mistyped: all of it from the words of the index itself."""
