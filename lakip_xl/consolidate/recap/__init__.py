"""What comes of a store: a workbook for people, CSV and Parquet files for programs.

* ``picture``: the figures of the recap, aggregated where they can be added and nowhere else.
* ``pages``: its sheets for reading; ``flat``: its sheets for pivots, written row by row.
* ``book``: the workbook put together; ``files``: CSV and Parquet.
"""
