"""What goes in and out of /api/v1: checked on the way in, documented by the same classes."""
