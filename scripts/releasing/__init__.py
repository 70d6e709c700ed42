"""From changed specifications to the right versions on a package index."""
