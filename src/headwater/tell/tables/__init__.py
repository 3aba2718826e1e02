"""The record as tables, one a kind, joined by ids: for spreadsheets (`files`) and data frames."""
