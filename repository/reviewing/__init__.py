"""What people look at before and after publication: decisions, checks, tags to judge, lists to empty."""
