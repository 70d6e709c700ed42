"""The reference site: guides, operations with their calls, the specifications and the Python reference as pages."""
