"""External formats: dates as people type them, calendar files, feeds, report files."""
