"""XML, as @xmldom/xmldom reads and writes it."""
