"""From a question to an answer: words and nearness joined, pages, versions of a work, passages with marks."""
