"""A report as files: the spreadsheet with its rows, and the document that is printed."""
