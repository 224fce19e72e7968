"""Finding what is wrong, in workbooks and in draft reports."""
